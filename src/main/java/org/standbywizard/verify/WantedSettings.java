package org.standbywizard.verify;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/** When a wanted setting is met. What may only be raised is met by more (safety rule 3). */
final class WantedSettings {
    /** The plan's word for a value that the planner works out. */
    private static final String AUTO = "auto";

    private static final List<String> WAL_LEVELS = List.of("minimal", "replica", "logical");

    private static final Set<String> AT_LEAST = Set.of(
            "max_wal_senders",
            "max_replication_slots",
            "max_connections",
            "max_worker_processes",
            "max_prepared_transactions",
            "max_locks_per_transaction",
            "wal_keep_segments",
            "wal_keep_size",
            "max_slot_wal_keep_size");

    private WantedSettings() {}

    /** The settings whose value the plan itself fixes. */
    static Map<String, String> fromPlan(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(e -> !e.getValue().strip().equalsIgnoreCase(AUTO))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
    }

    static boolean met(String wanted, Setting running) {
        String name = running.name();
        if (AT_LEAST.contains(name)) {
            return atLeast(wanted, running);
        }
        if (name.equals("wal_level")) {
            return WAL_LEVELS.indexOf(running.value())
                    >= WAL_LEVELS.indexOf(SettingValue.normal(wanted.strip(), running));
        }
        if (name.equals("listen_addresses")) {
            return listens(addresses(wanted), addresses(running.value()));
        }
        return SettingValue.same(wanted, running);
    }

    private static boolean atLeast(String wanted, Setting running) {
        Optional<BigDecimal> want = SettingValue.number(wanted, running);
        Optional<BigDecimal> have = SettingValue.number(running.value(), running);
        if (want.isEmpty() || have.isEmpty()) {
            return SettingValue.same(wanted, running);
        }
        // -1 is "no limit" for max_slot_wal_keep_size, the only one of these that takes it.
        boolean unlimited = have.get().signum() < 0;
        return unlimited || want.get().signum() >= 0 && have.get().compareTo(want.get()) >= 0;
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
