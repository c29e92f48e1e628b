package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program's options, good before and after the command's name. Their descriptions are in {@code help.properties}. */
@Command(
        name = "standby-wizard",
        mixinStandardHelpOptions = true,
        versionProvider = StandbyWizard.Version.class,
        subcommands = {
            WindowCommand.class,
            PracticeCommand.class,
            CheckCommand.class,
            PreviewCommand.class,
            ScriptCommand.class,
            ApplyCommand.class,
            VerifyCommand.class,
            UndoCommand.class,
            RunsCommand.class,
            ReportCommand.class,
            HandoutCommand.class
        })
final class StandbyWizard implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--json", scope = ScopeType.INHERIT)
    private boolean json;

    @Option(names = "--no-color", scope = ScopeType.INHERIT)
    private boolean noColor;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT)
    private boolean verbose;

    @Option(names = "--known-hosts", paramLabel = "FILE", scope = ScopeType.INHERIT)
    private List<Path> knownHosts = List.of();

    @Option(names = "--host-keys", paramLabel = "ask|strict|accept-new", scope = ScopeType.INHERIT)
    private SshChoices.HostKeys hostKeys = SshChoices.HostKeys.ASK;

    @Option(names = "--host-key", paramLabel = "HOST=SHA256:...", scope = ScopeType.INHERIT)
    private Map<String, String> expectedKeys = new LinkedHashMap<>();

    @Option(names = "--ssh-config", paramLabel = "FILE", scope = ScopeType.INHERIT)
    private Optional<Path> sshConfig = Optional.empty();

    StandbyWizard(Surroundings around) {
        this.around = around;
    }

    /** Without a command it is the window that is wanted. */
    @Override
    public Integer call() {
        return WindowCommand.show(this, Optional.empty());
    }

    Surroundings around() {
        return around;
    }

    boolean machine() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    Output output() {
        return json
                ? new JsonOutput(
                        around.terminal(), around.messages(), around.tools().clock())
                : new TextOutput(
                        around.terminal(),
                        around.messages(),
                        !noColor && around.terminal().colored());
    }

    SshChoices ssh() {
        return new SshChoices(knownHosts, hostKeys, expectedKeys, sshConfig);
    }

    /** The build's own version; a build without one is a developer's. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = StandbyWizard.class.getPackage().getImplementationVersion();
            return new String[] {"standby-wizard " + (built == null ? "(not packaged)" : built)};
        }
    }
}
