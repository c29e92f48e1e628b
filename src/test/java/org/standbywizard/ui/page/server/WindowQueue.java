package org.standbywizard.ui.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The window's thread as the test's own: what is handed to it runs when the test waits for something. */
final class WindowQueue implements Executor {
    private static final long LIMIT_SECONDS = 30;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what comes until it is so. */
    void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!isSo.getAsBoolean()) {
            try {
                Runnable task = tasks.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                assertThat(task).as(what).isNotNull();
                task.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
