package org.standbywizard.lab;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a server of the lab. */
public final class Waiting {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Waiting() {}

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws IOException;
    }

    /** @throws IOException if it does not hold within 15 seconds */
    public static void until(Condition condition, String what) throws IOException {
        if (!within(LIMIT_NANOS, condition)) {
            throw new IOException("not within " + TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS) + " s: " + what);
        }
    }

    /** Whether it holds now or before the time is over. */
    public static boolean within(long nanos, Condition condition) throws IOException {
        long deadline = System.nanoTime() + nanos;
        while (!condition.holds()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            LockSupport.parkNanos(TURN_NANOS);
        }
        return true;
    }
}
