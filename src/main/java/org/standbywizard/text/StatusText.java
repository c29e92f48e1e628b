package org.standbywizard.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.standbywizard.plan.Lsn;
import org.standbywizard.remote.Failure;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.Lag;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServerSample;
import org.standbywizard.verify.SlotRow;
import org.standbywizard.verify.StandbyView;

/** A status for a terminal: a line for the primary and one for each standby. */
public final class StatusText {
    private final Messages messages;

    public StatusText(Messages messages) {
        this.messages = messages;
    }

    /** Without a line end; a server that cannot be asked has its reason on its line. */
    public List<String> lines(ExpectedReplication expected, ReplicationStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add(primary(expected, status));
        StandbyView.all(expected, status).forEach(view -> lines.add(standby(view, status)));
        return lines;
    }

    /** {@code in step}, {@code 1.2 MB (35 ms)}, {@code 1.2 MB}, {@code unknown}. */
    public String lag(Lag lag) {
        if (lag.bytes().isEmpty()) {
            return messages.get("status.lag.unknown");
        }
        if (lag.inStep()) {
            return messages.get("status.lag.in-step");
        }
        String bytes = Sizes.bytes(lag.bytes().getAsLong(), messages.locale());
        OptionalLong millis = lag.millis();
        return millis.isPresent()
                ? messages.get("status.lag.both", bytes, Sizes.millis(millis.getAsLong(), messages.locale()))
                : messages.get("status.lag.bytes", bytes);
    }

    /** The condition in words, as pg_stat_replication's state where it has one. */
    public String condition(StandbyView.Condition condition) {
        return messages.get("status.condition."
                + switch (condition) {
                    case IN_STEP, STREAMING -> "streaming";
                    case CATCHING_UP -> "catching-up";
                    case NOT_STREAMING -> "not-streaming";
                    case PROMOTED -> "promoted";
                    case OWN_CLUSTER -> "own-cluster";
                    case UNKNOWN -> "unknown";
                });
    }

    private String primary(ExpectedReplication expected, ReplicationStatus status) {
        String name = expected.primary().id().name();
        Optional<ServerSample> sample = status.sample(expected.primary().id());
        if (sample.isEmpty()) {
            return messages.get(
                    "status.primary.away", name, reason(expected.primary().id(), status));
        }
        String at = sample.get().wal().end().map(Lsn::toString).orElse("?");
        String key = sample.get().inRecovery() ? "status.primary.in-recovery" : "status.primary.writes";
        return messages.get(key, name, sample.get().version(), at);
    }

    private String standby(StandbyView view, ReplicationStatus status) {
        List<String> parts = new ArrayList<>();
        parts.add(condition(view.condition()));
        if (!view.takesWrites()) {
            parts.add(messages.get("status.lag", lag(view.lag())));
        }
        view.slot().ifPresent(slot -> parts.add(slot(slot)));
        boolean paused =
                status.sample(view.id()).map(s -> s.wal().replayPaused()).orElse(false);
        if (paused) {
            parts.add(messages.get("status.paused"));
        }
        if (status.sample(view.id()).isEmpty()) {
            parts.add(messages.get("status.away", reason(view.id(), status)));
        }
        String facts = parts.stream().collect(Collectors.joining(messages.get("status.separator")));
        return messages.get("status.standby", view.id(), facts);
    }

    private String slot(SlotRow slot) {
        if (slot.isLost()) {
            return messages.get("status.slot.lost", slot.name());
        }
        String kept = slot.retainedBytes().isPresent()
                ? Sizes.bytes(slot.retainedBytes().getAsLong(), messages.locale())
                : messages.get("status.lag.unknown");
        return messages.get(slot.active() ? "status.slot.active" : "status.slot.inactive", slot.name(), kept);
    }

    private String reason(org.standbywizard.plan.HostId id, ReplicationStatus status) {
        Optional<Failure> failure = status.server(id).flatMap(s -> s.failure());
        return failure.map(f -> FailureText.of(messages, f).cause()).orElse(messages.get("status.lag.unknown"));
    }
}
