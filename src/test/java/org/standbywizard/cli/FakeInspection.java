package org.standbywizard.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.standbywizard.fake.FakePair;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/** Looks at a {@link FakePair}; says of it what a test wants to be said. */
record FakeInspection(FakePair pair, List<Finding> findings) implements Tools.Inspection {
    @Override
    public Tools.Look look(ReplicationPlan plan, Function<ServerPlan, RemoteHost> hosts, Cancellation cancellation) {
        Map<HostId, HostFacts> facts = new LinkedHashMap<>();
        Map<HostId, Failure> failures = new LinkedHashMap<>();
        for (ServerPlan server : plan.servers()) {
            try {
                facts.put(server.id(), pair.facts(hosts.apply(server)));
            } catch (FailureException e) {
                failures.put(server.id(), e.failure());
            }
        }
        return new Tools.Look(facts, failures);
    }

    @Override
    public List<Finding> judge(ReplicationPlan plan, Map<HostId, HostFacts> facts) {
        return List.copyOf(findings);
    }
}
