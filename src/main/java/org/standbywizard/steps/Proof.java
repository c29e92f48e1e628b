package org.standbywizard.steps;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/**
 * A write on the primary, read on every standby, with the delay measured; and a write on every standby, refused.
 *
 * @param host the primary
 * @param table its name in the superuser's database; empty where a new table would do harm (publications for all
 *     tables, DDL event triggers: safety rule 10), then a restore point is written and its LSN awaited
 * @param token what is written
 */
public record Proof(String id, HostId host, List<HostId> standbys, String table, String token) implements Step {
    /** Facts of its outcome: {@code table} or {@code restore-point}; by standby the delay, and how a write was refused. */
    public static final String WAY = "way";

    public static final String DELAY = "at-most-ms-";
    public static final String REFUSAL = "refused-";
    public static final String BY_TABLE = "table";
    public static final String BY_RESTORE_POINT = "restore-point";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String READ_ONLY = "25006";

    public Proof {
        standbys = List.copyOf(standbys);
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(table.isEmpty() ? "restore point" : table);
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return table.isEmpty()
                ? Equivalent.sql(
                        SqlText.of("SELECT pg_create_restore_point(%L)", token).render() + ";")
                : Equivalent.sql(create().render() + ";", insert().render() + ";", drop().render() + ";");
    }

    private SqlText create() {
        return SqlText.of("CREATE TABLE public.%I (token text, written_at timestamptz DEFAULT now())", table);
    }

    private SqlText insert() {
        return SqlText.of("INSERT INTO public.%I (token) VALUES (%L)", table, token);
    }

    private SqlText drop() {
        return SqlText.of("DROP TABLE IF EXISTS public.%I", table);
    }

    @Override
    public StepOutcome perform(StepContext context) {
        Sql primary = context.sql(host);
        Map<String, String> facts = new LinkedHashMap<>();
        // A run may be gone on with days after it was looked at.
        if (table.isEmpty() || !primary.query(harmed(primary.version())).isEmpty()) {
            for (HostId standby : standbys) {
                Connect.whenUp(context, standby, LIMIT, List.of("SELECT 1"));
            }
            facts.put(WAY, BY_RESTORE_POINT);
            byRestorePoint(context, primary, facts);
        } else {
            facts.put(WAY, BY_TABLE);
            try {
                byTable(context, primary, facts);
            } finally {
                primary.execute(drop());
            }
        }
        for (HostId standby : standbys) {
            facts.put(REFUSAL + standby, refusal(context, standby));
        }
        return StepOutcome.done(facts);
    }

    /** What a new table in this database would reach: publications of all tables or of schemas, DDL event triggers. */
    private static String harmed(PgVersion version) {
        String query = "SELECT 1 FROM pg_event_trigger WHERE evtevent <> 'login' AND evtenabled <> 'D'";
        if (version.atLeast(PgVersion.V10)) {
            query += " UNION ALL SELECT 1 FROM pg_publication WHERE puballtables";
        }
        if (version.atLeast(PgVersion.V15)) {
            query += " UNION ALL SELECT 1 FROM pg_publication_namespace";
        }
        return query;
    }

    private void byTable(StepContext context, Sql primary, Map<String, String> facts) {
        // One that an interrupted run left goes first; a standby that lags may show it still, so the oid tells them
        // apart.
        String oid = primary.batch(List.of(
                        drop().render(),
                        create().render(),
                        SqlText.of("SELECT oid::text AS oid FROM pg_class WHERE relname = %L", table)
                                .render()))
                .get(2)
                .get(0)
                .get("oid");
        List<String> look = List.of(
                SqlText.of("SELECT 1 FROM pg_class WHERE oid::text = %L", oid).render());
        for (HostId standby : standbys) {
            Poll.until(context, standby, LIMIT, "proof", () -> !Connect.whenUp(context, standby, LIMIT, look)
                    .get(0)
                    .isEmpty());
        }
        primary.execute(insert());
        long written = System.nanoTime();
        String read = SqlText.of("SELECT token FROM public.%I", table).render();
        for (HostId standby : standbys) {
            Sql sql = context.sql(standby);
            List<List<Map<String, String>>> seen = new java.util.ArrayList<>();
            Poll.closely(context, standby, LIMIT, "proof", () -> {
                seen.add(sql.query(read));
                return !seen.get(seen.size() - 1).isEmpty();
            });
            String found = seen.get(seen.size() - 1).get(0).get("token");
            if (!found.equals(token)) {
                throw Scripts.refused(context.remote(standby), "proof-differs", found, token);
            }
            measured(facts, standby, written);
        }
    }

    private void byRestorePoint(StepContext context, Sql primary, Map<String, String> facts) {
        String lsn = primary.query("SELECT pg_create_restore_point(?)::text AS lsn", token)
                .get(0)
                .get("lsn");
        long written = System.nanoTime();
        String replayed = primary.version().number() >= 100000
                ? "SELECT (pg_last_wal_replay_lsn() >= ?::pg_lsn)::text AS there"
                : "SELECT (pg_last_xlog_replay_location() >= ?::pg_lsn)::text AS there";
        for (HostId standby : standbys) {
            Sql sql = context.sql(standby);
            Poll.closely(context, standby, LIMIT, "proof", () -> sql.query(replayed, lsn)
                    .get(0)
                    .get("there")
                    .startsWith("t"));
            measured(facts, standby, written);
        }
    }

    private static void measured(Map<String, String> facts, HostId standby, long written) {
        facts.put(
                DELAY + standby,
                String.valueOf(Duration.ofNanos(System.nanoTime() - written).toMillis() + 1));
    }

    /** The server's own words. */
    private String refusal(StepContext context, HostId standby) {
        try {
            // Temporary: should it be taken after all, nothing stays behind.
            context.sql(standby).execute(SqlText.of("CREATE TEMPORARY TABLE %I (x int)", "standby_wizard_refused"));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.SqlFailed sql && sql.sqlState().equals(READ_ONLY)) {
                return sql.detail();
            }
            throw e;
        }
        throw Scripts.refused(context.remote(standby), "standby-writable", "", standby.name());
    }

    @Override
    public void undo(StepContext context) {
        if (!table.isEmpty()) {
            context.sql(host).execute(drop());
        }
    }
}
