package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.StandbyPlan;

/**
 * A replication that people look after: its servers as they are reached, and its names.
 *
 * @param places of the servers that are known
 */
record Subject(ReplicationPlan plan, HostId primary, Map<HostId, Place> places) {
    static Subject of(RunReport run) {
        Map<HostId, Place> places = new TreeMap<>();
        run.changeSet().servers().forEach((host, ref) -> places.put(host, Place.of(ref)));
        return new Subject(run.plan(), run.changeSet().primary(), places);
    }

    static Subject of(VerificationReport report) {
        return new Subject(
                report.plan(),
                report.verification().expected().primary().id(),
                report.verification().places());
    }

    Optional<Place> place(HostId host) {
        return Optional.ofNullable(places.get(host));
    }

    Optional<Place> primaryPlace() {
        return place(primary);
    }

    /** Those of the plan whose place is known. */
    List<Place> standbys() {
        List<Place> found = new ArrayList<>();
        for (StandbyPlan standby : plan.standbys()) {
            place(standby.id()).ifPresent(found::add);
        }
        return found;
    }

    List<String> applicationNames() {
        return plan.standbys().stream()
                .map(StandbyPlan::applicationNameOrDefault)
                .toList();
    }

    List<String> slots() {
        return plan.replication().slots()
                ? plan.standbys().stream().map(StandbyPlan::slotName).toList()
                : List.of();
    }
}
