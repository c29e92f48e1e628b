package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.ui.model.Work;
import org.standbywizard.verify.HostSource;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.Verifier;
import org.standbywizard.verify.VerifyTarget;

/** One look a second, beside the window. */
final class LiveWatch implements Deeds.Watch {
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A server that answers slowly is left alone for this long all the same. */
    private static final Duration REST = EVERY.dividedBy(2);
    /** How long one look waits for a server before it shows the others without it. */
    private static final Duration SAMPLE_LIMIT = Duration.ofSeconds(5);

    private final Cancellation cancellation = new Cancellation();
    private final Verifier verifier;
    private volatile boolean retry;

    private LiveWatch(List<VerifyTarget> targets, HostSource hosts, SqlGateway gateway, Work work) {
        this.verifier = new Verifier(targets, hosts, gateway, work.background(), SAMPLE_LIMIT, cancellation);
    }

    static LiveWatch start(
            List<VerifyTarget> targets,
            HostSource hosts,
            SqlGateway gateway,
            Work work,
            Consumer<ReplicationStatus> seen,
            Consumer<Failure> failed) {
        LiveWatch watch = new LiveWatch(targets, hosts, gateway, work);
        String about = targets.isEmpty() ? "" : targets.get(0).id().name();
        work.start(
                about,
                ignored -> {
                    watch.look(status -> work.window().execute(() -> watch.pass(status, seen)));
                    return true;
                },
                ended -> {},
                failure -> {
                    if (!watch.cancellation.isCancelled()) {
                        failed.accept(failure);
                    }
                });
        return watch;
    }

    /** On the window's thread; a look that was under way when the watch was closed is not shown. */
    private void pass(ReplicationStatus status, Consumer<ReplicationStatus> seen) {
        if (!cancellation.isCancelled()) {
            seen.accept(status);
        }
    }

    private void look(Consumer<ReplicationStatus> seen) {
        CountDownLatch stopped = new CountDownLatch(1);
        try (verifier;
                Cancellation.Registration ignored = cancellation.onCancel(stopped::countDown)) {
            do {
                if (retry) {
                    retry = false;
                    verifier.retry();
                }
                long begun = System.nanoTime();
                seen.accept(verifier.sample());
                long left = EVERY.toNanos() - (System.nanoTime() - begun);
                if (stopped.await(Math.max(REST.toNanos(), left), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } while (!cancellation.isCancelled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void retry() {
        retry = true;
    }

    @Override
    public void close() {
        cancellation.cancel();
    }
}
