package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;

/** Compares a status with what is expected. Pure: the same two values give the same findings, in a stable order. */
public final class StatusEvaluator {
    private StatusEvaluator() {}

    /** The primary's findings, then each standby's in the plan's order. */
    public static List<Finding> evaluate(ExpectedReplication expected, ReplicationStatus status) {
        List<Finding> findings = new ArrayList<>();
        HostId primaryId = expected.primary().id();
        Optional<ServerSample> primary = status.sample(primaryId);
        status.server(primaryId).ifPresent(server -> {
            findings.add(reachable(server));
            primary.ifPresent(sample -> {
                findings.add((sample.inRecovery() ? Outcome.PRIMARY_IN_RECOVERY : Outcome.PRIMARY).on(primaryId));
                findings.addAll(SettingChecks.of(expected.primary(), sample));
                findings.addAll(SlotChecks.others(expected, sample));
                findings.addAll(SyncChecks.enough(expected, sample));
            });
            findings.addAll(ServiceChecks.of(server, true));
        });
        for (ExpectedStandby standby : expected.standbys()) {
            status.server(standby.id()).ifPresent(server -> {
                findings.add(reachable(server));
                findings.addAll(StandbyChecks.of(expected, standby, status));
                server.sample().ifPresent(s -> findings.addAll(SettingChecks.of(standby.server(), s)));
                findings.addAll(ServiceChecks.of(server, false));
            });
        }
        return List.copyOf(findings);
    }

    private static Finding reachable(ServerStatus server) {
        if (server.sample().isPresent()) {
            return Outcome.REACHABLE.on(
                    server.id(), server.sample().get().version().toString());
        }
        Failure failure = server.failure().orElseThrow();
        String detail = failure.detail().isEmpty() ? failure.key() : failure.detail();
        // 57P03 is cannot_connect_now: starting up, shutting down, or not consistent yet.
        boolean starting =
                failure instanceof Failure.SqlFailed sql && sql.sqlState().equals("57P03");
        return (starting ? Outcome.STARTING : Outcome.UNREACHABLE).on(server.id(), detail);
    }
}
