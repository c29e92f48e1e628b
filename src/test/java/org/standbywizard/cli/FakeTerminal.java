package org.standbywizard.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Secret;

/** Keeps what was printed, and answers questions from a list; with a list it is a terminal. */
final class FakeTerminal implements Terminal {
    final List<String> out = new ArrayList<>();
    final List<String> err = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Consumer<String> onLine = line -> {};
    private final Optional<Deque<String>> answers;

    private FakeTerminal(Optional<Deque<String>> answers) {
        this.answers = answers;
    }

    static FakeTerminal none() {
        return new FakeTerminal(Optional.empty());
    }

    static FakeTerminal answering(String... answers) {
        return new FakeTerminal(Optional.of(new ArrayDeque<>(List.of(answers))));
    }

    String text() {
        return String.join("\n", out) + "\n" + String.join("\n", err);
    }

    @Override
    public synchronized void line(String text) {
        out.add(text);
        onLine.accept(text);
    }

    @Override
    public synchronized void error(String text) {
        err.add(text);
    }

    @Override
    public synchronized void progress(String text) {
        progress.add(text);
    }

    @Override
    public boolean live() {
        return answers.isPresent();
    }

    @Override
    public boolean asks() {
        return answers.isPresent();
    }

    @Override
    public boolean colored() {
        return false;
    }

    @Override
    public int columns() {
        return 100;
    }

    @Override
    public Optional<String> ask(String question, Cancellation cancellation) {
        cancellation.check("");
        asked.add(question);
        return answers.map(Deque::poll);
    }

    @Override
    public Optional<Secret> askSecret(String question, Cancellation cancellation) {
        return ask(question, cancellation).map(Secret::new);
    }
}
