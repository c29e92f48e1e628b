package org.standbywizard.verify;

/**
 * The statements. Each works in and out of recovery, so that a promotion between two samples is seen and not an error.
 * Changes per version: PostgreSQL's release notes 10 (xlog became wal, location became lsn), 11 (sender_host), 13
 * (wal_status), 17 (invalidation_reason). 9.6 shows no wait event for a commit that waits for a standby.
 */
final class StatusSql {
    private StatusSql() {}

    static final String SERVER_9_6 = """
            SELECT pg_is_in_recovery() AS in_recovery,
              (SELECT system_identifier FROM pg_control_system()) AS system_identifier,
              (SELECT timeline_id FROM pg_control_checkpoint()) AS checkpoint_timeline,
              CASE WHEN NOT pg_is_in_recovery()
                THEN substr(pg_xlogfile_name(pg_current_xlog_location()), 1, 8) END AS written_timeline,
              CASE WHEN pg_is_in_recovery()
                THEN pg_last_xlog_receive_location() ELSE pg_current_xlog_location() END AS end_lsn,
              CASE WHEN pg_is_in_recovery() THEN pg_last_xlog_replay_location() END AS replayed_lsn,
              CASE WHEN pg_is_in_recovery() THEN pg_is_xlog_replay_paused() END AS replay_paused,
              (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)::bigint AS replay_age_ms,
              (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint AS started_us,
              (extract(epoch FROM pg_conf_load_time()) * 1000000)::bigint AS loaded_us,
              current_setting('transaction_read_only') AS read_only,
              current_setting('default_transaction_read_only') AS default_read_only,
              NULL AS waiting_commits, NULL AS waiting_ms""";

    static final String SERVER_10 = """
            SELECT pg_is_in_recovery() AS in_recovery,
              (SELECT system_identifier FROM pg_control_system()) AS system_identifier,
              (SELECT timeline_id FROM pg_control_checkpoint()) AS checkpoint_timeline,
              CASE WHEN NOT pg_is_in_recovery()
                THEN substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END AS written_timeline,
              CASE WHEN pg_is_in_recovery()
                THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS end_lsn,
              CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() END AS replayed_lsn,
              CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() END AS replay_paused,
              (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)::bigint AS replay_age_ms,
              (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint AS started_us,
              (extract(epoch FROM pg_conf_load_time()) * 1000000)::bigint AS loaded_us,
              current_setting('transaction_read_only') AS read_only,
              current_setting('default_transaction_read_only') AS default_read_only,
              w.commits AS waiting_commits, w.millis AS waiting_ms
            FROM (SELECT count(*) AS commits,
              (extract(epoch FROM max(clock_timestamp() - query_start)) * 1000)::bigint AS millis
              FROM pg_stat_activity WHERE wait_event = 'SyncRep') w""";

    static final String SENDERS_9_6 = """
            SELECT s.pid, s.usename, s.application_name, host(s.client_addr) AS client_address, s.state, s.sync_state,
              s.sync_priority, s.sent_location AS sent_lsn, s.write_location AS write_lsn,
              s.flush_location AS flush_lsn, s.replay_location AS replay_lsn,
              pg_xlog_location_diff(l.cur, s.replay_location)::bigint AS lag_bytes, NULL AS replay_lag_ms
            FROM pg_stat_replication s, (SELECT CASE WHEN pg_is_in_recovery()
              THEN pg_last_xlog_receive_location() ELSE pg_current_xlog_location() END AS cur) l
            ORDER BY s.pid""";

    static final String SENDERS_10 = """
            SELECT s.pid, s.usename, s.application_name, host(s.client_addr) AS client_address, s.state, s.sync_state,
              s.sync_priority, s.sent_lsn, s.write_lsn, s.flush_lsn, s.replay_lsn,
              pg_wal_lsn_diff(l.cur, s.replay_lsn)::bigint AS lag_bytes,
              (extract(epoch FROM s.replay_lag) * 1000)::bigint AS replay_lag_ms
            FROM pg_stat_replication s, (SELECT CASE WHEN pg_is_in_recovery()
              THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS cur) l
            ORDER BY s.pid""";

    static final String RECEIVER_9_6 = """
            SELECT status, received_tli, NULL AS sender_host, NULL AS sender_port, conninfo, slot_name, latest_end_lsn,
              (extract(epoch FROM clock_timestamp() - last_msg_receipt_time) * 1000)::bigint AS message_age_ms
            FROM pg_stat_wal_receiver""";

    static final String RECEIVER_11 = """
            SELECT status, received_tli, sender_host, sender_port, NULL AS conninfo, slot_name, latest_end_lsn,
              (extract(epoch FROM clock_timestamp() - last_msg_receipt_time) * 1000)::bigint AS message_age_ms
            FROM pg_stat_wal_receiver""";

    static final String SLOTS_9_6 = """
            SELECT slot_name, slot_type, active, active_pid, NULL AS wal_status, NULL AS invalidation,
              pg_xlog_location_diff(l.cur, restart_lsn)::bigint AS retained_bytes, NULL AS safe_wal_size
            FROM pg_replication_slots, (SELECT CASE WHEN pg_is_in_recovery()
              THEN pg_last_xlog_receive_location() ELSE pg_current_xlog_location() END AS cur) l
            ORDER BY slot_name""";

    static final String SLOTS_10 = """
            SELECT slot_name, slot_type, active, active_pid, NULL AS wal_status, NULL AS invalidation,
              pg_wal_lsn_diff(l.cur, restart_lsn)::bigint AS retained_bytes, NULL AS safe_wal_size
            FROM pg_replication_slots, (SELECT CASE WHEN pg_is_in_recovery()
              THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS cur) l
            ORDER BY slot_name""";

    static final String SLOTS_13 = """
            SELECT slot_name, slot_type, active, active_pid, wal_status, NULL AS invalidation,
              pg_wal_lsn_diff(l.cur, restart_lsn)::bigint AS retained_bytes, safe_wal_size
            FROM pg_replication_slots, (SELECT CASE WHEN pg_is_in_recovery()
              THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS cur) l
            ORDER BY slot_name""";

    static final String SLOTS_17 = """
            SELECT slot_name, slot_type, active, active_pid, wal_status, invalidation_reason AS invalidation,
              pg_wal_lsn_diff(l.cur, restart_lsn)::bigint AS retained_bytes, safe_wal_size
            FROM pg_replication_slots, (SELECT CASE WHEN pg_is_in_recovery()
              THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END AS cur) l
            ORDER BY slot_name""";

    static final String SETTINGS = """
            SELECT name, setting, unit, vartype, context, source, sourcefile, sourceline, boot_val, pending_restart
            FROM pg_settings""";
}
