package org.standbywizard.plan;

import java.util.Map;
import java.util.Optional;

/**
 * One standby of a plan.
 *
 * @param slot its replication slot on the primary; empty means a name made from the server's name
 * @param applicationName what it calls itself in pg_stat_replication; empty means the slot's name
 * @param primaryAddress where this standby reaches the primary; empty means the primary's host as found
 * @param primaryPort where the primary listens for this standby; empty means the primary's own port
 * @param sourceAddress the address (CIDR) that the primary sees it come from; empty means found by {@code ip route get}
 * @param tablespaces directory on the primary to directory on this standby
 */
public record StandbyPlan(
        ServerPlan server,
        Optional<String> slot,
        Optional<String> applicationName,
        Optional<String> primaryAddress,
        Optional<Integer> primaryPort,
        Optional<String> sourceAddress,
        Map<String, String> tablespaces) {
    public StandbyPlan {
        tablespaces = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(tablespaces));
    }

    public HostId id() {
        return server.id();
    }

    /** The slot's name: the plan's, else the server's name in the letters that slot names may have. */
    public String slotName() {
        return slot.orElseGet(() -> NameRules.slotFrom(id().name()));
    }

    /** What the standby calls itself in pg_stat_replication. */
    public String applicationNameOrDefault() {
        return applicationName.orElseGet(this::slotName);
    }
}
