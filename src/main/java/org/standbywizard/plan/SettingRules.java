package org.standbywizard.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** postgresql.conf parameters of a plan: names and values that can be written, and none that belong elsewhere. */
final class SettingRules {
    private SettingRules() {}

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,127}");
    private static final int LONGEST_VALUE = 8000;

    /** Parameters that other fields of the plan decide, with the field. */
    private static final Map<String, String> OWNED = owned();

    /** What the wizard finds on the servers or decides itself. */
    private static final Set<String> FOUND = Set.of(
            "config_file",
            "hba_file",
            "ident_file",
            "external_pid_file",
            "include",
            "include_dir",
            "include_if_exists",
            "standby_mode",
            "trigger_file",
            "promote_trigger_file");

    /** From a recovery target on, a standby stops to follow. */
    private static final String RECOVERY_TARGET = "recovery_target";

    private static Map<String, String> owned() {
        Map<String, String> fields = new TreeMap<>();
        fields.put("primary_conninfo", "standbys[].primaryAddress, standbys[].primaryPort, replication.role");
        fields.put("primary_slot_name", "standbys[].slot");
        fields.put("synchronous_standby_names", "replication.synchronous");
        fields.put("data_directory", "cluster");
        return fields;
    }

    /**
     * The settings at one place.
     *
     * @param above settings that these win over; a name is spelt the same way in both
     */
    static Map<String, String> read(DraftCursor at, Map<String, String> above) {
        Map<String, String> spelt = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        above.keySet().forEach(name -> spelt.put(name, name));
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> found = new LinkedHashMap<>();
        for (DraftCursor setting : at.members()) {
            String name = setting.name();
            String value = setting.value().orElse("");
            String before = spelt.putIfAbsent(name, name);
            if (refuseName(setting, name)) {
                continue;
            }
            if (!seen.add(name) || (before != null && !before.equals(name))) {
                setting.refuse(ProblemKeys.SETTING_TWICE, name, before);
            } else if (value.length() > LONGEST_VALUE) {
                setting.refuse(
                        ProblemKeys.SETTING_LONG, name, String.valueOf(value.length()), String.valueOf(LONGEST_VALUE));
            } else {
                found.put(name, value);
            }
        }
        return found;
    }

    private static boolean refuseName(DraftCursor at, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            at.refuse(ProblemKeys.SETTING_NAME, name);
        } else if (OWNED.containsKey(lower)) {
            at.refuse(ProblemKeys.SETTING_OWNED, name, OWNED.get(lower));
        } else if (FOUND.contains(lower) || lower.startsWith(RECOVERY_TARGET)) {
            at.refuse(ProblemKeys.SETTING_FOUND, name);
        } else {
            return false;
        }
        return true;
    }
}
