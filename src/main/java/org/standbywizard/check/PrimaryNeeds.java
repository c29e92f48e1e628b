package org.standbywizard.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.PrimaryDemand;
import org.standbywizard.plan.Raised;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;

/**
 * What a primary must have for its standbys, and which of its settings that changes.
 *
 * @param senders wal senders needed
 * @param slots replication slots needed, 0 without slots
 * @param changed settings that are not as they must be, with the value they get
 */
record PrimaryNeeds(int senders, int slots, Map<String, String> changed) {
    static final String AUTO = "auto";

    static PrimaryNeeds of(ReplicationPlan plan, ServerFacts server, List<StandbyView> standbys) {
        PrimaryDemand demand = PrimaryDemand.of(
                server,
                (int) standbys.stream().filter(s -> !s.isFollowing()).count(),
                standbys.stream().map(s -> s.standby().slotName()).toList());
        int slots = plan.replication().slots() ? demand.slots() : 0;
        Map<String, String> wanted = new LinkedHashMap<>();
        if (!Listening.covers(server.value("listen_addresses"), standbys)) {
            wanted.put("listen_addresses", "*");
        }
        wanted.put("wal_level", demand.walLevel());
        wanted.put("max_wal_senders", String.valueOf(demand.senders()));
        wanted.put("max_replication_slots", String.valueOf(slots));
        plan.settingsOf(plan.primary()).forEach((name, value) -> {
            if (!value.equals(AUTO)) {
                wanted.put(name, value);
            }
        });
        Map<String, String> changed = new LinkedHashMap<>();
        wanted.forEach((name, value) -> setting(server, name)
                .filter(s -> !Raised.suffices(value, s))
                .ifPresent(s -> changed.put(s.name(), value)));
        return new PrimaryNeeds(demand.senders(), slots, changed);
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
}
