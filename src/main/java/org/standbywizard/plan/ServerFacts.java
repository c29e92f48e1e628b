package org.standbywizard.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a running server says of itself over SQL.
 *
 * @param startedAt pg_postmaster_start_time, seconds since 1970 with fraction, as text
 * @param configLoadedAt pg_conf_load_time, seconds since 1970
 * @param settings pg_settings by name
 * @param fileErrors pg_file_settings and pg_hba_file_rules (10+) rows with an error: {@code file:line: message}
 * @param pendingInFiles settings that stand in the files, apply on a reload or restart, and are not the running value:
 *     a stranger's pending edits (safety rule 4); {@code name = wanted (running value)}
 * @param role the replication role of the plan, if it exists
 * @param databases user databases with their size in bytes (templates and an empty {@code postgres} left out)
 * @param totalBytes sum of pg_database_size over all databases
 * @param tablespaces user tablespaces: name to directory
 * @param tablespaceBytes size in bytes by directory
 * @param clients client backends other than our own
 * @param publicationsForAll publications FOR ALL TABLES or IN SCHEMA, and DDL event triggers (safety rule 10)
 * @param receiver the standby's own receiver: {@code status sender_host conninfo} as pg_stat_wal_receiver tells
 * @param wal how far it has come, and what WAL it still has
 */
public record ServerFacts(
        PgVersion version,
        boolean inRecovery,
        String startedAt,
        double configLoadedAt,
        String systemIdentifier,
        int timeline,
        Map<String, Setting> settings,
        List<String> fileErrors,
        List<String> pendingInFiles,
        Optional<RoleFacts> role,
        List<SlotFacts> slots,
        List<SenderFacts> senders,
        Map<String, Long> databases,
        long totalBytes,
        Map<String, String> tablespaces,
        Map<String, Long> tablespaceBytes,
        int clients,
        List<String> publicationsForAll,
        String collation,
        Optional<ReceiverFacts> receiver,
        WalFacts wal) {

    /** The running value of a setting, or empty text if this version has no such setting. */
    public String value(String name) {
        Setting setting = settings.get(name);
        return setting == null ? "" : setting.value();
    }

    /** pg_roles, with the stored password's kind: {@code scram}, {@code md5}, {@code none}. */
    public record RoleFacts(String name, boolean login, boolean replication, boolean superuser, String passwordKind) {}

    /** pg_replication_slots; retained WAL in bytes, 0 if unknown. */
    public record SlotFacts(
            String name, String type, boolean active, long activePid, String walStatus, long retainedBytes) {}

    /** pg_stat_replication. */
    public record SenderFacts(
            String applicationName, String clientAddress, String state, String syncState, String user, long pid) {}

    /**
     * Positions in the WAL, as bytes from its beginning (LSN); 0 if unknown.
     *
     * @param position written last; replayed last by a standby
     * @param oldest where the oldest segment in pg_wal begins
     */
    public record WalFacts(long position, long oldest) {
        public static final WalFacts UNKNOWN = new WalFacts(0, 0);

        /** Whether a standby that has come so far needs WAL that this server has no more. */
        public boolean lacksWhatNeeds(WalFacts standby) {
            return oldest > 0 && standby.position > 0 && standby.position < oldest;
        }
    }

    /** pg_stat_wal_receiver. */
    public record ReceiverFacts(String status, String slot, String senderHost, String conninfo) {}
}
