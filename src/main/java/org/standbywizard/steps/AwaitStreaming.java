package org.standbywizard.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;

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
        return Equivalent.sql("SELECT state, sync_state FROM pg_stat_replication WHERE application_name = '"
                + applicationName.replace("'", "''") + "';");
    }

    @Override
    public StepOutcome perform(StepContext context) {
        Sql sql = context.sql(primary);
        try {
            Poll.until(context, host, APPEARS, "streaming", () -> !sql.query(SENDER, applicationName)
                    .isEmpty());
            Poll.until(context, host, CATCHES_UP, "streaming", () -> sql.query(SENDER, applicationName).stream()
                    .anyMatch(row -> "streaming".equals(row.get("state"))));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.TimedOut) {
                throw Scripts.refused(
                        context.remote(host), "not-streaming", HbaLog.tail(context, host, "30"), applicationName);
            }
            throw e;
        }
        Connect.whenUp(context, host, APPEARS);
        Map<String, String> self = context.sql(host).query(SELF).get(0);
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
