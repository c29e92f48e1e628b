package org.standbywizard.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/**
 * Waits until the standby streams, as the primary sees it, and is the same cluster, as it says itself.
 *
 * @param host the standby
 */
public record AwaitStreaming(String id, HostId host, HostId primary, String applicationName, String systemIdentifier)
        implements Step {
    private static final Duration APPEARS = Duration.ofSeconds(60);
    private static final Duration CATCHES_UP = Duration.ofHours(24);
    private static final String SENDER = "SELECT state FROM pg_stat_replication WHERE application_name = ?";
    private static final String SELF =
            "SELECT pg_is_in_recovery()::text AS recovering, system_identifier::text AS identifier FROM pg_control_system()";

    @Override
    public Risk risk() {
        return Risk.READS;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(applicationName, primary.name());
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return Equivalent.sql(SqlText.of(
                                "SELECT state, sync_state FROM pg_stat_replication WHERE application_name = %L",
                                applicationName)
                        .render()
                + ";");
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        List<Map<String, String>> rows = context.sql(primary).query(SENDER, applicationName);
        if (rows.isEmpty()) {
            return Standing.notYet("no-sender", applicationName);
        }
        return rows.stream().anyMatch(row -> "streaming".equals(row.get("state")))
                ? Standing.DONE
                : Standing.notYet("not-streaming", applicationName, rows.get(0).get("state"));
    }

    @Override
    public StepOutcome perform(StepContext context) {
        Sql sql = context.sql(primary);
        try {
            boolean[] streams = new boolean[1];
            BooleanSupplier appears = () -> {
                List<Map<String, String>> rows = sql.query(SENDER, applicationName);
                streams[0] = rows.stream().anyMatch(row -> "streaming".equals(row.get("state")));
                return !rows.isEmpty();
            };
            Poll.until(context, host, APPEARS, "streaming", appears);
            if (!streams[0]) {
                Poll.until(context, host, CATCHES_UP, "streaming", () -> appears.getAsBoolean() && streams[0]);
            }
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.TimedOut) {
                throw Scripts.refused(
                        context.remote(host), "not-streaming", HbaLog.tail(context, host, "30"), applicationName);
            }
            throw e;
        }
        Map<String, String> self =
                Connect.whenUp(context, host, APPEARS, List.of(SELF)).get(0).get(0);
        if (!self.get("recovering").startsWith("t")) {
            throw Scripts.refused(context.remote(host), "not-in-recovery", "", applicationName);
        }
        if (!self.get("identifier").equals(systemIdentifier)) {
            throw Scripts.refused(
                    context.remote(host),
                    "other-server",
                    "",
                    applicationName,
                    systemIdentifier,
                    self.get("identifier"));
        }
        return StepOutcome.already();
    }

    @Override
    public void undo(StepContext context) {
        // It only looked.
    }
}
