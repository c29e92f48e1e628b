package org.standbywizard.verify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Raised;
import org.standbywizard.plan.Setting;

/** When a wanted setting is met. What may only be raised is met by more (safety rule 3), just as the planner
 * sees it. */
final class WantedSettings {
    /** The plan's word for a value that the planner works out. */
    private static final String AUTO = "auto";

    /** Up to 11 these stand in recovery.conf, and pg_settings knows none of them. */
    private static final Pattern RECOVERY = Pattern.compile(
            "standby_mode|primary_conninfo|primary_slot_name|trigger_file|restore_command|archive_cleanup_command"
                    + "|recovery_end_command|recovery_min_apply_delay|recovery_target(_\\w+)?");

    private WantedSettings() {}

    /** The settings whose value the plan itself fixes. */
    static Map<String, String> fromPlan(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(e -> !e.getValue().strip().equalsIgnoreCase(AUTO))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
    }

    /** Whether a server of this version shows the setting at all. */
    static boolean visible(String name, PgVersion version) {
        return version.atLeast(PgVersion.V12) || !RECOVERY.matcher(name).matches();
    }

    static boolean met(String wanted, Setting running) {
        if (running.name().equals("listen_addresses")) {
            return listens(addresses(wanted), addresses(running.value()));
        }
        return Raised.suffices(wanted, running);
    }

    static List<String> addresses(String list) {
        return Arrays.stream(list.split(","))
                .map(a -> a.strip().replaceAll("^\"|\"$", ""))
                .filter(a -> !a.isEmpty())
                .toList();
    }

    private static boolean listens(List<String> wanted, List<String> running) {
        if (running.contains("*")) {
            return true;
        }
        return wanted.stream()
                .allMatch(a -> a.equals("*")
                        ? running.containsAll(List.of("0.0.0.0", "::"))
                        : running.contains(a) || running.contains(a.contains(":") ? "::" : "0.0.0.0"));
    }
}
