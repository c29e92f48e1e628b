package org.standbywizard.verify;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;

/**
 * One standby of a sample, put together from what both ends say: what a list, a chart or a line of text shows.
 *
 * @param sender its row on the primary; the streaming one where several have its name
 * @param senders how many rows on the primary have its name
 * @param slot its slot on the primary
 */
public record StandbyView(
        HostId id,
        Condition condition,
        Optional<SenderRow> sender,
        int senders,
        Optional<ReceiverRow> receiver,
        Optional<SlotRow> slot,
        Lag lag) {

    /** In one word. */
    public enum Condition {
        /** Streaming, and everything written was replayed. */
        IN_STEP,
        /** Streaming, a little behind as usual. */
        STREAMING,
        /** Connected, and still fetching older WAL. */
        CATCHING_UP,
        /** Asked, and not streaming. */
        NOT_STREAMING,
        /** No longer in recovery. */
        PROMOTED,
        /** Not in recovery, and no copy of the primary: no set-up has come so far yet, or the plan means another server. */
        OWN_CLUSTER,
        /** Neither end could tell. */
        UNKNOWN
    }

    public static StandbyView of(ExpectedReplication expected, ExpectedStandby standby, ReplicationStatus status) {
        Optional<ServerSample> primary = status.sample(expected.primary().id());
        Optional<ServerSample> own = status.sample(standby.id());
        List<SenderRow> named =
                primary.map(p -> p.sendersNamed(standby.applicationName())).orElse(List.of());
        Optional<SenderRow> sender = named.stream()
                .filter(s -> s.state().equals("streaming"))
                .findFirst()
                .or(() -> named.stream().findFirst());
        Optional<ReceiverRow> receiver = own.flatMap(ServerSample::receiver);
        Lag lag = Lag.of(primary, sender, own);
        return new StandbyView(
                standby.id(),
                condition(primary, sender, own, receiver, lag),
                sender,
                named.size(),
                receiver,
                standby.slot().flatMap(name -> primary.flatMap(p -> p.slot(name))),
                lag);
    }

    /** All standbys, in the plan's order. */
    public static List<StandbyView> all(ExpectedReplication expected, ReplicationStatus status) {
        return expected.standbys().stream().map(s -> of(expected, s, status)).toList();
    }

    /** Whether it takes writes, so that nothing can be behind. */
    public boolean takesWrites() {
        return condition == Condition.PROMOTED || condition == Condition.OWN_CLUSTER;
    }

    private static Condition condition(
            Optional<ServerSample> primary,
            Optional<SenderRow> sender,
            Optional<ServerSample> own,
            Optional<ReceiverRow> receiver,
            Lag lag) {
        if (own.isPresent() && !own.get().inRecovery()) {
            boolean copy = primary.isEmpty()
                    || primary.get().systemIdentifier().equals(own.get().systemIdentifier());
            return copy ? Condition.PROMOTED : Condition.OWN_CLUSTER;
        }
        if (primary.isEmpty() && own.isEmpty()) {
            return Condition.UNKNOWN;
        }
        if (primary.isPresent()) {
            String state = sender.map(SenderRow::state).orElse("");
            return switch (state) {
                case "streaming" -> lag.inStep() ? Condition.IN_STEP : Condition.STREAMING;
                case "startup", "catchup" -> Condition.CATCHING_UP;
                default -> Condition.NOT_STREAMING;
            };
        }
        // Without the primary's word a standby may have replayed all it got and still be behind.
        return receiver.map(ReceiverRow::isStreaming).orElse(false) ? Condition.STREAMING : Condition.NOT_STREAMING;
    }
}
