package org.standbywizard.verify;

import java.util.function.Predicate;

/** What a run may wait for. */
public final class StatusConditions {
    private StatusConditions() {}

    /** Every standby streams, as both ends say, and its slot, if it has one, is active. */
    public static Predicate<ReplicationStatus> allStreaming(ExpectedReplication expected) {
        return status -> expected.standbys().stream().allMatch(s -> streams(expected, s, status));
    }

    /** As {@link #allStreaming}, for one standby. */
    public static boolean streams(ExpectedReplication expected, ExpectedStandby standby, ReplicationStatus status) {
        StandbyView view = StandbyView.of(expected, standby, status);
        boolean streaming = view.condition() == StandbyView.Condition.IN_STEP
                || view.condition() == StandbyView.Condition.STREAMING;
        boolean received = view.receiver().map(ReceiverRow::isStreaming).orElse(false);
        boolean slot = standby.slot().isEmpty()
                || view.slot().map(s -> s.active() && !s.isLost()).orElse(false);
        return streaming && view.sender().isPresent() && received && slot;
    }
}
