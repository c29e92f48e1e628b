package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;

/** What is looked at on both ends of one standby. */
final class StandbyChecks {
    private StandbyChecks() {}

    static List<Finding> of(ExpectedReplication expected, ExpectedStandby standby, ReplicationStatus status) {
        List<Finding> findings = new ArrayList<>();
        Optional<ServerSample> primary = status.sample(expected.primary().id());
        Optional<ServerSample> own = status.sample(standby.id());
        StandbyView view = StandbyView.of(expected, standby, status);
        own.ifPresent(sample -> {
            findings.add(role(expected.primary().id(), view, sample));
            if (view.condition() != StandbyView.Condition.OWN_CLUSTER) {
                findings.add((sample.readOnly() ? Outcome.READ_ONLY : Outcome.WRITABLE).on(standby.id()));
            }
        });
        if (primary.isPresent() && own.isPresent()) {
            findings.add(systemId(standby.id(), primary.get(), own.get()));
            findings.add(timeline(standby.id(), primary.get(), own.get()));
        }
        if (primary.isPresent() && isMeantToStream(view)) {
            findings.add(streaming(expected, standby, view));
            findings.addAll(SlotChecks.of(expected, standby, primary.get(), view));
            findings.addAll(SyncChecks.of(standby, view));
        }
        own.filter(ServerSample::inRecovery).ifPresent(sample -> {
            findings.add(ReceiverCheck.of(expected, standby, view));
            findings.add((sample.wal().replayPaused() ? Outcome.REPLAY_PAUSED : Outcome.REPLAY_RUNS).on(standby.id()));
        });
        if (primary.isPresent() && !view.takesWrites()) {
            findings.add(lag(standby.id(), view.lag(), expected.thresholds()));
        }
        if (primary.isPresent() && own.isPresent()) {
            findings.addAll(ParameterCheck.of(standby.id(), primary.get(), own.get()));
        }
        findings.add(
                standby.sharesMachine()
                        ? Outcome.MACHINE_SHARED.on(
                                standby.id(), expected.primary().id())
                        : Outcome.MACHINE_SEPARATE.on(standby.id()));
        return findings;
    }

    /**
     * Of a server that is no copy neither connection nor slot is to be expected; a slot made by hand would only keep the
     * primary's WAL. What stands there already, as after a run that stopped, is told.
     */
    private static boolean isMeantToStream(StandbyView view) {
        return view.condition() != StandbyView.Condition.OWN_CLUSTER
                || view.sender().isPresent()
                || view.slot().isPresent();
    }

    private static Finding role(HostId primary, StandbyView view, ServerSample own) {
        if (own.inRecovery()) {
            return Outcome.STANDBY.on(view.id());
        }
        return view.condition() == StandbyView.Condition.OWN_CLUSTER
                ? Outcome.OWN_CLUSTER.on(view.id(), primary)
                : Outcome.PROMOTED.on(view.id(), primary);
    }

    private static Finding systemId(HostId id, ServerSample primary, ServerSample own) {
        return primary.systemIdentifier().equals(own.systemIdentifier())
                ? Outcome.SYSTEM_ID_EQUAL.on(id, own.systemIdentifier())
                : Outcome.SYSTEM_ID_DIFFERS.on(id, own.systemIdentifier(), primary.systemIdentifier());
    }

    private static Finding timeline(HostId id, ServerSample primary, ServerSample own) {
        if (primary.timeline() == 0 || own.timeline() == 0) {
            return Outcome.TIMELINE_UNKNOWN.on(id);
        }
        return primary.timeline() == own.timeline()
                ? Outcome.TIMELINE_EQUAL.on(id, own.timeline())
                : Outcome.TIMELINE_DIFFERS.on(id, own.timeline(), primary.timeline());
    }

    private static Finding streaming(ExpectedReplication expected, ExpectedStandby standby, StandbyView view) {
        String name = standby.applicationName();
        if (view.sender().isEmpty()) {
            return Outcome.SENDER_ABSENT.on(
                    standby.id(), name, expected.primary().id());
        }
        if (view.senders() > 1) {
            return Outcome.SENDER_TWICE.on(standby.id(), name, view.senders());
        }
        String state = view.sender().get().state();
        return switch (state) {
            case "streaming" -> Outcome.STREAMING.on(standby.id(), name);
            case "startup", "catchup" ->
                catchingUp(standby.id(), name, view.lag().bytes());
            default -> Outcome.SENDER_STATE.on(standby.id(), name, state);
        };
    }

    private static Finding catchingUp(HostId id, String name, OptionalLong bytes) {
        return bytes.isPresent()
                ? Outcome.CATCHING_UP.on(id, name, bytes.getAsLong())
                : Outcome.CATCHING_UP_UNKNOWN.on(id, name);
    }

    private static Finding lag(HostId id, Lag lag, Thresholds limits) {
        if (lag.bytes().isEmpty()) {
            return Outcome.LAG_UNKNOWN.on(id);
        }
        if (lag.inStep()) {
            return Outcome.LAG_IN_STEP.on(id);
        }
        long bytes = lag.bytes().getAsLong();
        if (lag.millis().isEmpty()) {
            return (bytes > limits.lagBytes() ? Outcome.LAG_LARGE_BYTES : Outcome.LAG_SMALL_BYTES).on(id, bytes);
        }
        long millis = lag.millis().getAsLong();
        boolean large = bytes > limits.lagBytes() || millis > limits.lagMillis();
        return (large ? Outcome.LAG_LARGE : Outcome.LAG_SMALL).on(id, bytes, millis);
    }
}
