package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.StandbyPlan;

/**
 * Compares what a plan wants with what was found: one finding for each check of each server, passes too. Pure. A check
 * whose facts are missing because of another block is left out.
 */
public final class Preflight {
    private Preflight() {}

    /**
     * The primary's findings, then each standby's in the plan's order.
     *
     * @param facts of every server of the plan that could be looked at
     */
    public static List<Finding> check(ReplicationPlan plan, Map<HostId, HostFacts> facts) {
        List<Finding> findings = new ArrayList<>();
        HostFacts primary = facts.get(plan.primary().id());
        if (primary != null) {
            findings.addAll(server(plan.primary(), primary, true));
        }
        List<StandbyView> standbys = new ArrayList<>();
        for (StandbyPlan standby : plan.standbys()) {
            HostFacts self = facts.get(standby.id());
            if (primary != null
                    && self != null
                    && primary.server().isPresent()
                    && self.chosen().isPresent()) {
                standbys.add(StandbyView.of(plan, standby, primary, self));
            }
        }
        if (primary != null && primary.server().isPresent()) {
            findings.addAll(PrimaryChecks.of(plan, primary, standbys));
            findings.addAll(RoleChecks.of(plan, primary, standbys));
        }
        for (StandbyPlan standby : plan.standbys()) {
            HostFacts self = facts.get(standby.id());
            if (self != null) {
                findings.addAll(server(standby.server(), self, false));
            }
            standbys.stream()
                    .filter(view -> view.id().equals(standby.id()))
                    .forEach(view -> findings.addAll(standby(view, standbys)));
        }
        return List.copyOf(findings);
    }

    /** What one server's facts tell by themselves: findings that {@link #check} has too, whatever the others' facts are. */
    public static List<Finding> alone(ReplicationPlan plan, HostFacts facts) {
        return plan.servers().stream()
                .filter(server -> server.id().equals(facts.host()))
                .findFirst()
                .map(server -> server(server, facts, server.equals(plan.primary())))
                .orElse(List.of());
    }

    private static List<Finding> server(ServerPlan server, HostFacts facts, boolean primary) {
        List<Finding> findings = new ArrayList<>(HostChecks.of(server, facts));
        findings.addAll(ClusterChecks.of(server, facts, primary));
        facts.chosen().ifPresent(cluster -> {
            findings.addAll(FileChecks.of(facts, cluster, primary));
            if (!primary) {
                findings.add(DataDirectoryChecks.of(facts, cluster));
            }
        });
        return findings;
    }

    private static List<Finding> standby(StandbyView view, List<StandbyView> all) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(TargetChecks.of(view));
        findings.addAll(MachineChecks.of(view, all));
        findings.addAll(VersionChecks.of(view));
        findings.addAll(SettingChecks.standby(view));
        findings.addAll(NetworkChecks.of(view));
        findings.addAll(AccessChecks.of(view));
        findings.addAll(SpaceChecks.of(view));
        return findings;
    }
}
