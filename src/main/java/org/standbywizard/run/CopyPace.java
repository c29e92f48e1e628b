package org.standbywizard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.standbywizard.steps.Progress;

/**
 * How far a copy is and how fast it goes, from its last seconds.
 *
 * @param looks the oldest first
 */
public record CopyPace(List<Look> looks, Progress last) {
    public static final CopyPace NONE = new CopyPace(List.of(), new Progress("copying", 0, 0));

    private static final String WAITING = "waiting-for-checkpoint";
    private static final long WINDOW_MILLIS = 10_000;
    private static final long FEWEST_MILLIS = 500;
    /** Looks that are closer together count as one. */
    private static final long APART_MILLIS = 100;

    private static final long LONGEST_MILLIS = 1000L * 24 * 60 * 60 * 1000;

    public CopyPace {
        looks = List.copyOf(looks);
    }

    /** Bytes streamed at a moment, in milliseconds since 1970. */
    public record Look(long at, long bytes) {}

    /** @param at milliseconds since 1970 */
    public CopyPace with(long at, Progress progress) {
        List<Look> next = new ArrayList<>(looks);
        boolean waited = last.phase().equals(WAITING);
        if (waited
                || !next.isEmpty()
                        && progress.doneBytes() < next.get(next.size() - 1).bytes()) {
            // The wait for a checkpoint says nothing of the pace, nor does a copy that was given up for this one.
            next.clear();
        }
        int size = next.size();
        if (size > 1 && at - next.get(size - 2).at() < APART_MILLIS) {
            next.remove(size - 1);
        }
        next.add(new Look(at, progress.doneBytes()));
        while (next.size() > 2 && at - next.get(0).at() > WINDOW_MILLIS) {
            next.remove(0);
        }
        return new CopyPace(next, progress);
    }

    /** Whether anything was said of a copy yet. */
    public boolean isKnown() {
        return !looks.isEmpty();
    }

    /** Bytes a second; 0 while unknown. */
    public long rate() {
        if (looks.size() < 2) {
            return 0;
        }
        Look newest = looks.get(looks.size() - 1);
        long millis = newest.at() - looks.get(0).at();
        return millis < FEWEST_MILLIS
                ? 0
                : Math.max(0, (newest.bytes() - looks.get(0).bytes()) * 1000 / millis);
    }

    /** At the rate so far; unknown without a rate or a total. */
    public OptionalLong millisLeft() {
        long rate = rate();
        if (last.totalBytes() == 0 || rate == 0) {
            return OptionalLong.empty();
        }
        double seconds = Math.max(0, last.totalBytes() - last.doneBytes()) / (double) rate;
        return OptionalLong.of(Math.round(Math.min(seconds * 1000, LONGEST_MILLIS)));
    }

    /** From 0 to 1; 0 while the total is unknown. */
    public double share() {
        return last.totalBytes() == 0 ? 0 : Math.min(1, last.doneBytes() / (double) last.totalBytes());
    }

    /** Whole percents, at most 100; 0 while the total is unknown. */
    public int percent() {
        return last.totalBytes() == 0 ? 0 : (int) (share() * 100);
    }
}
