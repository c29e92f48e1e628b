package org.standbywizard.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PlansOf;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planner;

/** The plan that makes a {@link FakePair} a replication, and what the planner makes of it. */
public final class FakePlan {
    private final FakePair pair;
    public final PlansOf draft = new PlansOf();
    public String runId = "20261123-061500-abc";

    public FakePlan(FakePair pair) {
        this.pair = pair;
    }

    public ReplicationPlan plan() {
        return draft.build();
    }

    /** What is found on the two now. */
    public Map<HostId, HostFacts> facts() {
        Map<HostId, HostFacts> facts = new LinkedHashMap<>();
        for (ServerPlan server : plan().servers()) {
            facts.put(server.id(), pair.facts(server.id().name().equals("db1") ? pair.one : pair.two));
        }
        return facts;
    }

    public ChangeSet changes() {
        return Planner.plan(plan(), facts(), runId);
    }
}
