package org.standbywizard.check;

import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.StandbyPlan;

/** One standby with its chosen cluster, beside its primary with a running server: what most checks compare. */
record StandbyView(ReplicationPlan plan, StandbyPlan standby, HostFacts primary, HostFacts self, Addressing addresses) {

    static StandbyView of(ReplicationPlan plan, StandbyPlan standby, HostFacts primary, HostFacts self) {
        return new StandbyView(plan, standby, primary, self, Addressing.of(plan, standby, primary, self));
    }

    HostId id() {
        return standby.id();
    }

    ServerFacts server() {
        return primary.running();
    }

    ClusterFacts cluster() {
        return self.cluster();
    }

    /** Whether its data directory already is a standby's copy of this primary, running or not. */
    boolean isCopy() {
        return TargetChecks.isCopy(primary, self);
    }

    /** Whether it streams from this primary under the plan's name: nothing is to be copied. */
    boolean isFollowing() {
        return self.server().isPresent()
                && isCopy()
                && server().senders().stream()
                        .anyMatch(s -> s.applicationName().equals(standby.applicationNameOrDefault())
                                && s.state().equals("streaming"));
    }
}
