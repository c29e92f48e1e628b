package org.standbywizard.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ExpectedStandby;

/**
 * A replication that people look after: its servers as they are reached, and its names.
 *
 * @param places of the servers that are known
 * @param standbys in the plan's order
 * @param synchronous whether commits wait for standbys
 */
record Subject(HostId primary, Map<HostId, Place> places, List<Standby> standbys, boolean synchronous) {
    /** @param slot empty for none */
    record Standby(HostId host, String applicationName, Optional<String> slot) {}

    static Subject of(RunReport run) {
        Map<HostId, Place> places = new TreeMap<>();
        run.changeSet().servers().forEach((host, ref) -> places.put(host, Place.of(ref)));
        ReplicationPlan plan = run.plan();
        return new Subject(
                run.changeSet().primary(),
                places,
                plan.standbys().stream()
                        .map(standby -> new Standby(
                                standby.id(),
                                standby.applicationNameOrDefault(),
                                Optional.of(standby)
                                        .filter(one -> plan.replication().slots())
                                        .map(StandbyPlan::slotName)))
                        .toList(),
                plan.replication().synchronous().mode() != Synchronous.Mode.OFF);
    }

    /** As it was found, which may be another one than was planned. */
    static Subject of(Verification seen) {
        ExpectedReplication found = seen.expected();
        return new Subject(
                found.primary().id(),
                seen.places(),
                found.standbys().stream().map(Subject::standby).toList(),
                found.synchronousCount() > 0);
    }

    private static Standby standby(ExpectedStandby standby) {
        return new Standby(standby.id(), standby.applicationName(), standby.slot());
    }

    Optional<Place> primaryPlace() {
        return Optional.ofNullable(places.get(primary));
    }

    /** Where the standbys are, as far as it is known. */
    List<Place> standbyPlaces() {
        return standbys.stream()
                .map(standby -> Optional.ofNullable(places.get(standby.host())))
                .flatMap(Optional::stream)
                .toList();
    }

    List<String> applicationNames() {
        return standbys.stream().map(Standby::applicationName).toList();
    }

    List<String> slots() {
        return standbys.stream().map(Standby::slot).flatMap(Optional::stream).toList();
    }

    /** {@code db1 → db2, db3}. */
    String servers() {
        return primary + " → "
                + Words.names(standbys.stream().map(Standby::host).toList());
    }
}
