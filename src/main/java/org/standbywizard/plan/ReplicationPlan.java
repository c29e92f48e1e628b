package org.standbywizard.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is wanted: a valid, immutable plan without secrets. Made by {@code PlanValidator} only.
 *
 * @param settings postgresql.conf parameters for every server; a server's own win
 */
public record ReplicationPlan(
        ServerPlan primary, List<StandbyPlan> standbys, ReplicationSettings replication, Map<String, String> settings) {

    /** The plan file's format word. */
    public static final String FORMAT = "standby-wizard/1";

    public ReplicationPlan {
        standbys = List.copyOf(standbys);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The primary, then the standbys in the plan's order. */
    public List<ServerPlan> servers() {
        return Stream.concat(Stream.of(primary), standbys.stream().map(StandbyPlan::server))
                .toList();
    }

    /** The settings asked for on one server: the plan's, with the server's own over them. */
    public Map<String, String> settingsOf(ServerPlan server) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(server.settings());
        return all;
    }
}
