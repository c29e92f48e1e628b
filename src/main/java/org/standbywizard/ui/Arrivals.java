package org.standbywizard.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.standbywizard.plan.PlanFiles;

/**
 * A plan that is opened outside of the window while the window is there. It waits for the person to answer what the window
 * asks at that moment; of several the newest is opened. On the window's thread.
 */
final class Arrivals implements AutoCloseable {
    private final List<ObservableValue<? extends Optional<?>>> questions;
    private final Consumer<Path> open;
    private final ChangeListener<Object> answered;
    private Optional<Path> arrived = Optional.empty();

    /**
     * @param questions what may be asked, each empty while it is not
     * @param later after what is done now: an answer first does what it says
     */
    Arrivals(List<ObservableValue<? extends Optional<?>>> questions, Executor later, Consumer<Path> open) {
        this.questions = List.copyOf(questions);
        this.open = open;
        this.answered = (observed, was, is) -> {
            if (arrived.isPresent()) {
                later.execute(this::openUnlessAsking);
            }
        };
        this.questions.forEach(question -> question.addListener(answered));
    }

    /** What has no plan's ending is passed over: macOS also hands over the words of a command line as files. */
    void came(List<Path> files) {
        files.stream().filter(Arrivals::isPlan).findFirst().ifPresent(file -> {
            arrived = Optional.of(file);
            openUnlessAsking();
        });
    }

    private static boolean isPlan(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return PlanFiles.KINDS.stream().anyMatch(kind -> name.endsWith("." + kind));
    }

    private void openUnlessAsking() {
        if (questions.stream().allMatch(question -> question.getValue().isEmpty())) {
            Optional<Path> file = arrived;
            arrived = Optional.empty();
            file.ifPresent(open);
        }
    }

    @Override
    public void close() {
        arrived = Optional.empty();
        questions.forEach(question -> question.removeListener(answered));
    }
}
