package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.SqlText;

/**
 * What the probe asks a running server, per version 9.6 to 18, as one batch of queries. Column and function names as in
 * PostgreSQL's chapters "System Views" and "Monitoring Database Activity" of each version. All of it only reads.
 */
final class ServerQueries {
    /** Position of each query's rows in the batch's answer. */
    enum Part {
        IDENTITY,
        SETTINGS,
        FILE_SETTINGS,
        HBA_ERRORS,
        ROLE,
        SLOTS,
        SENDERS,
        DATABASES,
        OWN_OBJECTS,
        TABLESPACES,
        CLIENTS,
        PUBLICATIONS,
        RECEIVER
    }

    private static final String SETTINGS = """
            SELECT name, setting, unit, vartype, context, source, sourcefile, sourceline, boot_val, pending_restart,
              min_val, max_val, array_to_string(enumvals, ',') AS choices
            FROM pg_catalog.pg_settings""";

    private static final String FILE_SETTINGS = """
            SELECT sourcefile, sourceline, name, setting, applied, error
            FROM pg_catalog.pg_file_settings ORDER BY seqno""";

    private static final String ROLE = """
            SELECT rolname, rolcanlogin, rolreplication, rolsuper,
              CASE WHEN rolpassword IS NULL THEN 'none' WHEN rolpassword LIKE 'SCRAM-SHA-256$%%' THEN 'scram'
                WHEN rolpassword ~ '^md5[0-9a-f]{32}$' THEN 'md5' ELSE 'other' END AS kind
            FROM pg_catalog.pg_authid WHERE rolname = %L""";

    private static final String SENDERS = """
            SELECT application_name, client_addr, state, sync_state, usename, pid
            FROM pg_catalog.pg_stat_replication""";

    private static final String DATABASES = """
            SELECT datname, pg_catalog.pg_database_size(oid) AS size, datname = pg_catalog.current_database() AS own
            FROM pg_catalog.pg_database WHERE NOT datistemplate""";

    /** Relations of the connected database that are neither the system's nor an extension's. */
    private static final String OWN_OBJECTS = """
            SELECT pg_catalog.count(*) AS relations
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'm', 'f')
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')""";

    private static final String TABLESPACES = """
            SELECT spcname, pg_catalog.pg_tablespace_location(oid) AS location,
              pg_catalog.pg_tablespace_size(oid) AS size
            FROM pg_catalog.pg_tablespace WHERE spcname NOT IN ('pg_default', 'pg_global')""";

    private final PgVersion version;
    private final String role;

    private ServerQueries(PgVersion version, String role) {
        this.version = version;
        this.role = role;
    }

    /** One constant query for each {@link Part}, in their order. */
    static List<String> all(PgVersion version, String role) {
        ServerQueries queries = new ServerQueries(version, role);
        List<String> all = new ArrayList<>();
        for (Part part : Part.values()) {
            all.add(queries.text(part));
        }
        return all;
    }

    /** What a restart cuts: how many clients there are, then the standbys' senders as rows. */
    static List<String> connections(PgVersion version) {
        return List.of(new ServerQueries(version, "").clients(), SENDERS);
    }

    private String text(Part part) {
        return switch (part) {
            case IDENTITY -> identity();
            case SETTINGS -> SETTINGS;
            case FILE_SETTINGS -> FILE_SETTINGS;
            case HBA_ERRORS -> hbaErrors();
            case ROLE -> SqlText.of(ROLE, role).render();
            case SLOTS -> slots();
            case SENDERS -> SENDERS;
            case DATABASES -> DATABASES;
            case OWN_OBJECTS -> OWN_OBJECTS;
            case TABLESPACES -> TABLESPACES;
            case CLIENTS -> clients();
            case PUBLICATIONS -> publications();
            case RECEIVER -> receiver();
        };
    }

    private String identity() {
        String collation = version.atLeast(PgVersion.V15)
                ? "pg_catalog.concat_ws(' ', d.datcollate, d.datlocprovider, d.datcollversion)"
                : "d.datcollate";
        return """
            SELECT pg_catalog.pg_is_in_recovery() AS recovering,
              extract(epoch FROM pg_catalog.pg_postmaster_start_time()) AS started,
              extract(epoch FROM pg_catalog.pg_conf_load_time()) AS loaded,
              (SELECT system_identifier FROM pg_catalog.pg_control_system()) AS identifier,
              (SELECT timeline_id FROM pg_catalog.pg_control_checkpoint()) AS timeline,
              (SELECT pg_catalog.sum(pg_catalog.pg_database_size(oid)) FROM pg_catalog.pg_database) AS total,
              %s AS collation, %s AS position, %s AS oldest
            FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()""".formatted(collation, position(), oldest());
    }

    private String position() {
        return version.atLeast(PgVersion.V10) ? """
              pg_catalog.pg_wal_lsn_diff(CASE WHEN pg_catalog.pg_is_in_recovery()
                THEN pg_catalog.pg_last_wal_replay_lsn() ELSE pg_catalog.pg_current_wal_lsn() END, '0/0')""" : """
              pg_catalog.pg_xlog_location_diff(CASE WHEN pg_catalog.pg_is_in_recovery()
                THEN pg_catalog.pg_last_xlog_replay_location() ELSE pg_catalog.pg_current_xlog_location() END, '0/0')""";
    }

    /** Where the oldest segment begins. A segment's name is TIMELINE LOG SEGMENT, 8 hexadecimal digits each. */
    private String oldest() {
        return """
              (SELECT ('x' || substr(pg_catalog.min(substr(name, 9)), 1, 8))::bit(32)::bigint * 4294967296
                + ('x' || substr(pg_catalog.min(substr(name, 9)), 9, 8))::bit(32)::bigint
                * (SELECT bytes_per_wal_segment FROM pg_catalog.pg_control_init())
                FROM pg_catalog.pg_ls_dir('%s') AS name WHERE name ~ '^[0-9A-F]{24}$')""".formatted(version.atLeast(PgVersion.V10) ? "pg_wal" : "pg_xlog");
    }

    private String hbaErrors() {
        if (!version.atLeast(PgVersion.V10)) {
            return "SELECT 1 AS line_number, '' AS file, '' AS error WHERE false";
        }
        String file = version.atLeast(PgVersion.V16) ? "file_name" : "pg_catalog.current_setting('hba_file')";
        return """
            SELECT line_number, %s AS file, error FROM pg_catalog.pg_hba_file_rules WHERE error IS NOT NULL""".formatted(file);
    }

    private String slots() {
        String status = version.atLeast(PgVersion.V13) ? "wal_status" : "NULL";
        String retained = version.atLeast(PgVersion.V10) ? """
                pg_catalog.pg_wal_lsn_diff(CASE WHEN pg_catalog.pg_is_in_recovery()
                  THEN pg_catalog.pg_last_wal_replay_lsn() ELSE pg_catalog.pg_current_wal_lsn() END, restart_lsn)""" : """
                pg_catalog.pg_xlog_location_diff(CASE WHEN pg_catalog.pg_is_in_recovery()
                  THEN pg_catalog.pg_last_xlog_replay_location() ELSE pg_catalog.pg_current_xlog_location() END,
                  restart_lsn)""";
        return """
            SELECT slot_name, slot_type, active, active_pid, %s AS wal_status, %s AS retained
            FROM pg_catalog.pg_replication_slots""".formatted(status, retained);
    }

    /** Our own connections call themselves standby-wizard. 9.6 has no backend_type: there a client is a backend with a port (-1 on the socket) that is no sender. */
    private String clients() {
        String kind = version.atLeast(PgVersion.V10)
                ? "backend_type = 'client backend'"
                : "client_port IS NOT NULL AND pid NOT IN (SELECT pid FROM pg_catalog.pg_stat_replication)";
        return "SELECT pg_catalog.count(*) AS clients FROM pg_catalog.pg_stat_activity WHERE %s AND application_name <> 'standby-wizard'"
                .formatted(kind);
    }

    /** What must not see a new table pass by: of the connected database, where the proof would make it. */
    private String publications() {
        List<String> parts = new ArrayList<>();
        parts.add("SELECT 'event trigger ' || evtname AS name FROM pg_catalog.pg_event_trigger"
                + " WHERE evtevent <> 'login' AND evtenabled <> 'D'");
        if (version.atLeast(PgVersion.V10)) {
            parts.add("SELECT 'publication ' || pubname FROM pg_catalog.pg_publication WHERE puballtables");
        }
        if (version.atLeast(PgVersion.V15)) {
            parts.add("SELECT 'publication ' || pubname FROM pg_catalog.pg_publication p"
                    + " WHERE EXISTS (SELECT FROM pg_catalog.pg_publication_namespace n WHERE n.pnpubid = p.oid)");
        }
        return String.join(" UNION ALL ", parts);
    }

    private String receiver() {
        String host = version.atLeast(PgVersion.V11) ? "sender_host" : "NULL";
        return "SELECT status, slot_name, %s AS sender_host, conninfo FROM pg_catalog.pg_stat_wal_receiver"
                .formatted(host);
    }
}
