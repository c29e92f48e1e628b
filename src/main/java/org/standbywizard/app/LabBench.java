package org.standbywizard.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.lab.Console;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.Station;
import org.standbywizard.lab.Waiting;
import org.standbywizard.lab.client.ServerError;
import org.standbywizard.lab.exercise.Exercise;
import org.standbywizard.lab.exercise.Exercises;
import org.standbywizard.lab.exercise.Pair;
import org.standbywizard.learn.LabState;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.ShellQuote;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.model.PracticeBench;

/** The window's view of what can be done with a lab's servers. */
final class LabBench implements PracticeBench, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabBench.class);
    private static final String ABOUT = "practice";
    /** A standby that was not let in, or found its primary still starting, tries again only after five seconds. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(12);

    private final RunningLab running;
    private final Lab lab;
    private final PracticeSetUp wizard;
    private final Map<String, Console> consoles = new LinkedHashMap<>();
    private final LabTerminals terminals;

    LabBench(RunningLab running, Lab lab, PracticeSetUp wizard) {
        this.running = running;
        this.lab = lab;
        this.wizard = wizard;
        this.terminals = new LabTerminals(lab);
        for (Station station : lab.stations()) {
            consoles.put(station.name(), station.console());
        }
    }

    private Pair pair() {
        return Pair.of(lab.stations());
    }

    @Override
    public List<String> exercises() {
        return running.exercises();
    }

    @Override
    public List<Sign> inject(String exercise, Cancellation cancellation) {
        List<Sign> before = lastly(Exercises.named(exercise), cancellation);
        if (before.isEmpty()) {
            running.inject(exercise);
        }
        return before;
    }

    @Override
    public List<Sign> check(String exercise, Cancellation cancellation) {
        return lastly(Exercises.named(exercise), cancellation);
    }

    /** What is wrong, and does not come right by itself. */
    private List<Sign> lastly(Exercise exercise, Cancellation cancellation) {
        List<org.standbywizard.lab.exercise.Sign> seen = new ArrayList<>();
        try {
            Waiting.within(PATIENCE_NANOS, () -> {
                seen.clear();
                seen.addAll(exercise.look(pair()));
                return cancellation.isCancelled() || seen.isEmpty();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cancellation.check(ABOUT);
        return shown(exercise, seen);
    }

    private static List<Sign> shown(Exercise exercise, List<org.standbywizard.lab.exercise.Sign> signs) {
        LOG.debug("{}: {}", exercise.name(), signs);
        return signs.stream()
                .map(sign -> new Sign(
                        sign.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), sign.host(), sign.detail()))
                .toList();
    }

    @Override
    public void setUp(LabState state, Cancellation cancellation) {
        if (state == LabState.BARE) {
            running.reset();
        } else if (state.from().isPresent()) {
            setUp(state.from().get(), cancellation);
            cancellation.check(ABOUT);
            wizard.run(running, state.before(), cancellation);
        } else if (!running.bring(state.word())) {
            // The first time by the wizard itself, so that the state is what it makes; it is kept for the next time.
            running.reset();
            cancellation.check(ABOUT);
            wizard.run(running, state.before(), cancellation);
            running.keep(state.word());
        }
    }

    @Override
    public List<Host> hosts() {
        return lab.hosts().stream()
                .map(host -> new Host(
                        host.name(),
                        ShellQuote.typed(
                                "ssh",
                                "-p",
                                String.valueOf(host.sshPort()),
                                "-o",
                                "UserKnownHostsFile=" + lab.knownHosts(),
                                lab.user() + "@127.0.0.1")))
                .toList();
    }

    @Override
    public RemoteTerminal terminal(String host, TerminalSize size, Cancellation cancellation) {
        return terminals.open(host, size, cancellation);
    }

    @Override
    public String password() {
        try {
            return Files.readString(lab.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer ask(String host, String sql) {
        try {
            org.standbywizard.lab.client.Answer answer = consoles.get(host).run(sql);
            return new Answer.Done(answer.columns(), answer.rows(), answer.more(), answer.tag());
        } catch (ServerError e) {
            return new Answer.Refused(e.state(), e.getMessage());
        } catch (IOException e) {
            LOG.debug("{} does not answer", host, e);
            return new Answer.Refused("", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        terminals.close();
        consoles.values().forEach(Console::close);
    }
}
