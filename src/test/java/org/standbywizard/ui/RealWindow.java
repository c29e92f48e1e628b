package org.standbywizard.ui;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.standbywizard.check.Probe;
import org.standbywizard.check.Survey;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.store.TextFile;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.FactsMemory;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Surroundings;
import org.standbywizard.ui.model.Work;

/** The whole window on real SSH, SQL and files below a directory; only the desktop around it is left out. */
public final class RealWindow implements AutoCloseable {
    private final ExecutorService background;
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final Shown shown;
    private final Stage stage;

    /** What is behind a window. @param background of these services, ended with the window */
    public record Parts(ExecutorService background, FxThread fx, Services services, Surroundings around) {}

    /** Threads for a window's work. */
    public static ExecutorService threads() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "window-work");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param home an empty directory, or one that another window of the same test has left
     * @param knownHosts what host keys are known by; a trusted one is appended
     * @param config an ssh_config file
     */
    public RealWindow(Path home, Path knownHosts, Optional<Path> config, Locale language, double width, double height) {
        this(parts(home, knownHosts, config), language, width, height);
    }

    /** The same in English, of the usual size. */
    RealWindow(Path home, Path knownHosts, Optional<Path> config) {
        this(home, knownHosts, config, Locale.ENGLISH, 1180, 760);
    }

    private static Parts parts(Path home, Path knownHosts, Optional<Path> config) {
        FxThread fx = new FxThread();
        ExecutorService background = threads();
        SshOptions options = SshOptions.defaults(Map.of(), home, false)
                .withKnownHosts(List.of(knownHosts))
                .withHostKeys(HostKeyPolicy.ASK)
                .withConfig(config.isPresent() ? config : Optional.of(home.resolve("none")), Optional.of("ssh"));
        JdbcGateway gateway = new JdbcGateway();
        Probe probe = new Probe(gateway);
        Services services = new Services(
                new JsonPlanFiles(home),
                new FileJournals(new AppDirs(home.resolve("state"))),
                new TestServices.Kept(),
                List::of,
                questions -> {
                    PlanSecrets secrets = new PlanSecrets(name -> null, questions::secret);
                    return new Access.Ways(new SshConnector(options, secrets, questions::acceptHostKey), secrets);
                },
                gateway,
                probe,
                new Survey(probe, background),
                new Work(background, fx),
                home,
                Clock.systemUTC(),
                new SecureRandom(),
                TextFile::write,
                "tester@desk",
                (directory, files) -> {});
        Surroundings around =
                new Surroundings(() -> Optional.of(false), address -> {}, new NoMemory(), new FakePractice());
        return new Parts(background, fx, services, around);
    }

    /** With whatever is behind it. */
    public RealWindow(Parts parts, Locale language, double width, double height) {
        this.background = parts.background();
        PageStage.onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> faults.add(fault));
            return null;
        });
        Remembered remembered = new Remembered(
                Remembered.NOTHING.theme(),
                Optional.empty(),
                false,
                false,
                width,
                height,
                false,
                List.of(),
                List.of(),
                List.of());
        shown = PageStage.onFx(
                () -> new Shown(parts.services(), parts.around(), parts.fx(), language, remembered, Pages::all));
        PageStage.onFx(() -> {
            shown.open(Optional.of(false), () -> {});
            return null;
        });
        stage = PageStage.onFx(
                () -> (Stage) Window.getWindows().get(Window.getWindows().size() - 1));
    }

    Shown shown() {
        return shown;
    }

    public Stage stage() {
        return stage;
    }

    /** @throws AssertionError if something went wrong on the window's thread that nobody was to see */
    @Override
    public void close() {
        shown.model().links().close();
        PageStage.onFx(() -> {
            stage.hide();
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return null;
        });
        background.shutdownNow();
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.size() + " faults on the window's thread", faults.get(0));
        }
    }

    private static final class NoMemory implements FactsMemory {
        @Override
        public Optional<Seen> recall(String server) {
            return Optional.empty();
        }

        @Override
        public void keep(String server, Seen seen) {
            // Each window of a test begins without.
        }
    }
}
