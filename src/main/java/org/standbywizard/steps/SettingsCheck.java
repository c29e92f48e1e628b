package org.standbywizard.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;
import org.standbywizard.remote.Sql;

/** Compares wanted settings with the running ones, normalised (safety rule 19). */
final class SettingsCheck {
    private static final String LOOK = "SELECT name, setting, unit, vartype, context, pending_restart FROM pg_settings"
            + " WHERE name = ANY (string_to_array(?, ','))";

    private SettingsCheck() {}

    /** What is not as wanted: name to {@code wanted <> running}. */
    static Map<String, String> differences(Sql sql, Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        wanted.forEach((name, value) -> wrong.put(name, value + " <> (unknown to this version)"));
        for (Map<String, String> row : sql.query(LOOK, String.join(",", wanted.keySet()))) {
            String name = row.get("name");
            String value = wanted.get(name);
            boolean pending = row.get("pending_restart").startsWith("t");
            if (!pending && SettingValue.same(value, setting(row))) {
                wrong.remove(name);
            } else {
                wrong.put(name, value + " <> " + row.get("setting") + (pending ? " (waits for a restart)" : ""));
            }
        }
        return wrong;
    }

    private static Setting setting(Map<String, String> row) {
        String unit = row.get("unit") == null ? "" : row.get("unit");
        return new Setting(
                row.get("name"),
                row.get("setting"),
                unit,
                row.get("vartype"),
                row.get("context"),
                "",
                "",
                0,
                "",
                row.get("pending_restart").startsWith("t"));
    }
}
