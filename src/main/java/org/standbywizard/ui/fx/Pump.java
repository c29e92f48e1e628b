package org.standbywizard.ui.fx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Carries what many threads say to the window's thread: in order, in batches, not more often than the window can show
 * it, and never more than fits. Where too much comes, the oldest of what may be lost goes, and is counted.
 */
public final class Pump<T> {
    private final Executor later;
    private final int capacity;
    private final Predicate<? super T> mayBeLost;
    private final BiConsumer<List<T>, Long> drain;
    private final Deque<T> waiting = new ArrayDeque<>();
    /** What may not be lost and was older than something that was. */
    private final List<T> overtaken = new ArrayList<>();

    private long lost;
    private boolean due;

    /**
     * @param later runs a drain on the window's thread after a while: see {@link #after}
     * @param capacity how many may wait
     * @param drain gets a batch and how many were lost before it
     */
    public Pump(Executor later, int capacity, Predicate<? super T> mayBeLost, BiConsumer<List<T>, Long> drain) {
        this.later = later;
        this.capacity = capacity;
        this.mayBeLost = mayBeLost;
        this.drain = drain;
    }

    /** The window's thread, but only after a pause: with it a pump drains at most once in that time. */
    public static Executor after(Duration pause, Executor window) {
        return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, window);
    }

    /** Never waits. Safe for several threads. */
    public void offer(T item) {
        boolean wanted;
        synchronized (this) {
            waiting.addLast(item);
            if (waiting.size() > capacity) {
                makeRoom();
            }
            wanted = !due;
            due = true;
        }
        if (wanted) {
            later.execute(this::flush);
        }
    }

    /** Hands over what waits, now. On the window's thread. */
    public void flush() {
        List<T> batch;
        long gone;
        synchronized (this) {
            due = false;
            batch = new ArrayList<>(overtaken);
            batch.addAll(waiting);
            overtaken.clear();
            waiting.clear();
            gone = lost;
            lost = 0;
        }
        if (!batch.isEmpty()) {
            drain.accept(batch, gone);
        }
    }

    private void makeRoom() {
        while (!waiting.isEmpty()) {
            T oldest = waiting.pollFirst();
            if (mayBeLost.test(oldest)) {
                lost++;
                return;
            }
            overtaken.add(oldest);
        }
    }
}
