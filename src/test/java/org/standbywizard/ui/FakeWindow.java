package org.standbywizard.ui;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The window's thread without a toolkit: the test's own thread, while it waits for something. */
public final class FakeWindow implements Executor {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Does what comes until the condition holds. */
    public void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            Runnable task = next(deadline - System.nanoTime());
            if (task == null) {
                throw new AssertionError("waited in vain: " + what);
            }
            task.run();
        }
    }

    private Runnable next(long nanos) {
        try {
            return tasks.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
