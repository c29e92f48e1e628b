package org.standbywizard.verify;

import java.util.TreeSet;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;

/** The standby's end: pg_stat_wal_receiver. */
final class ReceiverCheck {
    private ReceiverCheck() {}

    static Finding of(ExpectedReplication expected, ExpectedStandby standby, StandbyView view) {
        HostId id = standby.id();
        if (view.receiver().isEmpty()) {
            return Outcome.RECEIVER_ABSENT.on(id);
        }
        ReceiverRow receiver = view.receiver().get();
        if (!receiver.isStreaming()) {
            return Outcome.RECEIVER_STATE.on(id, receiver.status());
        }
        if (!rightAddress(standby, receiver)) {
            // A name we do not know may still be the primary's: its own list of senders decides.
            Outcome outcome =
                    view.sender().isPresent() ? Outcome.RECEIVER_OTHER_ADDRESS : Outcome.RECEIVER_WRONG_PRIMARY;
            String wanted = String.join(", ", new TreeSet<>(standby.primaryAddresses()));
            return outcome.on(id, receiver.senderHost(), receiver.senderPort(), wanted);
        }
        long age = receiver.messageAgeMillis().orElse(0);
        return age > expected.thresholds().silenceMillis()
                ? Outcome.RECEIVER_SILENT.on(id, age)
                : Outcome.RECEIVER_STREAMING.on(id, receiver.senderHost(), receiver.senderPort());
    }

    private static boolean rightAddress(ExpectedStandby standby, ReceiverRow receiver) {
        boolean host = standby.primaryAddresses().isEmpty()
                || receiver.senderHost().isEmpty()
                || standby.primaryAddresses().stream().anyMatch(a -> a.equalsIgnoreCase(receiver.senderHost()));
        boolean port = standby.primaryPort() == 0
                || receiver.senderPort() == 0
                || standby.primaryPort() == receiver.senderPort();
        return host && port;
    }
}
