package org.standbywizard.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.standbywizard.check.Probe;
import org.standbywizard.check.Survey;
import org.standbywizard.cli.SshChoices;
import org.standbywizard.cli.Tools;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.ssh.SshAliases;
import org.standbywizard.ssh.SshOptions;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.TextFile;
import org.standbywizard.ui.Window;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.fx.NoToolkitException;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Surroundings;
import org.standbywizard.ui.model.Work;

/** Puts the adapters into the window's hands. */
final class WindowWiring {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final AppDirs directories;
    private final Path home;
    private final Executor executor;
    private final Locale language;
    private final FxThread fx;
    private final WindowPractice practice;

    /** @param language of the program, unless the person chose another one in the window
     * @param fx whose toolkit is being started */
    WindowWiring(AppDirs directories, Path home, Executor executor, Locale language, FxThread fx) {
        this.directories = directories;
        this.home = home;
        this.executor = executor;
        this.language = language;
        this.fx = fx;
        this.practice = new WindowPractice(directories, new JsonPlanFiles(home), new PracticeSetUp(home, executor, fx));
    }

    /** @throws Tools.NoWindow if none can be shown here */
    void show(SshChoices choices, Optional<Path> plan, Cancellation cancellation) {
        try {
            new Window(services(choices), surroundings(), fx, language).run(plan, cancellation);
        } catch (NoToolkitException e) {
            throw new Tools.NoWindow(e);
        }
    }

    Services services(SshChoices choices) {
        SqlGateway gateway = new JdbcGateway();
        Probe probe = new Probe(gateway);
        SshOptions options = Wiring.options(choices, home);
        return new Services(
                new JsonPlanFiles(home),
                new WindowJournals(new FileJournals(directories), practice),
                new StoredPreferences(directories),
                new SshAliases(options)::names,
                new WindowAccess(practice, options, others -> Wiring.options(others, home)),
                gateway,
                probe,
                new Survey(probe, executor),
                new Work(executor, fx),
                home,
                Clock.systemUTC(),
                new SecureRandom(),
                TextFile::write,
                Person.here(),
                new WrittenScripts());
    }

    Surroundings surroundings() {
        String system = System.getProperty("os.name");
        Programs programs = Programs.real(PATIENCE);
        return new Surroundings(
                new DesktopTheme(system, programs),
                new DesktopBrowser(system, programs),
                new WindowFacts(new StoredFacts(directories), practice),
                practice);
    }
}
