package org.standbywizard.steps;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Waits for a condition, with a deadline, an eye on the person's wish to stop, and growing pauses. */
final class Poll {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private Poll() {}

    /** @throws FailureException TimedOut or Cancelled */
    static void until(StepContext context, HostId host, Duration limit, String what, BooleanSupplier condition) {
        poll(context, host, limit, what, condition, FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    }

    /** As {@link #until}, for a delay that is measured. */
    static void closely(StepContext context, HostId host, Duration limit, String what, BooleanSupplier condition) {
        poll(context, host, limit, what, condition, 1, FIRST_PAUSE_MILLIS);
    }

    /** As {@link #until}, for a condition that itself waits on the host for a while. */
    static void steadily(StepContext context, HostId host, Duration limit, String what, BooleanSupplier condition) {
        poll(context, host, limit, what, condition, FIRST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS);
    }

    private static void poll(
            StepContext context,
            HostId host,
            Duration limit,
            String what,
            BooleanSupplier condition,
            long first,
            long longest) {
        long deadline = System.nanoTime() + limit.toNanos();
        long pause = first;
        while (!condition.getAsBoolean()) {
            context.cancellation().check(host.name());
            if (System.nanoTime() > deadline) {
                throw new FailureException(new Failure.TimedOut(host.name(), what, limit.toMillis()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            pause = Math.min(longest, pause + 1 + pause / 4);
        }
    }
}
