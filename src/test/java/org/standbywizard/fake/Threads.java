package org.standbywizard.fake;

import java.util.concurrent.Executor;

/**
 * A thread for each task. The common pool has one thread for all where there are two processors, and since Java 25 a
 * {@code CompletableFuture} makes no others for what blocks.
 */
public final class Threads {
    public static final Executor EACH = task -> {
        Thread thread = new Thread(task, "test task");
        thread.setDaemon(true);
        thread.start();
    };

    private Threads() {}
}
