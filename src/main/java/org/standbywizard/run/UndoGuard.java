package org.standbywizard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.standbywizard.conf.SyncStandbyNames;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.HostRecord;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StepContext;
import org.standbywizard.steps.SwapIn;

/**
 * Looks again before anything is taken back (safety rule 1): after a failover an undo would replace the live database,
 * and somebody else may use by now what the run made.
 */
final class UndoGuard {
    private static final String RECOVERING = "SELECT pg_is_in_recovery()::text AS recovering";
    /** Right after a promotion only the WAL's own name tells the new timeline, not the last checkpoint. */
    private static final String TIMELINE =
            "SELECT ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int::text AS timeline";

    private static final String TIMELINE_9_6 =
            "SELECT ('x' || substr(pg_xlogfile_name(pg_current_xlog_location()), 1, 8))::bit(32)::int::text AS timeline";

    private static final String RECEIVED = "SELECT greatest((SELECT timeline_id FROM pg_control_checkpoint()),"
            + " (SELECT received_tli FROM pg_stat_wal_receiver))::text AS timeline";

    private static final String SENDERS = "SELECT r.application_name, r.usename, s.slot_name FROM pg_stat_replication r"
            + " LEFT JOIN pg_replication_slots s ON s.active_pid = r.pid";
    private static final String SLOTS = "SELECT slot_name, slot_type FROM pg_replication_slots";
    private static final String SYNCHRONOUS = "SHOW synchronous_standby_names";

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
        String timeline = timeline(sql);
        begun(SwapIn.class).forEach(step -> standby(step.host(), timeline, found));
        others(sql, primary, found);
        return found;
    }

    /** The timeline that a primary writes. */
    static String timeline(Sql primary) {
        return primary.query(primary.version().atLeast(PgVersion.V10) ? TIMELINE : TIMELINE_9_6)
                .get(0)
                .get("timeline");
    }

    private <T extends Step> Stream<T> begun(Class<T> kind) {
        return changeSet.steps().filter(kind::isInstance).map(kind::cast).filter(step -> begun.contains(step.id()));
    }

    private void standby(HostId standby, String timeline, List<Failure> found) {
        if (!HostRecord.isSwapped(context.remote(standby), context.server(standby), context.cancellation())) {
            // What runs here is the former server.
            return;
        }
        Sql sql;
        try {
            sql = context.sql(standby);
        } catch (FailureException e) {
            if (ServerDown.is(e.failure())) {
                // Not running: nobody can be working on it.
                return;
            }
            throw e;
        }
        if (!isTrue(sql.query(RECOVERING).get(0).get("recovering"))) {
            found.add(refused(standby, "undo-promoted", standby.name()));
            return;
        }
        String own = sql.query(RECEIVED).get(0).get("timeline");
        if (!own.equals(timeline)) {
            found.add(refused(standby, "undo-timeline", standby.name(), own, timeline));
        }
        List<Map<String, String>> downstream = sql.query(SENDERS);
        if (!downstream.isEmpty()) {
            found.add(refused(standby, "undo-feeds-others", standby.name(), names(downstream)));
        }
    }

    /** Somebody else who works with this run's role, slots or settings would be cut off, or keep the server from starting. */
    private void others(Sql sql, HostId primary, List<Failure> found) {
        Set<String> own = plan.standbys().stream()
                .map(StandbyPlan::applicationNameOrDefault)
                .collect(Collectors.toSet());
        own.addAll(Set.of("pg_basebackup", "psql"));
        Set<String> ownSlots = begun(CreateSlot.class)
                .filter(step -> !step.existed())
                .map(CreateSlot::slot)
                .collect(Collectors.toSet());
        List<Map<String, String>> strangers = sql.query(SENDERS).stream()
                .filter(row -> !own.contains(row.get("application_name")))
                .toList();
        if (begun(EnsureRole.class).findAny().isPresent()) {
            refuse(
                    strangers,
                    row -> plan.replication().role().equals(row.get("usename")),
                    primary,
                    "undo-role-used",
                    plan.replication().role(),
                    found);
        }
        ownSlots.forEach(slot ->
                refuse(strangers, row -> slot.equals(row.get("slot_name")), primary, "undo-slot-used", slot, found));
        List<Map<String, String>> slots = sql.query(SLOTS).stream()
                .filter(row -> !ownSlots.contains(row.get("slot_name")))
                .toList();
        begun(RestartServer.class)
                .filter(step -> step.host().equals(primary))
                .forEach(step -> settings(step.was(), slots, strangers.size(), primary, found));
        synchronous(sql, primary, own, found);
    }

    private static void refuse(
            List<Map<String, String>> strangers,
            Predicate<Map<String, String>> who,
            HostId primary,
            String reason,
            String what,
            List<Failure> found) {
        List<Map<String, String>> users = strangers.stream().filter(who).toList();
        if (!users.isEmpty()) {
            found.add(refused(primary, reason, what, names(users)));
        }
    }

    /** With the values of before, a server that has more slots than allowed does not start at all. */
    private static void settings(
            Map<String, String> was,
            List<Map<String, String>> slots,
            int senders,
            HostId primary,
            List<Failure> found) {
        boolean logical = slots.stream().anyMatch(row -> row.get("slot_type").equals("logical"));
        String level = was.getOrDefault("wal_level", "logical");
        if (number(was, "max_replication_slots") < slots.size()
                || level.equals("minimal") && !slots.isEmpty()
                || logical && !level.equals("logical")) {
            found.add(refused(
                    primary,
                    "undo-settings-used",
                    was.toString(),
                    slots.stream().map(row -> row.get("slot_name")).collect(Collectors.joining(", "))));
        } else if (number(was, "max_wal_senders") < senders || level.equals("minimal") && senders > 0) {
            found.add(refused(primary, "undo-settings-used", was.toString(), String.valueOf(senders)));
        }
    }

    private static int number(Map<String, String> was, String name) {
        return was.containsKey(name) ? Integer.parseInt(was.get(name)) : Integer.MAX_VALUE;
    }

    /** Somebody lets commits wait for a standby that is about to go. What the run itself set is emptied first. */
    private void synchronous(Sql sql, HostId primary, Set<String> own, List<Failure> found) {
        String names = sql.query(SYNCHRONOUS).get(0).get("synchronous_standby_names");
        boolean ours = begun(EditFile.class).anyMatch(step -> step.purpose().equals("synchronous"));
        if (names.isBlank() || ours) {
            return;
        }
        List<String> waited = SyncStandbyNames.parse(names).names().stream()
                .filter(own::contains)
                .toList();
        if (!waited.isEmpty() && begun(SwapIn.class).findAny().isPresent()) {
            found.add(refused(primary, "undo-synchronous", names, String.join(", ", waited)));
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
