package org.standbywizard.text;

import java.util.OptionalLong;
import org.standbywizard.run.CopyPace;
import org.standbywizard.steps.Progress;

/** A copy's progress in words. One for each host; not for several threads at once. */
public final class CopyMeter {
    private CopyPace pace = CopyPace.NONE;

    /** @param at milliseconds since 1970 */
    public void add(long at, Progress progress) {
        pace = pace.with(at, progress);
    }

    public Progress last() {
        return pace.last();
    }

    /** Bytes a second; 0 while unknown. */
    public long rate() {
        return pace.rate();
    }

    /** Unknown without a rate or a total. */
    public OptionalLong millisLeft() {
        return pace.millisLeft();
    }

    /** Whole percents, at most 100; 0 while the total is unknown. */
    public int percent() {
        return pace.percent();
    }

    /** {@code db2: 312 MB of 2 GB (15 %), 52.4 MB/s, 33 s left}. */
    public String line(Messages messages, String host) {
        Progress last = pace.last();
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
