package org.standbywizard.steps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/**
 * Takes settings out of postgresql.auto.conf, which wins over postgresql.conf, so that the managed block is in force.
 *
 * @param was the values that stood there
 */
public record ResetOverride(String id, HostId host, Map<String, String> was) implements Step {
    private static final String LOOK =
            "SELECT name FROM pg_file_settings WHERE sourcefile = current_setting('data_directory') ||"
                    + " '/postgresql.auto.conf'";

    public ResetOverride {
        was = java.util.Collections.unmodifiableMap(new TreeMap<>(was));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(String.join(", ", was.keySet()));
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return Equivalent.sql(was.keySet().stream()
                .map(name -> SqlText.of("ALTER SYSTEM RESET %I", name).render() + ";")
                .toArray(String[]::new));
    }

    String key() {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** What keeps the file. @param moment {@code before} or {@code after} the server rewrites it */
    public Command save(ServerRef server, String moment) {
        return Scripts.admin(
                Scripts.SAVE_FILE,
                server.dataDirectory() + "/postgresql.auto.conf",
                server.runDirectory(),
                key(),
                moment);
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        List<String> left = context.sql(host).query(LOOK).stream()
                .map(row -> row.get("name"))
                .filter(was::containsKey)
                .toList();
        return left.isEmpty() ? Standing.DONE : Standing.notYet("override-there", String.join(", ", left));
    }

    /** As {@link EditFile#handOver}. */
    @Override
    public void handOver(StepContext context) {
        saved(context, "before");
    }

    @Override
    public void handBack(StepContext context) {
        saved(context, "after");
    }

    private void saved(StepContext context, String moment) {
        RemoteHost remote = context.remote(host);
        ServerRef server = context.server(host);
        CommandResult saved = remote.run(save(server, moment), context.cancellation());
        if (!saved.ok()) {
            throw Scripts.refused(remote, "file-not-written", saved, server.dataDirectory() + "/postgresql.auto.conf");
        }
    }

    @Override
    public StepOutcome perform(StepContext context) {
        Sql sql = context.sql(host);
        List<String> there =
                sql.query(LOOK).stream().map(row -> row.get("name")).toList();
        if (was.keySet().stream().noneMatch(there::contains)) {
            return StepOutcome.already();
        }
        saved(context, "before");
        for (String name : was.keySet()) {
            sql.execute(SqlText.of("ALTER SYSTEM RESET %I", name));
        }
        saved(context, "after");
        return StepOutcome.done();
    }

    /** The saved bytes if nobody changed the file since; otherwise ALTER SYSTEM SET, which keeps strangers' changes. */
    @Override
    public void undo(StepContext context) {
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(
                Scripts.admin(Scripts.RESTORE_FILE, context.server(host).runDirectory(), key()),
                context.cancellation());
        if (result.exitStatus() == 3) {
            Sql sql = context.sql(host);
            was.forEach((name, value) -> sql.execute(SqlText.of("ALTER SYSTEM SET %I = %L", name, value)));
        } else if (!result.ok()) {
            throw Scripts.refused(remote, "file-not-restored", result, "postgresql.auto.conf");
        }
    }
}
