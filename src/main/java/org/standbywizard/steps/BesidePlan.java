package org.standbywizard.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;

/**
 * Change sets of one step, for what a person asks of a replication that stands: they change no configuration, and belong
 * to no chain of runs that an undo takes back. Pure.
 *
 * @param plan how the servers are reached
 * @param facts of the servers, all of them with a chosen cluster
 * @param moved where an earlier run put servers since these facts were found
 */
public record BesidePlan(ReplicationPlan plan, Map<HostId, HostFacts> facts, Map<HostId, ServerRef> moved) {
    public BesidePlan {
        facts = Map.copyOf(facts);
        moved = Map.copyOf(moved);
    }

    /** A write on the primary, read on these standbys. */
    public ChangeSet proof(HostId primary, List<HostId> standbys, String runId) {
        return of(runId, primary, standbys, ProofSteps.of(primary, facts.get(primary), standbys, runId));
    }

    /** @param followers application_name of each standby that must stream again */
    public ChangeSet restart(HostId host, HostId primary, Map<HostId, String> followers, String runId) {
        RestartTest step = new RestartTest(host + "/restart-test", host, primary, followers);
        return of(runId, primary, List.copyOf(followers.keySet()), step);
    }

    private ChangeSet of(String runId, HostId primary, List<HostId> standbys, Step step) {
        Map<HostId, ServerRef> servers = new LinkedHashMap<>();
        servers.put(primary, server(primary, runId));
        standbys.forEach(standby -> servers.put(standby, server(standby, runId)));
        ChangeSet.Lane lane = new ChangeSet.Lane(step.host(), List.of(step));
        return new ChangeSet(
                runId, primary, servers, List.of(new ChangeSet.Stage(step.kind(), List.of(lane))), List.of());
    }

    private ServerRef server(HostId id, String runId) {
        ServerPlan server = plan.servers().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the plan: " + id));
        ClusterFacts cluster = facts.get(id).cluster();
        ServerRef known = moved.get(id);
        return ServerRefs.of(
                server,
                facts.get(id),
                runId,
                known == null ? cluster.port() : known.port(),
                known == null ? cluster.socketDirectory() : known.socketDirectory());
    }
}
