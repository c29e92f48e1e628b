package org.standbywizard.steps;

import java.util.List;
import java.util.Optional;
import org.standbywizard.conf.SyncStandbyNames;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.Synchronous;

/** synchronous_standby_names as the plan wants it (PostgreSQL, "Synchronous Replication"). */
final class SyncConf {
    static final String NAME = "synchronous_standby_names";

    private SyncConf() {}

    /** Empty where the plan wants none. */
    static Optional<String> value(ReplicationPlan plan, PgVersion version) {
        Synchronous wanted = plan.replication().synchronous();
        if (wanted.mode() == Synchronous.Mode.OFF) {
            return Optional.empty();
        }
        List<HostId> order = wanted.standbys().isEmpty()
                ? plan.standbys().stream().map(StandbyPlan::id).toList()
                : wanted.standbys();
        List<String> names = order.stream()
                .map(id -> plan.standbys().stream()
                        .filter(s -> s.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .applicationNameOrDefault())
                .toList();
        SyncStandbyNames.Method method =
                wanted.mode() == Synchronous.Mode.ANY ? SyncStandbyNames.Method.ANY : SyncStandbyNames.Method.FIRST;
        return Optional.of(new SyncStandbyNames(method, wanted.count(), names).text(version));
    }
}
