package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;

/** Several clusters of a plan on one machine (safety rule 6). */
final class MachineChecks {
    private MachineChecks() {}

    static List<Finding> of(StandbyView view, List<StandbyView> all) {
        HostId host = view.id();
        List<Finding> findings = new ArrayList<>();
        for (StandbyView other : all) {
            if (other.id().equals(host)) {
                break;
            }
            if (view.self().sharesMachine(other.self())) {
                clash(view, other.self()).ifPresent(findings::add);
            }
        }
        if (view.self().sharesMachine(view.primary())) {
            clash(view, view.primary()).ifPresent(findings::add);
            int tablespaces = view.server().tablespaces().size();
            if (tablespaces > 0) {
                findings.add(Outcome.MACHINE_TABLESPACES.on(host, tablespaces));
            }
            if (findings.isEmpty()) {
                findings.add(Outcome.MACHINE_SHARED.on(host, view.primary().host()));
            }
        }
        return findings.isEmpty() ? List.of(Outcome.MACHINE_APART.on(host)) : findings;
    }

    private static java.util.Optional<Finding> clash(StandbyView view, HostFacts other) {
        ClusterFacts own = view.cluster();
        ClusterFacts theirs = other.cluster();
        if (own.realDataDirectory().equals(theirs.realDataDirectory())) {
            return java.util.Optional.of(Outcome.MACHINE_SAME_CLUSTER.on(view.id(), own.name(), other.host()));
        }
        String planned =
                view.plan().settingsOf(view.standby().server()).getOrDefault("port", String.valueOf(own.port()));
        return planned.equals(String.valueOf(theirs.port()))
                ? java.util.Optional.of(Outcome.MACHINE_PORT.on(view.id(), planned, other.host()))
                : java.util.Optional.empty();
    }
}
