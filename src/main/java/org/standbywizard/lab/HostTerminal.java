package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's shell, beside the data directory, which pg_ctl takes unasked, as psql does its server. What a terminal does with keys and lines is
 * done by script(1) where there is one; without it letters are not echoed by this side, and there is no size. As with
 * sshd it ends with its channel, while what a process of its own serves goes on.
 */
final class HostTerminal extends ChannelCommand {
    private static final Logger LOG = LoggerFactory.getLogger(HostTerminal.class);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** In script's terminal: which one it is, its keys and size as a person expects them, then their shell. */
    private static final String INSIDE = "tty > \"$PRACTICE_TTY\"; stty sane erase \"^?\"; "
            + "stty rows \"$PRACTICE_ROWS\" cols \"$PRACTICE_COLUMNS\" 2> /dev/null; "
            + "unset PRACTICE_TTY PRACTICE_ROWS PRACTICE_COLUMNS; "
            + "if command -v bash > /dev/null 2>&1; then exec bash --norc -i; else exec /bin/sh -i; fi";

    private static final String BEGIN = "cd \"$1\" && export PGDATA=\"$2\" PS1=\"$3\\$ \" LANG=C.UTF-8 TERM=\"$4\" "
            + "PRACTICE_ROWS=\"$5\" PRACTICE_COLUMNS=\"$6\" PRACTICE_TTY=\"$7\" SHELL=/bin/sh "
            + "PGHOST=\"$8\" PGPORT=\"$9\" PGUSER=postgres && shift 9 && "
            + "if command -v script > /dev/null 2>&1; then exec script -q -c \"$1\" /dev/null; "
            + "else exec /bin/sh -i; fi";

    private final LabServer server;
    private final Map<String, String> variables;
    /** Where script's terminal tells its name. */
    private final Path name;

    private LoginCommand command;

    /** @param variables of the login's environment */
    HostTerminal(LabServer server, Map<String, String> variables) {
        this.server = server;
        this.variables = variables;
        this.name = server.run().resolve("tty-" + UUID.randomUUID());
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        Map<String, String> asked = environment.getEnv();
        command = new LoginCommand(
                server.account()
                        .command(List.of(
                                "/bin/sh",
                                "-c",
                                BEGIN,
                                "sh",
                                server.directory().toString(),
                                server.data().toString(),
                                server.name(),
                                asked.getOrDefault(Environment.ENV_TERM, "xterm"),
                                rows(asked),
                                columns(asked),
                                name.toString(),
                                server.run().toString(),
                                String.valueOf(server.port()),
                                INSIDE)),
                variables,
                this);
        environment.addSignalListener((where, signal) -> LoginCommand.thread(() -> fit(asked)), Signal.WINCH);
        command.start(channel, environment);
    }

    private static String rows(Map<String, String> asked) {
        return asked.getOrDefault(Environment.ENV_LINES, "24");
    }

    private static String columns(Map<String, String> asked) {
        return asked.getOrDefault(Environment.ENV_COLUMNS, "80");
    }

    /** Gives it the size that was asked for last; the kernel tells its programs. */
    private synchronized void fit(Map<String, String> asked) {
        try {
            if (!Waiting.within(LIMIT_NANOS, () -> Files.exists(name) && Files.size(name) > 0)) {
                return;
            }
            String line = "stty rows \"$2\" cols \"$3\" < \"$1\"";
            List<String> words =
                    List.of("/bin/sh", "-c", line, "sh", Files.readString(name).strip(), rows(asked), columns(asked));
            Shell.run(server.account().command(words), Path.of("/"), Map.of());
        } catch (IOException e) {
            // Its programs go on in the size that they know.
            LOG.debug("a terminal of {} could not be fitted", server.name(), e);
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        if (command != null) {
            command.destroy(channel);
            command.hangUp();
        }
        try {
            Files.deleteIfExists(name);
        } catch (IOException e) {
            LOG.debug("{} stays", name, e);
        }
    }
}
