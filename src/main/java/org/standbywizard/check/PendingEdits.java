package org.standbywizard.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/** What stands in a server's files but is not in force: our reload or restart would activate it (safety rule 4). Pure. */
final class PendingEdits {
    /** The server's word for a value that waits for a restart, and also for one that it refuses. */
    private static final String NOT_APPLIED = "setting could not be applied";

    /** Running values from elsewhere hide what the file says. */
    private static final Set<String> FROM_FILES = Set.of("configuration file", "default", "");

    /** What servers show for {@code on} where it is another word's old name. */
    private static final Map<String, String> MEANING_OF_ON =
            Map.of("wal_compression", "pglz", "password_encryption", "md5");

    private PendingEdits() {}

    /** Lines that the server cannot read: {@code file:line: message}. */
    static List<String> errors(
            List<Map<String, String>> fileSettings,
            List<Map<String, String>> hbaErrors,
            Map<String, Setting> settings) {
        List<String> errors = new ArrayList<>();
        Map<String, Setting> byKey = new HashMap<>();
        settings.values().forEach(s -> byKey.put(key(s.name()), s));
        for (Map<String, String> row : fileSettings) {
            String error = ServerReader.text(row, "error");
            String name = ServerReader.text(row, "name");
            if (!error.isEmpty() && !waitsForRestart(row, byKey.get(key(name)))) {
                errors.add(place(row, "sourcefile", "sourceline") + (name.isEmpty() ? "" : name + ": ") + error);
            }
        }
        for (Map<String, String> row : hbaErrors) {
            errors.add(place(row, "file", "line_number") + ServerReader.text(row, "error"));
        }
        return List.copyOf(errors);
    }

    /**
     * What stands in the files and is not in force, without a word of any language: {@code name = what the file says
     * (what runs)}, with DEFAULT for a line that is gone; or the path of a file of access rules that was edited.
     */
    static List<String> find(
            List<Map<String, String>> fileSettings,
            Map<String, Setting> settings,
            ClusterFacts cluster,
            double configLoadedAt) {
        List<String> pending = new ArrayList<>();
        Map<String, Map<String, String>> effective = effective(fileSettings);
        for (Setting running : sorted(settings)) {
            Map<String, String> row = effective.get(key(running.name()));
            if (row == null) {
                if (running.source().equals("configuration file")
                        && !running.value().equals(running.bootValue())) {
                    pending.add("%s = DEFAULT (%s)".formatted(running.name(), readable(running)));
                }
            } else if (differs(row, running, isNewer(row, cluster, configLoadedAt))) {
                pending.add(
                        "%s = %s (%s)".formatted(running.name(), ServerReader.text(row, "setting"), readable(running)));
            }
        }
        if (configLoadedAt > 0) {
            accessRules(cluster).stream()
                    .filter(f -> f.exists() && f.modifiedAt() > configLoadedAt)
                    .forEach(f -> pending.add(f.path()));
        }
        return List.copyOf(pending);
    }

    private static List<FileSnapshot> accessRules(ClusterFacts cluster) {
        return cluster.files().stream()
                .filter(f -> f.path().equals(cluster.hbaFile()) || f.path().equals(cluster.identFile()))
                .toList();
    }

    private static List<Setting> sorted(Map<String, Setting> settings) {
        return settings.values().stream()
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    /** The row that wins for each name, which files may spell in any case: the last one overrides earlier ones. */
    private static Map<String, Map<String, String>> effective(List<Map<String, String>> fileSettings) {
        Map<String, Map<String, String>> effective = new LinkedHashMap<>();
        fileSettings.forEach(row -> effective.put(key(ServerReader.text(row, "name")), row));
        return effective;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isNewer(Map<String, String> row, ClusterFacts cluster, double configLoadedAt) {
        return cluster.file(ServerReader.text(row, "sourcefile"))
                .filter(f -> f.modifiedAt() > configLoadedAt)
                .isPresent();
    }

    private static boolean differs(Map<String, String> row, Setting running, boolean newer) {
        if (waitsForRestart(row, running)) {
            return true;
        }
        String wanted = ServerReader.text(row, "setting");
        return ServerReader.bool(row, "applied")
                && FROM_FILES.contains(running.source())
                && (newer || isComparable(running, wanted))
                && !SettingValue.same(wanted, running)
                && !isOn(wanted, running)
                && !(running.context().equals("user") && wanted.equalsIgnoreCase(running.value()));
    }

    private static boolean isOn(String wanted, Setting running) {
        return running.value().equals(MEANING_OF_ON.get(running.name()))
                && wanted.strip().matches("(?i)on|true|yes|1");
    }

    private static boolean waitsForRestart(Map<String, String> row, Setting running) {
        return ServerReader.text(row, "error").equals(NOT_APPLIED)
                && running != null
                && running.needsRestart()
                && SettingChecks.invalid(ServerReader.text(row, "setting"), running)
                        .isEmpty();
    }

    /**
     * Whether a difference in a file that was not touched since it was read is a real one: servers show many words and
     * automatic values (-1, 0) in another spelling than the file's.
     */
    private static boolean isComparable(Setting running, String wanted) {
        return switch (running.vartype()) {
            case "bool" -> true;
            case "integer", "real" -> !wanted.strip().matches("-1|0");
            case "string" -> running.context().equals("sighup");
            default -> false;
        };
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
