package org.standbywizard.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.ControlFacts;

/** Reads pg_controldata's words, any version, C locale. Pure. */
final class ControlReader {
    private static final Map<String, String> DEMANDS = Map.of(
            "max_connections setting", "max_connections",
            "max_worker_processes setting", "max_worker_processes",
            "max_wal_senders setting", "max_wal_senders",
            "max_prepared_xacts setting", "max_prepared_transactions",
            "max_locks_per_xact setting", "max_locks_per_transaction");

    private ControlReader() {}

    static ControlFacts read(String words) {
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
        return new ControlFacts(
                values.getOrDefault("Database system identifier", ""),
                values.getOrDefault("Database cluster state", ""),
                number(values.get("Latest checkpoint's TimeLineID")),
                number(values.get("Database block size")),
                number(values.get("Bytes per WAL segment")),
                number(values.get("Data page checksum version")),
                Map.copyOf(demands));
    }

    private static int number(String text) {
        return text == null ? 0 : (int) Rec.number(text, 0);
    }
}
