package org.standbywizard.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.standbywizard.check.Probe;
import org.standbywizard.cli.Questions;
import org.standbywizard.cli.SshChoices;
import org.standbywizard.cli.Tools;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.store.TextFile;
import org.standbywizard.ui.fx.FxThread;

/** Puts the adapters into the commands' hands. */
final class Wiring {
    private Wiring() {}

    static Tools tools(AppDirs directories, Path home, Executor executor, Locale language, FxThread window) {
        SqlGateway gateway = new JdbcGateway();
        return new Tools(
                new JsonPlanFiles(home),
                new FileJournals(directories),
                new HostInspection(new Probe(gateway), executor),
                (choices, questions) -> ways(choices, questions, home, gateway),
                new LabPractice(directories, new JsonPlanFiles(home)),
                executor,
                Clock.systemUTC(),
                new WindowWiring(directories, home, executor, language, window)::show,
                TextFile::write,
                Person.here(),
                new WrittenScripts());
    }

    private static Tools.Ways ways(SshChoices choices, Questions questions, Path home, SqlGateway gateway) {
        PlanSecrets secrets = new PlanSecrets(System::getenv, questions::secret);
        return new Tools.Ways(
                new SshConnector(options(choices, home), secrets, questions::acceptHostKey), gateway, secrets);
    }

    static SshOptions options(SshChoices choices, Path home) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        SshOptions usual = SshOptions.defaults(System.getenv(), home, windows);
        SshOptions options = usual.withHostKeys(policy(choices.hostKeys()))
                .withExpected(choices.expected())
                .withKnownHosts(choices.knownHosts().isEmpty() ? usual.knownHosts() : choices.knownHosts());
        return choices.config().isEmpty()
                ? options
                : options.withConfig(Optional.of(choices.config().get()), usual.sshBinary());
    }

    private static HostKeyPolicy policy(SshChoices.HostKeys choice) {
        return switch (choice) {
            case ASK -> HostKeyPolicy.ASK;
            case STRICT -> HostKeyPolicy.STRICT;
            case ACCEPT_NEW -> HostKeyPolicy.ACCEPT_NEW;
        };
    }
}
