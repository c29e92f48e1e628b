package org.standbywizard.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.standbywizard.cli.Cli;
import org.standbywizard.cli.SystemTerminal;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.store.AppDirs;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.FxThread;

/** Sets up the standbys of a lab as {@code apply} does, and is silent about it unless it fails. */
final class PracticeSetUp {
    private static final int COLUMNS = 100;
    private static final String ABOUT = "practice";
    private static final String LOG = "log";

    private final Path home;
    private final Executor executor;
    private final FxThread fx;

    /** @param home the person's home directory */
    PracticeSetUp(Path home, Executor executor, FxThread fx) {
        this.home = home;
        this.executor = executor;
        this.fx = fx;
    }

    /**
     * The run is kept among the lab's own.
     *
     * @param before the kind of step that it stops before; it goes to its end if empty
     * @throws FailureException Refused {@code lab-set-up} with what was said, or Cancelled
     */
    void run(RunningLab lab, Optional<String> before, Cancellation cancellation) {
        List<String> words = new ArrayList<>(List.of("apply", lab.plan().toString(), "--yes"));
        before.ifPresent(kind -> words.addAll(List.of("--until", kind)));
        Said said = command(lab, cancellation, words.toArray(String[]::new));
        cancellation.check(ABOUT);
        if (said.status() != 0) {
            throw new FailureException(new Failure.Refused(ABOUT, "lab-set-up", List.of(), said.text()));
        }
    }

    /** What a command ended with. */
    record Said(int status, String text) {}

    /** Any of the program's commands that reaches the lab's servers. */
    Said command(RunningLab lab, Cancellation cancellation, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        SystemTerminal terminal = new SystemTerminal(out, out, Optional.empty(), false, false, COLUMNS, executor);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--known-hosts",
                lab.ssh().knownHosts().get(0).toString(),
                "--host-keys",
                "strict",
                "--ssh-config",
                lab.ssh().config().orElseThrow().toString()));
        int status = new Cli(
                        Wiring.tools(new AppDirs(lab.home()), home, executor, Locale.ENGLISH, fx),
                        terminal,
                        Messages.of(Locale.ENGLISH),
                        cancellation,
                        LOG)
                .run(all.toArray(String[]::new));
        return new Said(status, bytes.toString(StandardCharsets.UTF_8));
    }
}
