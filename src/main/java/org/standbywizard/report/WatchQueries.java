package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.SqlText;

/**
 * Statements that tell how a replication does, as each version spells them (PostgreSQL, "The Cumulative Statistics
 * System", "pg_replication_slots", "Recovery Information Functions"). Up to 9.6 WAL was xlog and an LSN a location.
 */
final class WatchQueries {
    private WatchQueries() {}

    /** On the primary: one row for each standby that is connected. */
    static List<String> senders(PgVersion version, List<String> applicationNames) {
        String names = String.join(
                ", ", applicationNames.stream().map(WatchQueries::literal).toList());
        boolean ten = version.atLeast(PgVersion.V10);
        return List.of(
                ten
                        ? "SELECT application_name, client_addr, state, sync_state, replay_lsn, replay_lag,"
                        : "SELECT application_name, client_addr, state, sync_state, replay_location,",
                ten
                        ? "       pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) AS behind"
                        : "       pg_size_pretty(pg_xlog_location_diff(pg_current_xlog_location(), replay_location)) AS behind",
                "  FROM pg_stat_replication",
                " WHERE application_name IN (" + names + ");");
    }

    /** On the primary: what each slot keeps. wal_status came with 13. */
    static List<String> slots(PgVersion version, List<String> slots) {
        String names =
                String.join(", ", slots.stream().map(WatchQueries::literal).toList());
        String more = version.atLeast(PgVersion.V13) ? " wal_status, pg_size_pretty(safe_wal_size) AS still_safe," : "";
        return List.of(
                "SELECT slot_name, active," + more,
                version.atLeast(PgVersion.V10)
                        ? "       pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) AS kept"
                        : "       pg_size_pretty(pg_xlog_location_diff(pg_current_xlog_location(), restart_lsn)) AS kept",
                "  FROM pg_replication_slots",
                " WHERE slot_name IN (" + names + ");");
    }

    /** On a standby: whether it receives, and how old what it shows is. sender_host came with 11. */
    static List<String> receiver(PgVersion version) {
        List<String> lines = new ArrayList<>();
        lines.add(
                version.atLeast(PgVersion.V11)
                        ? "SELECT status, sender_host, sender_port, slot_name FROM pg_stat_wal_receiver;"
                        : "SELECT status, slot_name FROM pg_stat_wal_receiver;");
        lines.add("SELECT pg_is_in_recovery(), " + received(version) + " AS received, " + replayed(version)
                + " AS replayed,");
        lines.add("       now() - pg_last_xact_replay_timestamp() AS age_of_last_commit;");
        return lines;
    }

    static String received(PgVersion version) {
        return version.atLeast(PgVersion.V10) ? "pg_last_wal_receive_lsn()" : "pg_last_xlog_receive_location()";
    }

    private static String replayed(PgVersion version) {
        return version.atLeast(PgVersion.V10) ? "pg_last_wal_replay_lsn()" : "pg_last_xlog_replay_location()";
    }

    private static String literal(String name) {
        return SqlText.of("%L", name).render();
    }
}
