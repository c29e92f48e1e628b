package org.standbywizard.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.standbywizard.steps.Progress;

/** A copy's rate over its last seconds and the time left. One for each host; not for several threads at once. */
public final class CopyMeter {
    private static final long WINDOW_MILLIS = 10_000;
    private static final long FEWEST_MILLIS = 500;

    private final Deque<long[]> window = new ArrayDeque<>();
    private Progress last = new Progress("copying", 0, 0);

    /** @param at milliseconds since 1970 */
    public void add(long at, Progress progress) {
        last = progress;
        if (!window.isEmpty() && progress.doneBytes() < window.getLast()[1]) {
            // A copy begun anew.
            window.clear();
        }
        window.addLast(new long[] {at, progress.doneBytes()});
        while (window.size() > 2 && at - window.getFirst()[0] > WINDOW_MILLIS) {
            window.removeFirst();
        }
    }

    public Progress last() {
        return last;
    }

    /** Bytes a second; 0 while unknown. */
    public long rate() {
        if (window.size() < 2) {
            return 0;
        }
        long millis = window.getLast()[0] - window.getFirst()[0];
        long bytes = window.getLast()[1] - window.getFirst()[1];
        return millis < FEWEST_MILLIS ? 0 : Math.max(0, bytes * 1000 / millis);
    }

    /** Unknown without a rate or a total. */
    public OptionalLong millisLeft() {
        return last.totalBytes() == 0
                ? OptionalLong.empty()
                : Sizes.millisLeft(last.doneBytes(), last.totalBytes(), rate());
    }

    /** Whole percents, at most 100; 0 while the total is unknown. */
    public int percent() {
        return last.totalBytes() == 0 ? 0 : (int) Math.min(100, last.doneBytes() * 100 / last.totalBytes());
    }

    /** {@code db2: 312 MB of 2 GB (15 %), 52.4 MB/s, 33 s left}. */
    public String line(Messages messages, String host) {
        switch (last.phase()) {
            case "waiting-for-checkpoint":
                return messages.get("copy.waiting", host);
            case "finishing":
                return messages.get("copy.finishing", host, last.doneBytes());
            default:
                if (last.totalBytes() == 0) {
                    return messages.get("copy.starting", host);
                }
        }
        StringBuilder line =
                new StringBuilder(messages.get("copy.progress", host, last.doneBytes(), last.totalBytes(), percent()));
        if (rate() > 0) {
            line.append(messages.get("copy.rate", rate()));
        }
        millisLeft().ifPresent(left -> line.append(messages.get("copy.left", left)));
        return line.toString();
    }
}
