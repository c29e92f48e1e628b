package org.standbywizard.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/** What stands in a server's files but is not in force: our reload or restart would activate it (safety rule 4). Pure. */
final class PendingEdits {
    /** The server's word for a value that waits for a restart; it is no error of the file. */
    private static final String NEEDS_RESTART = "setting could not be applied";

    /** Running values from elsewhere hide what the file says. */
    private static final Set<String> FROM_FILES = Set.of("configuration file", "default", "");

    private PendingEdits() {}

    /** Lines that the server cannot read: {@code file:line: message}. */
    static List<String> errors(List<Map<String, String>> fileSettings, List<Map<String, String>> hbaErrors) {
        List<String> errors = new ArrayList<>();
        for (Map<String, String> row : fileSettings) {
            String error = ServerReader.text(row, "error");
            if (!error.isEmpty() && !error.equals(NEEDS_RESTART)) {
                errors.add(place(row, "sourcefile", "sourceline") + error);
            }
        }
        for (Map<String, String> row : hbaErrors) {
            errors.add(place(row, "file", "line_number") + ServerReader.text(row, "error"));
        }
        return List.copyOf(errors);
    }

    static List<String> find(
            List<Map<String, String>> fileSettings,
            Map<String, Setting> settings,
            ClusterFacts cluster,
            double configLoadedAt) {
        List<String> pending = new ArrayList<>();
        Map<String, Map<String, String>> effective = effective(fileSettings);
        effective.forEach((name, row) -> {
            Setting running = settings.get(name);
            if (running != null && differs(row, running)) {
                pending.add(
                        "%s = %s (running: %s)".formatted(name, ServerReader.text(row, "setting"), readable(running)));
            }
        });
        Set<String> inFiles = new HashSet<>();
        fileSettings.forEach(row -> inFiles.add(ServerReader.text(row, "name")));
        settings.values().stream()
                .filter(s -> s.source().equals("configuration file") && !inFiles.contains(s.name()))
                .filter(s -> !s.value().equals(s.bootValue()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(s -> pending.add("%s removed (running: %s)".formatted(s.name(), readable(s))));
        if (configLoadedAt > 0) {
            accessRules(cluster).stream()
                    .filter(f -> f.exists() && f.modifiedAt() > configLoadedAt)
                    .forEach(f -> pending.add("%s changed after it was last read".formatted(f.path())));
        }
        return List.copyOf(pending);
    }

    private static List<org.standbywizard.plan.FileSnapshot> accessRules(ClusterFacts cluster) {
        return cluster.files().stream()
                .filter(f -> f.path().equals(cluster.hbaFile()) || f.path().equals(cluster.identFile()))
                .toList();
    }

    /** The row that wins for each name: the last one, since later lines override earlier ones. */
    private static Map<String, Map<String, String>> effective(List<Map<String, String>> fileSettings) {
        Map<String, Map<String, String>> effective = new LinkedHashMap<>();
        for (Map<String, String> row : fileSettings) {
            String name = ServerReader.text(row, "name");
            if (!name.isEmpty()) {
                effective.remove(name);
                effective.put(name, row);
            }
        }
        return effective;
    }

    private static boolean differs(Map<String, String> row, Setting running) {
        if (ServerReader.text(row, "error").equals(NEEDS_RESTART)) {
            return true;
        }
        return ServerReader.bool(row, "applied")
                && FROM_FILES.contains(running.source())
                && !SettingValue.same(ServerReader.text(row, "setting"), running);
    }

    private static String readable(Setting setting) {
        String unit = setting.unit();
        if (unit.isEmpty() || setting.value().isEmpty()) {
            return setting.value();
        }
        return Character.isDigit(unit.charAt(0)) ? setting.value() + " x " + unit : setting.value() + unit;
    }

    private static String place(Map<String, String> row, String file, String line) {
        return ServerReader.text(row, file) + ":" + ServerReader.text(row, line) + ": ";
    }
}
