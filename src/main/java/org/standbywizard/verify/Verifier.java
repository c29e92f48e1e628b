package org.standbywizard.verify;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.SqlGateway;

/**
 * Looks at all servers of a replication at once, with one kept connection each; what goes away is tried again with
 * growing pauses. It only reads. The caller's clock drives it: each {@link #sample()} is one look. One caller at a time.
 */
public final class Verifier implements AutoCloseable {
    private static final Duration NO_CAP = Duration.ofDays(1);
    private static final Duration EAGER = Duration.ofMillis(100);

    private final List<ServerWatch> watches;
    private final Map<HostId, CompletableFuture<ServerStatus>> busy = new HashMap<>();
    private final Executor executor;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration sampleLimit;
    private final Cancellation cancellation;

    /**
     * @param executor runs one task per server at a time; with fewer threads than servers they wait for each other
     * @param sampleLimit how long one look waits for a server; the server then counts as timed out, the others are shown
     */
    public Verifier(
            List<VerifyTarget> targets,
            HostSource hosts,
            SqlGateway gateway,
            Executor executor,
            Duration sampleLimit,
            Cancellation cancellation) {
        this(targets, hosts, gateway, executor, sampleLimit, cancellation, Clock.systemUTC(), System::nanoTime);
    }

    Verifier(
            List<VerifyTarget> targets,
            HostSource hosts,
            SqlGateway gateway,
            Executor executor,
            Duration sampleLimit,
            Cancellation cancellation,
            Clock clock,
            LongSupplier nanos) {
        this.watches = targets.stream()
                .map(t -> new ServerWatch(t, hosts, gateway, nanos, cancellation))
                .toList();
        this.executor = executor;
        this.sampleLimit = sampleLimit;
        this.cancellation = cancellation;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * One look at all servers, their services included when they are due. A server's trouble is part of the status.
     *
     * @throws FailureException Cancelled
     */
    public ReplicationStatus sample() {
        return sample(NO_CAP, true);
    }

    /** Tries again at the next sample what was given up after a refused login or an unknown host key. */
    public void retry() {
        watches.stream().filter(w -> !busy.containsKey(w.id())).forEach(ServerWatch::retry);
    }

    /**
     * Looks until {@code condition} holds or {@code limit} is over, first every 50 ms, later every 500 ms; services are
     * left out.
     *
     * @throws FailureException Cancelled
     */
    public Awaited await(Predicate<ReplicationStatus> condition, Duration limit) {
        long start = nanos.getAsLong();
        while (true) {
            ReplicationStatus status = sample(EAGER, false);
            if (condition.test(status)) {
                return new Awaited(true, status);
            }
            Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
            if (waited.compareTo(limit) >= 0) {
                return new Awaited(false, status);
            }
            pause(gap(waited));
        }
    }

    /**
     * How a wait ended.
     *
     * @param reached whether the condition held; if not, {@code status} is the last look
     */
    public record Awaited(boolean reached, ReplicationStatus status) {}

    /** Closes the SQL connections; the hosts belong to whoever gave them. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for what is closed late.
    public void close() {
        for (ServerWatch watch : watches) {
            CompletableFuture<ServerStatus> running = busy.remove(watch.id());
            if (running == null) {
                watch.close();
            } else {
                // Its thread has the connection in hand, and closes it when it is through.
                running.whenComplete((status, error) -> watch.close());
            }
        }
    }

    private ReplicationStatus sample(Duration cap, boolean withService) {
        cancellation.check(watches.isEmpty() ? "" : watches.get(0).id().name());
        Set<HostId> overdue = new HashSet<>();
        for (ServerWatch watch : watches) {
            CompletableFuture<ServerStatus> before = busy.get(watch.id());
            if (before != null && !before.isDone()) {
                overdue.add(watch.id());
            } else {
                busy.put(watch.id(), CompletableFuture.supplyAsync(() -> watch.sample(cap, withService), executor));
            }
        }
        long deadline = nanos.getAsLong() + sampleLimit.toNanos();
        List<ServerStatus> all = new ArrayList<>();
        for (ServerWatch watch : watches) {
            // Who did not answer within the last look's time shall not hold up this one too.
            all.add(result(watch, overdue.contains(watch.id()) ? nanos.getAsLong() : deadline));
        }
        return new ReplicationStatus(clock.instant(), all);
    }

    private ServerStatus result(ServerWatch watch, long deadline) {
        CompletableFuture<ServerStatus> running = busy.get(watch.id());
        try {
            long left = Math.max(0, deadline - nanos.getAsLong());
            ServerStatus status = running.get(left, TimeUnit.NANOSECONDS);
            busy.remove(watch.id());
            return status;
        } catch (TimeoutException e) {
            // The next look does not ask again before this one is through.
            Failure slow = new Failure.TimedOut(watch.id().name(), "status", sampleLimit.toMillis());
            return ServerStatus.failed(watch.id(), slow);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Cancelled(watch.id().name()), e);
        } catch (ExecutionException | CompletionException | CancellationException e) {
            busy.remove(watch.id());
            if (e.getCause() instanceof FailureException failure) {
                throw failure;
            }
            throw new IllegalStateException("looking at " + watch.id(), e);
        }
    }

    private static Duration gap(Duration waited) {
        if (waited.toSeconds() < 10) {
            return Duration.ofMillis(50);
        }
        return waited.toSeconds() < 60 ? Duration.ofMillis(100) : Duration.ofMillis(500);
    }

    private void pause(Duration time) {
        CountDownLatch stop = new CountDownLatch(1);
        try (Cancellation.Registration ignored = cancellation.onCancel(stop::countDown)) {
            boolean stopped = stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
            if (stopped) {
                cancellation.check(watches.get(0).id().name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Cancelled(watches.get(0).id().name()), e);
        }
    }
}
