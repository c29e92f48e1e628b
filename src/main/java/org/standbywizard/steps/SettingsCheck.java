package org.standbywizard.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;
import org.standbywizard.remote.SqlText;

/** Compares wanted settings with the running ones, normalised (safety rule 19). */
final class SettingsCheck {
    private static final String LOOK = "SELECT name, setting, unit, vartype, context, pending_restart FROM pg_settings"
            + " WHERE name = ANY (string_to_array(%L, ','))";

    private SettingsCheck() {}

    /** Asks for the rows that {@link #differences} reads. */
    static String query(Map<String, String> wanted) {
        return SqlText.of(LOOK, String.join(",", wanted.keySet())).render();
    }

    /**
     * What is not as wanted: name to {@code wanted <> running}.
     *
     * @param rows the answer to {@link #query}
     */
    static Map<String, String> differences(Map<String, String> wanted, List<Map<String, String>> rows) {
        Map<String, String> wrong = new LinkedHashMap<>();
        wanted.forEach((name, value) -> wrong.put(name, value + " <> (unknown to this version)"));
        for (Map<String, String> row : rows) {
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

    /** @param rows the answer to {@link #query} */
    static Standing standing(Map<String, String> wanted, List<Map<String, String>> rows) {
        Map<String, String> wrong = differences(wanted, rows);
        if (wrong.isEmpty()) {
            return Standing.DONE;
        }
        Map.Entry<String, String> first = wrong.entrySet().iterator().next();
        return Standing.notYet("setting", first.getKey(), first.getValue());
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
