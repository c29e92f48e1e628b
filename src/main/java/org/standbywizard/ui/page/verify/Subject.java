package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.conf.SyncStandbyNames;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.steps.BesidePlan;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.FoundReplication;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServerStatus;
import org.standbywizard.verify.VerifyTarget;

/**
 * What is watched.
 *
 * @param ours whether the plan says how it should be; else what is found is taken for it
 * @param facts of the servers that could be looked at
 * @param moved where a run put servers since these facts were found
 * @param unseen why the others could not be looked at
 */
record Subject(
        ReplicationPlan plan,
        boolean ours,
        Map<HostId, HostFacts> facts,
        Map<HostId, ServerRef> moved,
        Map<HostId, Failure> unseen) {
    Subject {
        facts = Map.copyOf(facts);
        moved = Map.copyOf(moved);
        unseen = new LinkedHashMap<>(unseen);
        for (ServerPlan server : plan.servers()) {
            HostFacts found = facts.get(server.id());
            if (found != null && found.chosen().isEmpty()) {
                unseen.putIfAbsent(server.id(), noCluster(server, found));
            }
        }
        unseen = java.util.Collections.unmodifiableMap(unseen);
    }

    List<VerifyTarget> targets() {
        List<VerifyTarget> targets = new ArrayList<>();
        for (ServerPlan server : plan.servers()) {
            if (facts.containsKey(server.id()) && !unseen.containsKey(server.id())) {
                targets.add(target(server));
            }
        }
        return targets;
    }

    private VerifyTarget target(ServerPlan server) {
        HostFacts found = facts.get(server.id());
        ServerRef ref = moved.get(server.id());
        return ref == null
                ? VerifyTarget.of(server, found)
                : VerifyTarget.moved(server.id(), ref.route(VerifyTarget.DATABASE), found.cluster());
    }

    /** A look at all servers, those that nobody can ask among them. */
    ReplicationStatus whole(ReplicationStatus status) {
        List<ServerStatus> all = new ArrayList<>(status.servers());
        unseen.forEach((id, why) ->
                all.add(new ServerStatus(id, Optional.of(why), Optional.empty(), Optional.empty(), Optional.empty())));
        return new ReplicationStatus(status.at(), all);
    }

    /** Who follows whom, where the plan does not say it. */
    FoundReplication find(ReplicationStatus status) {
        return ours
                ? new FoundReplication(ExpectedReplication.of(plan, facts), List.of(), true)
                : FoundReplication.of(plan, facts, status, Subject::synchronousCount);
    }

    private static int synchronousCount(String names) {
        try {
            return SyncStandbyNames.parse(names).count();
        } catch (IllegalArgumentException e) {
            // The server refused it too, and waits for nobody.
            return 0;
        }
    }

    BesidePlan beside() {
        return new BesidePlan(plan, facts, moved);
    }

    ServerPlan server(HostId id) {
        return plan.servers().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the plan: " + id));
    }

    /** @throws FailureException if this server was never looked at */
    void requireFacts(HostId id) {
        if (unseen.containsKey(id)) {
            throw new FailureException(unseen.get(id));
        }
    }

    private static Failure noCluster(ServerPlan server, HostFacts found) {
        List<String> names = found.clusters().stream().map(c -> c.name()).toList();
        return new Failure.Refused(
                server.ssh().host(), "no-cluster", List.of(server.cluster().orElse(""), String.join(", ", names)), "");
    }
}
