package org.standbywizard.remote;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A person's wish to stop, passed down to whatever waits. */
public final class Cancellation {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            listeners.forEach(Runnable::run);
        }
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /** @throws FailureException with {@link Failure.Cancelled} once cancelled */
    public void check(String host) {
        if (isCancelled()) {
            throw new FailureException(new Failure.Cancelled(host));
        }
    }

    /** Runs {@code action} when cancelled (at once if it already is); close the registration to remove it. */
    public Registration onCancel(Runnable action) {
        listeners.add(action);
        if (isCancelled()) {
            action.run();
        }
        return () -> listeners.remove(action);
    }

    /** Removes a listener. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
