package org.standbywizard.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.ControlFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;

/** Reads pg_controldata's words, any version, C locale. Pure. */
final class ControlReader {
    private static final Map<String, String> DEMANDS = Map.of(
            "max_connections setting", "max_connections",
            "max_worker_processes setting", "max_worker_processes",
            "max_wal_senders setting", "max_wal_senders",
            "max_prepared_xacts setting", "max_prepared_transactions",
            "max_locks_per_xact setting", "max_locks_per_transaction");

    /** pg_control's own version number since 12, which shows max_wal_senders. */
    private static final int FORMAT_OF_12 = 1201;

    private ControlReader() {}

    /**
     * Unknown where pg_controldata has another version than the file: it says so, or it shows a field that the file's
     * version does not have and so reads all of them from wrong places.
     */
    static ControlFacts read(String words) {
        if (words.contains("WARNING: ")) {
            return ControlFacts.unknown();
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> demands = new LinkedHashMap<>();
        for (String line : words.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String key = line.substring(0, colon).strip().replaceFirst("^Current ", "");
                String value = line.substring(colon + 1).strip();
                values.put(key, value);
                if (DEMANDS.containsKey(key)) {
                    demands.put(DEMANDS.get(key), number(value));
                }
            }
        }
        if (number(values.get("pg_control version number")) < FORMAT_OF_12 && demands.containsKey("max_wal_senders")) {
            return ControlFacts.unknown();
        }
        return new ControlFacts(
                values.getOrDefault("Database system identifier", ""),
                values.getOrDefault("Database cluster state", ""),
                number(values.get("Latest checkpoint's TimeLineID")),
                number(values.get("Database block size")),
                number(values.get("Bytes per WAL segment")),
                number(values.get("Data page checksum version")),
                Map.copyOf(demands));
    }

    /** What a running server says of the same: for where pg_controldata could not be asked. */
    static ControlFacts of(ServerFacts server) {
        Map<String, Integer> demands = new LinkedHashMap<>();
        DEMANDS.values().forEach(name -> demands.put(name, number(server.value(name))));
        if (!server.version().atLeast(PgVersion.V12)) {
            demands.remove("max_wal_senders");
        }
        return new ControlFacts(
                server.systemIdentifier(),
                server.inRecovery() ? "in archive recovery" : "in production",
                server.timeline(),
                number(server.value("block_size")),
                segmentBytes(server),
                server.value("data_checksums").equals("on") ? 1 : 0,
                Map.copyOf(demands));
    }

    /** In bytes from 11 on, in blocks of 8kB before. */
    private static int segmentBytes(ServerFacts server) {
        Setting setting = server.settings().get("wal_segment_size");
        if (setting == null) {
            return 0;
        }
        return number(setting.value()) * (setting.unit().equals("8kB") ? 8192 : 1);
    }

    private static int number(String text) {
        return text == null ? 0 : (int) Rec.number(text, 0);
    }
}
