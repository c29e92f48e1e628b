package org.standbywizard.verify;

import java.time.Duration;

/** When a server that went away is tried again: soon at first, then twice as late each time, up to a limit. */
final class Backoff {
    private static final long FIRST = Duration.ofMillis(100).toNanos();
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    private long delay;
    private long failedAt;

    /** Whether a try is due; {@code cap} shortens the waiting while somebody waits for the server to come up. */
    boolean due(long now, Duration cap) {
        return delay == 0 || now - failedAt >= Math.min(delay, cap.toNanos());
    }

    void failed(long now) {
        failedAt = now;
        delay = delay == 0 ? FIRST : Math.min(delay * 2, LONGEST);
    }

    /** A refused login: trying often would only fill logs or lock the account. */
    void refused(long now) {
        failedAt = now;
        delay = LONGEST;
    }

    void succeeded() {
        delay = 0;
    }
}
