package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;

/**
 * Restarts a server so that settings take effect. If it does not come up, the files are put back and it is started with
 * them (safety rule 4).
 *
 * @param expected settings that must be in force afterwards
 * @param causes those of them that need the restart
 * @param guards keys of the before-images to put back if it does not come up
 * @param was the values of {@code expected} that it ran with before
 * @param accepted names whose pending edits by others were shown and accepted before
 * @param others files that must not have been changed by somebody meanwhile
 */
public record RestartServer(
        String id,
        HostId host,
        Map<String, String> expected,
        List<String> causes,
        List<String> guards,
        Map<String, String> was,
        List<String> accepted,
        OthersFiles others)
        implements Step {
    private static final String KEPT = "kept ";

    public RestartServer {
        expected = java.util.Collections.unmodifiableMap(new TreeMap<>(expected));
        causes = List.copyOf(causes);
        guards = List.copyOf(guards);
        was = java.util.Collections.unmodifiableMap(new TreeMap<>(was));
        accepted = List.copyOf(accepted);
    }

    @Override
    public Risk risk() {
        return Risk.INTERRUPTS;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(String.join(", ", causes));
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return ServiceWords.equivalent(server, "restart");
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        String settings = SettingsCheck.query(expected);
        return SettingsCheck.standing(
                expected, context.sql(host).batch(List.of(settings)).get(0));
    }

    @Override
    public StepOutcome perform(StepContext context) {
        Sql sql = context.sql(host);
        String settings = SettingsCheck.query(expected);
        List<String> questions =
                new ArrayList<>(List.of(settings, ServerRestart.STARTED, ServerRestart.WAITING, OthersFiles.QUERY));
        questions.addAll(FileErrors.queries(sql.version()));
        List<List<Map<String, String>>> now = sql.batch(questions);
        if (SettingsCheck.differences(expected, now.get(0)).isEmpty()) {
            return StepOutcome.already();
        }
        requireOnlyOurs(context.remote(host), now.get(2));
        FileErrors.requireNone(context.remote(host), now.subList(4, now.size()));
        others.requireRead(context.remote(host), now.get(3), OthersFiles.times(context, host, now.get(3)));
        try {
            ServerRestart.Back back = ServerRestart.perform(context, host, now.get(1), List.of(settings));
            Map<String, String> wrong =
                    SettingsCheck.differences(expected, back.answers().get(0));
            if (!wrong.isEmpty()) {
                throw Scripts.refused(context.remote(host), "setting-not-in-force", wrong.toString());
            }
            return StepOutcome.done(Map.of("downtime-ms", String.valueOf(back.millis())));
        } catch (ServerRestart.NotUp e) {
            String log = HbaLog.tail(context, host, "30");
            putBack(context);
            throw Scripts.refused(context.remote(host), "restart-failed", e.getMessage() + "\n" + log);
        }
    }

    /** Somebody's edit that waits for a restart is not ours to bring into force (safety rule 4). */
    private void requireOnlyOurs(RemoteHost remote, List<Map<String, String>> waiting) {
        List<String> others = waiting.stream()
                .map(row -> row.get("name"))
                .filter(name -> Stream.concat(expected.keySet().stream(), accepted.stream())
                        .noneMatch(name::equalsIgnoreCase))
                .toList();
        if (!others.isEmpty()) {
            throw Scripts.refused(remote, "others-pending", "", String.join(", ", others));
        }
    }

    /**
     * Starts the server if an interruption left it down, as in the middle of this restart; if it does not come up, the
     * files are put back first.
     *
     * @return whether the files were put back
     */
    public boolean revive(StepContext context) {
        CommandResult start = start(context);
        if (start.ok()) {
            return false;
        }
        putBack(context);
        return true;
    }

    private CommandResult start(StepContext context) {
        return context.remote(host).run(service(context.server(host), "start"), new Cancellation());
    }

    /** What restarts or starts it. @param action {@code restart} or {@code start} */
    public Command service(ServerRef server, String action) {
        return Scripts.service(Scripts.SERVICE, server, action, ServerRestart.LIMIT_SECONDS);
    }

    /** What puts one of {@link #guards} back. */
    public Command restore(ServerRef server, String key) {
        return Scripts.admin(Scripts.RESTORE_FILE, server.runDirectory(), key, "keep");
    }

    private void putBack(StepContext context) {
        RemoteHost remote = context.remote(host);
        ServerRef server = context.server(host);
        for (String key : guards) {
            CommandResult back = remote.run(restore(server, key), new Cancellation());
            back.out()
                    .lines()
                    .filter(line -> line.startsWith(KEPT))
                    .forEach(line -> context.output("kept " + line.substring(KEPT.length())));
        }
        CommandResult start = start(context);
        context.output(start.ok() ? "put-back " + server.configFile() : "put-back-failed " + start.err());
    }

    /** Restarts only if the files that were put back ask for it. */
    @Override
    public void undo(StepContext context) {
        others.requireRead(context, host);
        List<List<Map<String, String>>> now =
                Reload.now(context, host, List.of(ServerRestart.PENDING, ServerRestart.STARTED, ServerRestart.WAITING));
        boolean ours = now.get(0).stream()
                .anyMatch(row -> expected.keySet().stream().anyMatch(row.get("name")::equalsIgnoreCase));
        if (!ours) {
            return;
        }
        requireOnlyOurs(context.remote(host), now.get(2));
        try {
            ServerRestart.perform(context, host, now.get(1), List.of());
        } catch (ServerRestart.NotUp e) {
            throw Scripts.refused(
                    context.remote(host), "restart-failed", e.getMessage() + "\n" + HbaLog.tail(context, host, "30"));
        }
    }
}
