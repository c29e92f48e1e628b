package org.standbywizard.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.standbywizard.cli.ExitCode;
import org.standbywizard.remote.Cancellation;

/**
 * Turns Ctrl-C, a closed terminal and SIGTERM into a cancellation, lets the command come to its end, and ends with its
 * exit code instead of the signal's.
 */
final class Stopper {
    /** A step that is being done when the person stops may restart a server, which may take this long. */
    private static final Duration PATIENCE = Duration.ofSeconds(170);

    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final Cancellation cancellation;

    private Stopper(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    static Stopper install(Cancellation cancellation) {
        Stopper stopper = new Stopper(cancellation);
        Runtime.getRuntime().addShutdownHook(new Thread(stopper::stopped, "stopper"));
        return stopper;
    }

    /** The command is over: from here on the program may just end. */
    void ended(int status) {
        end.complete(status);
    }

    private void stopped() {
        if (end.isDone()) {
            return;
        }
        cancellation.cancel();
        int status = ExitCode.CANCELLED.status();
        try {
            status = end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Cancelled is what it is; the journal knows how far it came.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }
}
