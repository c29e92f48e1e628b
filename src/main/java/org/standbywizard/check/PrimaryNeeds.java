package org.standbywizard.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/**
 * What a primary must have for its standbys, and which of its settings that changes.
 *
 * @param senders wal senders needed: those in use, two for each copy at the same time, one for a test
 * @param slots replication slots needed, 0 without slots
 * @param changed settings that are not as they must be, with the value they get
 */
record PrimaryNeeds(int senders, int slots, Map<String, String> changed) {
    /** Values that others may depend on are only raised (safety rule 3). */
    static final Set<String> ONLY_RAISE = Set.of(
            "max_wal_senders",
            "max_replication_slots",
            "wal_keep_segments",
            "wal_keep_size",
            "max_connections",
            "max_worker_processes",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    static final String AUTO = "auto";

    static PrimaryNeeds of(ReplicationPlan plan, ServerFacts server, List<StandbyView> standbys) {
        int fresh = (int) standbys.stream().filter(s -> !s.isFollowing()).count();
        int senders = server.senders().size() + 2 * fresh + 1;
        long missing = standbys.stream()
                .map(s -> s.standby().slotName())
                .filter(name -> server.slots().stream().noneMatch(s -> s.name().equals(name)))
                .count();
        int slots = plan.replication().slots() ? server.slots().size() + (int) missing : 0;
        Map<String, String> wanted = new LinkedHashMap<>();
        if (!Listening.covers(server.value("listen_addresses"), standbys)) {
            wanted.put("listen_addresses", "*");
        }
        if (server.value("wal_level").equals("minimal")) {
            wanted.put("wal_level", server.version().atLeast(PgVersion.V10) ? "replica" : "hot_standby");
        }
        wanted.put("max_wal_senders", String.valueOf(senders));
        wanted.put("max_replication_slots", String.valueOf(slots));
        plan.settingsOf(plan.primary()).forEach((name, value) -> {
            if (!value.equals(AUTO)) {
                wanted.put(name, value);
            }
        });
        Map<String, String> changed = new LinkedHashMap<>();
        wanted.forEach((name, value) ->
                setting(server, name).filter(s -> !suffices(value, s)).ifPresent(s -> changed.put(s.name(), value)));
        return new PrimaryNeeds(senders, slots, changed);
    }

    /** A setting by its name in any case. */
    static Optional<Setting> setting(ServerFacts server, String name) {
        Setting exact = server.settings().get(name);
        return exact != null
                ? Optional.of(exact)
                : server.settings().values().stream()
                        .filter(s -> s.name().equalsIgnoreCase(name))
                        .findFirst();
    }

    /** Settings that change only by a restart. */
    List<String> restarting(ServerFacts server) {
        List<String> names = new ArrayList<>();
        changed.keySet()
                .forEach(name ->
                        setting(server, name).filter(Setting::needsRestart).ifPresent(s -> names.add(s.name())));
        return names;
    }

    /** A whole number, or 0. */
    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean suffices(String wanted, Setting running) {
        if (SettingValue.same(wanted, running)) {
            return true;
        }
        if (running.name().equals("wal_level")) {
            return level(running.value()) >= level(wanted);
        }
        if (running.name().equals("listen_addresses")) {
            return running.value().contains("*");
        }
        return ONLY_RAISE.contains(running.name()) && atLeast(running, wanted);
    }

    static boolean atLeast(Setting running, String wanted) {
        Optional<BigDecimal> now = SettingValue.number(running.value(), running);
        Optional<BigDecimal> then = SettingValue.number(wanted, running);
        return now.isPresent() && then.isPresent() && now.get().compareTo(then.get()) >= 0;
    }

    private static int level(String word) {
        return switch (word) {
            case "minimal" -> 0;
            case "logical" -> 2;
            default -> 1;
        };
    }
}
