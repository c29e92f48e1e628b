package org.standbywizard.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.steps.ChangeSet;

/** What the servers of a run say at this moment, each for itself; it only reads. The primary comes first. */
public record ServersNow(Map<HostId, Server> servers) {
    private static final String RECOVERING = "SELECT pg_is_in_recovery()::text AS recovering";
    private static final String CLIENTS = "SELECT count(*)::text AS clients FROM pg_stat_activity"
            + " WHERE backend_type = 'client backend' AND application_name <> 'standby-wizard'";
    /** There a client is a backend with a port (-1 on the socket) that is no sender. */
    private static final String CLIENTS_9_6 = "SELECT count(*)::text AS clients FROM pg_stat_activity"
            + " WHERE client_port IS NOT NULL AND pid NOT IN (SELECT pid FROM pg_stat_replication)"
            + " AND application_name <> 'standby-wizard'";

    private static final String SLOTS =
            "SELECT slot_name, active::text AS active, CASE WHEN pg_is_in_recovery() THEN NULL"
                    + " ELSE pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint::text END AS kept"
                    + " FROM pg_replication_slots ORDER BY slot_name";
    private static final String SLOTS_9_6 = "SELECT slot_name, active::text AS active, CASE WHEN pg_is_in_recovery()"
            + " THEN NULL ELSE pg_xlog_location_diff(pg_current_xlog_location(), restart_lsn)::bigint::text END AS kept"
            + " FROM pg_replication_slots ORDER BY slot_name";
    /** In megabytes; no row up to 12. */
    private static final String LIMIT =
            "SELECT setting AS megabytes FROM pg_settings WHERE name = 'max_slot_wal_keep_size' AND setting <> '-1'";

    public ServersNow {
        servers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    }

    /** One server's answer. */
    public sealed interface Server {
        /**
         * @param recovering whether it is a standby
         * @param clients connections of others, without senders
         * @param slotLimit bytes of WAL that a slot may keep; empty without a limit
         */
        record Runs(boolean recovering, int clients, List<Slot> slots, OptionalLong slotLimit) implements Server {
            public Runs {
                slots = List.copyOf(slots);
            }

            public Optional<Slot> slot(String name) {
                return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
            }
        }

        /** Nobody answers at its socket. */
        record Down() implements Server {}

        /** Its machine could not be asked. */
        record Unknown(Failure failure) implements Server {}
    }

    /** @param kept bytes of WAL that it keeps; unknown for one that never reserved any */
    public record Slot(String name, boolean active, OptionalLong kept) {}

    public Optional<Server> of(HostId host) {
        return Optional.ofNullable(servers.get(host));
    }

    /** The primary's answer, if it runs. */
    public Optional<Server.Runs> running(HostId host) {
        return of(host).map(server -> server instanceof Server.Runs runs ? runs : null);
    }

    /** Asks all servers at once. */
    public static ServersNow look(
            ChangeSet changeSet, Sessions sessions, SqlGateway gateway, Executor executor, Cancellation cancellation) {
        List<HostId> hosts = new ArrayList<>(List.of(changeSet.primary()));
        changeSet.servers().keySet().stream()
                .filter(host -> !hosts.contains(host))
                .sorted(java.util.Comparator.comparing(HostId::name))
                .forEach(hosts::add);
        return look(changeSet, hosts, sessions, gateway, executor, cancellation);
    }

    /** Asks some of them at once. */
    public static ServersNow look(
            ChangeSet changeSet,
            List<HostId> hosts,
            Sessions sessions,
            SqlGateway gateway,
            Executor executor,
            Cancellation cancellation) {
        Map<HostId, Server> found = new ConcurrentHashMap<>();
        List<Callable<Boolean>> lanes = new ArrayList<>();
        try (SqlPool sqls = new SqlPool(gateway, sessions)) {
            for (HostId host : hosts) {
                lanes.add(() -> {
                    found.put(host, server(() -> sqls.get(changeSet.servers().get(host), cancellation)));
                    return true;
                });
            }
            Lanes.all(executor, lanes);
        }
        Map<HostId, Server> ordered = new LinkedHashMap<>();
        hosts.forEach(host -> ordered.put(host, found.get(host)));
        return new ServersNow(ordered);
    }

    private static Server server(java.util.function.Supplier<Sql> connect) {
        try {
            return asked(connect.get());
        } catch (FailureException e) {
            return ServerDown.is(e.failure()) ? new Server.Down() : new Server.Unknown(e.failure());
        }
    }

    private static Server asked(Sql sql) {
        boolean ten = sql.version().atLeast(PgVersion.V10);
        List<List<Map<String, String>>> rows =
                sql.batch(List.of(RECOVERING, ten ? CLIENTS : CLIENTS_9_6, ten ? SLOTS : SLOTS_9_6, LIMIT));
        return new Server.Runs(
                rows.get(0).get(0).get("recovering").startsWith("t"),
                Integer.parseInt(rows.get(1).get(0).get("clients")),
                rows.get(2).stream().map(ServersNow::slot).toList(),
                rows.get(3).stream()
                        .mapToLong(row -> Long.parseLong(row.get("megabytes")) << 20)
                        .findFirst());
    }

    private static Slot slot(Map<String, String> row) {
        String kept = row.get("kept");
        return new Slot(
                row.get("slot_name"),
                row.get("active").startsWith("t"),
                kept == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, Long.parseLong(kept))));
    }
}
