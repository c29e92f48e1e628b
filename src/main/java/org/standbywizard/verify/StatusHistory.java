package org.standbywizard.verify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.standbywizard.plan.HostId;

/** The lag of each standby over the last samples: bounded, for a chart. Safe for use by several threads. */
public final class StatusHistory {
    private final int capacity;
    private final Map<HostId, Deque<Point>> points = new LinkedHashMap<>();

    /** @param capacity how many samples are kept; the oldest goes first */
    public StatusHistory(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a history holds at least one sample");
        }
        this.capacity = capacity;
    }

    /** One sample of one standby; unknown figures are gaps, not zeros. */
    public record Point(Instant at, StandbyView.Condition condition, OptionalLong lagBytes, OptionalLong lagMillis) {}

    public synchronized void add(ExpectedReplication expected, ReplicationStatus status) {
        for (StandbyView view : StandbyView.all(expected, status)) {
            Deque<Point> own = points.computeIfAbsent(view.id(), id -> new ArrayDeque<>());
            if (own.size() == capacity) {
                own.removeFirst();
            }
            own.addLast(new Point(
                    status.at(),
                    view.condition(),
                    view.lag().bytes(),
                    view.lag().millis()));
        }
    }

    /** Oldest first; empty for a standby that was never seen. */
    public synchronized List<Point> of(HostId standby) {
        Deque<Point> own = points.get(standby);
        return own == null ? List.of() : List.copyOf(own);
    }
}
