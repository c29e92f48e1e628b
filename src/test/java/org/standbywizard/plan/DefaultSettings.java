package org.standbywizard.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of pg_settings as a fresh Debian PostgreSQL 15 shows them, the ones that matter for replication. */
final class DefaultSettings {
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private DefaultSettings() {}

    static Map<String, Setting> of15() {
        DefaultSettings all = new DefaultSettings();
        all.text("listen_addresses", "localhost", "postmaster");
        all.number("port", "5432", "", "postmaster", "1", "65535");
        all.choice("wal_level", "replica", "postmaster", "minimal", "replica", "logical");
        all.number("max_wal_senders", "10", "", "postmaster", "0", "262143");
        all.number("max_replication_slots", "10", "", "postmaster", "0", "262143");
        all.number("max_connections", "100", "", "postmaster", "1", "262143");
        all.number("max_worker_processes", "8", "", "postmaster", "0", "262143");
        all.number("max_prepared_transactions", "0", "", "postmaster", "0", "262143");
        all.number("max_locks_per_transaction", "64", "", "postmaster", "10", "2147483647");
        all.number("wal_keep_size", "0", "MB", "sighup", "0", "2147483647");
        all.number("max_slot_wal_keep_size", "-1", "MB", "sighup", "-1", "2147483647");
        all.number("checkpoint_completion_target", "0.9", "", "sighup", "0", "1");
        all.number("shared_buffers", "16384", "8kB", "postmaster", "16", "1073741823");
        all.bool("hot_standby", "on", "postmaster");
        all.bool("hot_standby_feedback", "off", "sighup");
        all.bool("wal_log_hints", "off", "postmaster");
        all.bool("data_checksums", "off", "internal");
        all.bool("is_superuser", "on", "internal");
        all.bool("ssl", "on", "sighup");
        all.choice("archive_mode", "off", "postmaster", "always", "on", "off");
        all.text("archive_command", "(disabled)", "sighup");
        all.text("archive_library", "", "sighup");
        all.text("synchronous_standby_names", "", "sighup");
        all.text("shared_preload_libraries", "", "postmaster");
        return all.settings;
    }

    private void text(String name, String value, String context) {
        put(name, value, "", "string", context, "", "", List.of());
    }

    private void bool(String name, String value, String context) {
        put(name, value, "", "bool", context, "", "", List.of());
    }

    private void choice(String name, String value, String context, String... words) {
        put(name, value, "", "enum", context, "", "", List.of(words));
    }

    private void number(String name, String value, String unit, String context, String min, String max) {
        put(name, value, unit, value.contains(".") ? "real" : "integer", context, min, max, List.of());
    }

    private void put(
            String name,
            String value,
            String unit,
            String type,
            String context,
            String min,
            String max,
            List<String> choices) {
        settings.put(
                name, new Setting(name, value, unit, type, context, "default", "", 0, value, false, min, max, choices));
    }
}
