package org.standbywizard.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/**
 * A physical replication slot that keeps WAL from the moment it is made (PostgreSQL, "Replication Slots").
 *
 * @param host the primary
 * @param standby for whom it is
 * @param existed whether it was there before the run; then it is not dropped by an undo
 * @param lost whether a slot of this name had lost its WAL (13+), so that it serves nobody and is made anew
 */
public record CreateSlot(String id, HostId host, HostId standby, String slot, boolean existed, boolean lost)
        implements Step {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** The receiver of a standby that fell behind tries again and again, and has the slot for a moment each time. */
    private static final String LOST = "SELECT slot_name FROM pg_replication_slots"
            + " WHERE slot_name = ? AND slot_type = 'physical' AND wal_status = 'lost'";

    private static final String DROP_LOST = "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
            + " WHERE slot_name = ? AND slot_type = 'physical' AND wal_status = 'lost' AND NOT active";
    private static final String LOOK =
            "SELECT slot_type, active::text AS active FROM pg_replication_slots WHERE slot_name = ?";
    private static final String THERE = "SELECT slot_type FROM pg_replication_slots WHERE slot_name = %L";
    private static final String CREATE = "SELECT pg_create_physical_replication_slot(%L, true)"
            + " WHERE NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE slot_name = %L)";

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(slot, standby.name());
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        String create = SqlText.of("SELECT pg_create_physical_replication_slot(%L, true)", slot)
                        .render() + ";";
        String drop = SqlText.of("SELECT pg_drop_replication_slot(%L)", slot).render() + ";";
        return lost ? Equivalent.sql(drop, create) : Equivalent.sql(create);
    }

    /** Makes it, unless one of that name is there. */
    public String statement() {
        return SqlText.of(CREATE, slot, slot).render();
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        Sql sql = context.sql(host);
        List<Map<String, String>> found = sql.query(LOOK, slot);
        if (found.isEmpty()) {
            return Standing.notYet("slot-missing", slot);
        }
        if (!found.get(0).get("slot_type").equals("physical")) {
            return Standing.notYet("slot-logical", slot);
        }
        return lost && !sql.query(LOST, slot).isEmpty() ? Standing.notYet("slot-lost", slot) : Standing.DONE;
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        Sql sql = context.sql(host);
        if (lost) {
            Poll.until(context, host, LIMIT, "slot " + slot, () -> {
                sql.query(DROP_LOST, slot);
                return sql.query(LOST, slot).isEmpty();
            });
        }
        List<Map<String, String>> found = sql.batch(
                        List.of(SqlText.of(THERE, slot).render(), statement()))
                .get(0);
        if (found.isEmpty()) {
            return StepOutcome.done();
        }
        if (!found.get(0).get("slot_type").equals("physical")) {
            throw Scripts.refused(remote, "slot-logical", "", slot);
        }
        if (!existed && !context.attemptedBefore(this)) {
            throw Scripts.refused(remote, "slot-appeared", "", slot);
        }
        return StepOutcome.already();
    }

    @Override
    public void undo(StepContext context) {
        if (existed) {
            return;
        }
        Sql sql = context.sql(host);
        List<Map<String, String>> found = sql.query(LOOK, slot);
        if (found.isEmpty()) {
            return;
        }
        // The sender of a standby that was just stopped may need a moment to let go.
        Poll.until(context, host, LIMIT, "slot " + slot, () -> sql.query(LOOK, slot).stream()
                .noneMatch(row -> row.get("active").startsWith("t")));
        sql.query("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?", slot);
    }
}
