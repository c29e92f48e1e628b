package org.standbywizard.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Setting;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/** Answers the statements of steps and verification from a {@link FakeServer}'s state, by what they ask for. */
final class FakeSql implements Sql {
    private final FakeServer server;
    private final FakeServer standby;

    /** @param standby the only one that may follow {@code server} */
    FakeSql(FakeServer server, FakeServer standby) {
        this.server = server;
        this.standby = standby;
    }

    @Override
    public PgVersion version() {
        return FakeServer.VERSION;
    }

    private boolean feeds() {
        return server != standby && standby.standby() && standby.runs;
    }

    @Override
    public List<Map<String, String>> query(String sql, Object... values) {
        if (sql.contains("rolcanlogin")) {
            return server.roles.contains(value(sql, values)) ? List.of(role(value(sql, values))) : List.of();
        }
        if (sql.contains("pg_create_physical_replication_slot")) {
            server.slots.add(value(sql, values));
            return List.of();
        }
        if (sql.startsWith("SELECT 1 FROM pg_replication_slots")) {
            return server.slots.contains(values[0]) ? List.of(Map.of("?column?", "1")) : List.of();
        }
        if (sql.contains("pg_drop_replication_slot")) {
            if (server.slotsStick) {
                throw new FailureException(new Failure.SqlFailed(server.address, "55006", "slot is active"));
            }
            server.slots.remove(values[0]);
            return List.of();
        }
        if (sql.contains("AS clients")) {
            return List.of(Map.of("clients", String.valueOf(server.clients)));
        }
        if (sql.contains("AS kept")) {
            return server.slots.stream()
                    .map(slot -> Map.of(
                            "slot_name", slot, "active", feeds() ? "t" : "f", "kept", String.valueOf(server.kept)))
                    .toList();
        }
        if (sql.contains("AS megabytes")) {
            String limit = server.settings.get("max_slot_wal_keep_size").value();
            return limit.equals("-1") ? List.of() : List.of(Map.of("megabytes", limit));
        }
        if (sql.startsWith("SELECT slot_name, slot_type")) {
            return server.slots.stream()
                    .map(slot -> Map.of("slot_name", slot, "slot_type", "physical"))
                    .toList();
        }
        if (sql.startsWith("SHOW synchronous_standby_names")) {
            return List.of(Map.of("synchronous_standby_names", ""));
        }
        if (sql.contains("slot_type")) {
            return server.slots.contains(value(sql, values))
                    ? List.of(Map.of("slot_type", "physical", "active", "false"))
                    : List.of();
        }
        if (sql.contains("AS fresh")) {
            return List.of(Map.of("fresh", "f"));
        }
        if (sql.contains("AS loaded")) {
            return List.of(Map.of("loaded", String.valueOf(server.loads)));
        }
        if (sql.contains("pg_reload_conf")) {
            server.load(false);
            return List.of();
        }
        if (sql.contains("AS started")) {
            return List.of(Map.of("started", String.valueOf(server.starts)));
        }
        if (sql.contains("pending_restart FROM pg_settings")) {
            return settings(List.of(value(sql, values).split(",")));
        }
        if (sql.contains("AS identifier")) {
            return List.of(
                    Map.of("recovering", String.valueOf(server.standby()), "identifier", server.systemIdentifier));
        }
        if (sql.contains("AS recovering")) {
            return List.of(Map.of("recovering", String.valueOf(server.standby())));
        }
        if (sql.contains("AS timeline")) {
            return List.of(Map.of("timeline", "1"));
        }
        if (sql.contains("FROM pg_stat_replication")) {
            return feeds()
                    ? List.of(Map.of("state", "streaming", "application_name", "db2", "usename", "replicator"))
                    : List.of();
        }
        if (sql.contains("FROM pg_stat_wal_receiver")) {
            return server.standby() && server.follows.runs ? List.of(Map.of("?column?", "1")) : List.of();
        }
        if (sql.contains("FROM pg_class")) {
            return List.of(Map.of("oid", "16384"));
        }
        if (sql.startsWith("SELECT token")) {
            String table = sql.substring(sql.indexOf('"') + 1, sql.lastIndexOf('"'));
            return List.of(Map.of("token", table));
        }
        return List.of();
    }

    private Map<String, String> role(String name) {
        Map<String, String> row = new HashMap<>(Map.of("rolcanlogin", "t", "rolreplication", "t"));
        row.put("rolpassword", server.verifiers.get(name));
        return row;
    }

    /** The first value, bound or written out. */
    private static String value(String sql, Object... values) {
        return values.length > 0 ? (String) values[0] : sql.split("'", -1)[1];
    }

    private List<Map<String, String>> settings(List<String> names) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String name : names) {
            Setting setting = server.settings.get(name);
            if (setting != null) {
                rows.add(row(setting));
            }
        }
        return rows;
    }

    private static Map<String, String> row(Setting setting) {
        Map<String, String> row = new HashMap<>();
        row.put("name", setting.name());
        row.put("setting", setting.value());
        row.put("unit", setting.unit());
        row.put("vartype", setting.vartype());
        row.put("context", setting.context());
        row.put("pending_restart", "f");
        return row;
    }

    /** Of a step, or of the verification: server, senders, receiver, slots, and settings where asked. */
    @Override
    public List<List<Map<String, String>>> batch(List<String> queries) {
        boolean step = queries.stream().noneMatch(query -> query.contains("AS in_recovery"))
                && queries.stream().noneMatch(query -> query.endsWith("FROM pg_settings"));
        List<List<Map<String, String>>> rows = new ArrayList<>();
        for (String query : queries) {
            rows.add(step ? query(query) : status(query));
        }
        return rows;
    }

    private List<Map<String, String>> status(String query) {
        if (query.contains("FROM pg_settings")) {
            return server.settings.values().stream().map(FakeSql::row).toList();
        }
        if (query.contains("AS in_recovery")) {
            Map<String, String> row = new HashMap<>();
            row.put("in_recovery", server.standby() ? "t" : "f");
            row.put("system_identifier", server.systemIdentifier);
            row.put("checkpoint_timeline", "1");
            row.put("written_timeline", server.standby() ? null : "00000001");
            row.put("end_lsn", "0/5000000");
            row.put("replayed_lsn", server.standby() ? "0/5000000" : null);
            row.put("replay_paused", server.standby() ? "f" : null);
            row.put("started_us", String.valueOf(server.starts));
            row.put("loaded_us", String.valueOf(server.loads));
            row.put("read_only", server.standby() ? "on" : "off");
            row.put("default_read_only", "off");
            return List.of(row);
        }
        if (query.contains("FROM pg_stat_replication")) {
            return feeds()
                    ? List.of(Map.of(
                            "pid",
                            "9",
                            "usename",
                            "replicator",
                            "application_name",
                            "db2",
                            "state",
                            "streaming",
                            "sync_state",
                            "async",
                            "replay_lsn",
                            "0/5000000",
                            "lag_bytes",
                            "0"))
                    : List.of();
        }
        if (query.contains("FROM pg_stat_wal_receiver")) {
            return server.standby()
                    ? List.of(Map.of(
                            "status",
                            "streaming",
                            "received_tli",
                            "1",
                            "sender_host",
                            server.follows.address,
                            "sender_port",
                            "5432",
                            "slot_name",
                            "db2",
                            "message_age_ms",
                            "5"))
                    : List.of();
        }
        return server.slots.stream()
                .map(name -> Map.of(
                        "slot_name",
                        name,
                        "slot_type",
                        "physical",
                        "active",
                        feeds() ? "t" : "f",
                        "active_pid",
                        "9",
                        "wal_status",
                        "reserved",
                        "retained_bytes",
                        "0"))
                .toList();
    }

    @Override
    public void execute(SqlText statement) {
        if (server.standby()) {
            throw new FailureException(new Failure.SqlFailed(server.address, "25006", "read-only transaction"));
        }
        for (String one : statement.template().split("; ")) {
            switch (one.split(" ")[0] + " " + one.split(" ")[1]) {
                case "CREATE ROLE" -> server.roles.add(statement.values().get(0));
                case "DROP ROLE" -> server.roles.remove(statement.values().get(0));
                case "CREATE TABLE" -> server.tables.add(statement.values().get(0));
                case "DROP TABLE" -> server.tables.remove(statement.values().get(0));
                default -> {}
            }
        }
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
}
