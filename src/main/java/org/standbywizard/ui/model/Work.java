package org.standbywizard.ui.model;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/**
 * What takes time is done beside the window; its result comes back on the window's thread. Tests run both at once.
 *
 * @param background runs what waits for hosts
 * @param window the window's thread
 */
public record Work(Executor background, Executor window) {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    /**
     * Starts a task.
     *
     * @param about the host, or whatever it is about, for a fault that names none
     * @param task what to do, not on the window's thread; it should heed the cancellation
     * @param done gets the result on the window's thread
     * @param failed gets every failure on the window's thread, a cancellation and faults of the program too
     * @return cancels it
     */
    public <T> Cancellation start(
            String about, Function<Cancellation, T> task, Consumer<T> done, Consumer<Failure> failed) {
        Cancellation cancellation = new Cancellation();
        background.execute(() -> {
            T result;
            try {
                result = task.apply(cancellation);
            } catch (FailureException e) {
                window.execute(() -> failed.accept(e.failure()));
                return;
            } catch (RuntimeException e) {
                LOG.error("a fault while working on {}", about, e);
                window.execute(() ->
                        failed.accept(new Failure.Refused(about, "fault", java.util.List.of(), String.valueOf(e))));
                return;
            }
            window.execute(() -> done.accept(result));
        });
        return cancellation;
    }
}
