package org.standbywizard.verify;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.Synchronous;

/**
 * What a plan says a running replication should look like.
 *
 * @param synchronousCount how many synchronous standbys commits wait for, 0 for none
 */
public record ExpectedReplication(
        ExpectedServer primary, List<ExpectedStandby> standbys, int synchronousCount, Thresholds thresholds) {
    public ExpectedReplication {
        standbys = List.copyOf(standbys);
    }

    /** From the plan and fresh facts alone; needs no earlier run. Hosts without facts are expected by the plan only. */
    public static ExpectedReplication of(ReplicationPlan plan, Map<HostId, HostFacts> facts) {
        Map<String, String> wanted = new LinkedHashMap<>();
        String followers = String.valueOf(plan.standbys().size());
        wanted.put("wal_level", "replica");
        wanted.put("max_wal_senders", followers);
        if (plan.replication().slots()) {
            wanted.put("max_replication_slots", followers);
        }
        wanted.putAll(WantedSettings.fromPlan(plan.settingsOf(plan.primary())));
        List<ExpectedStandby> standbys =
                plan.standbys().stream().map(s -> standby(plan, s, facts)).toList();
        Synchronous sync = plan.replication().synchronous();
        int count = sync.mode() == Synchronous.Mode.OFF ? 0 : Math.max(1, sync.count());
        return new ExpectedReplication(
                new ExpectedServer(plan.primary().id(), wanted), standbys, count, Thresholds.defaults());
    }

    private static ExpectedStandby standby(ReplicationPlan plan, StandbyPlan standby, Map<HostId, HostFacts> facts) {
        Optional<HostFacts> there = Optional.ofNullable(facts.get(plan.primary().id()));
        Optional<HostFacts> here = Optional.ofNullable(facts.get(standby.id()));
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("hot_standby", "on");
        wanted.putAll(WantedSettings.fromPlan(plan.settingsOf(standby.server())));
        // The primary alone names synchronous standbys; in a copy the list is cleared (safety rule 9).
        wanted.remove("synchronous_standby_names");
        boolean shared = there.isPresent() && here.isPresent() && there.get().sharesMachine(here.get());
        int port = standby.primaryPort()
                .orElseGet(() ->
                        there.flatMap(HostFacts::chosen).map(ClusterFacts::port).orElse(0));
        return new ExpectedStandby(
                new ExpectedServer(standby.id(), wanted),
                standby.applicationNameOrDefault(),
                plan.replication().slots() ? Optional.of(standby.slotName()) : Optional.empty(),
                standby.primaryAddress().map(Set::of).orElseGet(() -> addresses(plan, standby, there, here)),
                port,
                syncRole(plan.replication().synchronous(), standby.id()),
                shared);
    }

    /** Whatever may name the primary: what the plan and the machine call it, and what a set-up would have chosen. */
    private static Set<String> addresses(
            ReplicationPlan plan, StandbyPlan standby, Optional<HostFacts> primary, Optional<HostFacts> self) {
        Set<String> all = new HashSet<>(Set.of(plan.primary().ssh().host()));
        primary.ifPresent(facts -> {
            all.add(facts.os().hostName());
            all.addAll(facts.os().addresses());
            self.ifPresent(own -> {
                all.add(Addressing.of(plan, standby, facts, own).primaryAddress());
                if (facts.sharesMachine(own)) {
                    all.addAll(Set.of("localhost", "127.0.0.1", "::1"));
                    facts.chosen().map(ClusterFacts::socketDirectory).ifPresent(all::add);
                }
            });
        });
        all.remove("");
        return all;
    }

    private static SyncRole syncRole(Synchronous sync, HostId standby) {
        boolean named = sync.standbys().isEmpty() || sync.standbys().contains(standby);
        return switch (sync.mode()) {
            case OFF -> SyncRole.ASYNC;
            case FIRST -> named ? SyncRole.PRIORITY : SyncRole.ASYNC;
            case ANY -> named ? SyncRole.QUORUM : SyncRole.ASYNC;
        };
    }
}
