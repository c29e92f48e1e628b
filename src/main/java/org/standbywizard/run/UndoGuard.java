package org.standbywizard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.StepContext;
import org.standbywizard.steps.SwapIn;

/**
 * Looks again before anything is taken back (safety rule 1): after a failover an undo would replace the live database.
 */
final class UndoGuard {
    private static final String RECOVERING = "SELECT pg_is_in_recovery()::text AS recovering";
    private static final String TIMELINE = "SELECT timeline_id::text AS timeline FROM pg_control_checkpoint()";
    private static final String SENDERS = "SELECT application_name, usename FROM pg_stat_replication";

    private final ReplicationPlan plan;
    private final ChangeSet changeSet;
    private final Set<String> begun;
    private final StepContext context;

    UndoGuard(ReplicationPlan plan, ChangeSet changeSet, Set<String> begun, StepContext context) {
        this.plan = plan;
        this.changeSet = changeSet;
        this.begun = begun;
        this.context = context;
    }

    /** What forbids the undo; empty if nothing does. */
    List<Failure> look() {
        List<Failure> found = new ArrayList<>();
        HostId primary = changeSet.primary();
        Sql sql = context.sql(primary);
        if (isTrue(sql.query(RECOVERING).get(0).get("recovering"))) {
            found.add(refused(primary, "undo-primary-in-recovery", primary.name()));
            return found;
        }
        String timeline = sql.query(TIMELINE).get(0).get("timeline");
        changeSet
                .steps()
                .filter(step -> step instanceof SwapIn && begun.contains(step.id()))
                .forEach(step -> standby(step.host(), timeline, found));
        others(sql, primary, found);
        return found;
    }

    private void standby(HostId standby, String timeline, List<Failure> found) {
        Sql sql;
        try {
            sql = context.sql(standby);
        } catch (FailureException e) {
            if (isDown(e.failure())) {
                // Not running: nobody can be working on it.
                return;
            }
            throw e;
        }
        if (!isTrue(sql.query(RECOVERING).get(0).get("recovering"))) {
            // Before the swap the former server runs here, and is no standby: the begun swap tells.
            if (swapped(standby)) {
                found.add(refused(standby, "undo-promoted", standby.name()));
            }
            return;
        }
        String own = sql.query(TIMELINE).get(0).get("timeline");
        if (!own.equals(timeline)) {
            found.add(refused(standby, "undo-timeline", standby.name(), own, timeline));
        }
        List<Map<String, String>> downstream = sql.query(SENDERS);
        if (!downstream.isEmpty()) {
            found.add(refused(standby, "undo-feeds-others", standby.name(), names(downstream)));
        }
    }

    private static boolean isDown(Failure failure) {
        return failure instanceof Failure.SqlFailed
                || failure instanceof Failure.Refused refused
                        && Set.of("socket-missing", "socket-refused").contains(refused.reason());
    }

    private boolean swapped(HostId standby) {
        return changeSet
                .steps()
                .filter(step -> step instanceof org.standbywizard.steps.StartServer
                        && step.host().equals(standby))
                .anyMatch(step -> begun.contains(step.id()));
    }

    /** Somebody else who streams with this run's role or slots would be cut off. */
    private void others(Sql sql, HostId primary, List<Failure> found) {
        Set<String> own = plan.standbys().stream()
                .map(StandbyPlan::applicationNameOrDefault)
                .collect(Collectors.toSet());
        own.addAll(Set.of("pg_basebackup", "psql"));
        List<Map<String, String>> strangers = sql.query(SENDERS).stream()
                .filter(row -> plan.replication().role().equals(row.get("usename"))
                        && !own.contains(row.get("application_name")))
                .toList();
        boolean ownRole = changeSet
                .steps()
                .anyMatch(step -> step instanceof org.standbywizard.steps.EnsureRole && begun.contains(step.id()));
        if (ownRole && !strangers.isEmpty()) {
            found.add(refused(primary, "undo-role-used", plan.replication().role(), names(strangers)));
        }
    }

    private static String names(List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.get("application_name")).collect(Collectors.joining(", "));
    }

    private static boolean isTrue(String text) {
        return text.startsWith("t");
    }

    private static Failure refused(HostId host, String reason, String... args) {
        return new Failure.Refused(host.name(), reason, List.of(args), "");
    }
}
