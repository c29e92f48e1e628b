package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/** The parameters that stop a hot standby when lower than the primary's (chapter "Hot Standby", administrator). */
final class ParameterCheck {
    private static final List<String> NAMES = List.of(
            "max_connections", "max_worker_processes", "max_prepared_transactions", "max_locks_per_transaction");

    private ParameterCheck() {}

    static List<Finding> of(HostId id, ServerSample primary, ServerSample standby) {
        Stream<String> names = standby.version().atLeast(PgVersion.V12)
                ? Stream.concat(NAMES.stream(), Stream.of("max_wal_senders"))
                : NAMES.stream();
        List<Finding> lower = new ArrayList<>();
        names.filter(n -> isLower(standby.settings().get(n), primary.settings().get(n)))
                .map(n -> Outcome.PARAMETER_LOWER.on(id, n, standby.value(n), primary.value(n)))
                .forEach(lower::add);
        return lower.isEmpty() ? List.of(Outcome.PARAMETERS_ENOUGH.on(id)) : lower;
    }

    private static boolean isLower(Setting standby, Setting primary) {
        if (standby == null || primary == null) {
            return false;
        }
        return SettingValue.number(standby.value(), standby)
                .flatMap(own -> SettingValue.number(primary.value(), primary).map(theirs -> own.compareTo(theirs) < 0))
                .orElse(false);
    }
}
