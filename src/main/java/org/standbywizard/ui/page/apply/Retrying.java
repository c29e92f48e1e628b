package org.standbywizard.ui.page.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunState;
import org.standbywizard.run.Stopped;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.ui.model.Work;

/** Tries by itself to find a copy again that goes on on its host while the connection to it is lost. */
final class Retrying {
    /** Soon at first; about ten minutes in all. */
    static final List<Duration> PAUSES = pauses();

    private final Work work;
    private final List<Duration> pauses;
    private final Runnable again;
    private final ReadOnlyObjectWrapper<Optional<Next>> next = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Cancellation waiting = new Cancellation();
    private List<HostId> hosts = List.of();
    private int attempts;

    /** @param again goes on with the run */
    Retrying(Work work, List<Duration> pauses, Runnable again) {
        this.work = work;
        this.pauses = List.copyOf(pauses);
        this.again = again;
    }

    private static List<Duration> pauses() {
        List<Duration> all = new ArrayList<>(
                List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(15)));
        while (all.size() < 22) {
            all.add(Duration.ofSeconds(30));
        }
        return List.copyOf(all);
    }

    /**
     * The next try.
     *
     * @param hosts whose copies go on
     * @param attempt from 1
     * @param pause before it
     */
    record Next(List<HostId> hosts, Failure failure, int attempt, int attempts, Duration pause) {}

    /** Empty while nothing is waited for. */
    ReadOnlyObjectProperty<Optional<Next>> next() {
        return next.getReadOnlyProperty();
    }

    /** Whether a try goes on, or is waited for. */
    boolean isTrying() {
        return attempts > 0;
    }

    /** Whose copies were lost sight of last. */
    List<HostId> hosts() {
        return hosts;
    }

    void reset() {
        attempts = 0;
        waiting.cancel();
        next.set(Optional.empty());
    }

    /**
     * Whether trying again makes sense: nothing failed but connections, a copy was begun, and tries are left. If so,
     * {@link #next} says when.
     */
    boolean makesSense(RunState state, Optional<Stopped> stopped) {
        if (state.steps().anyMatch(step -> step.copy().isKnown())) {
            // It was found since the last try.
            attempts = 0;
        }
        List<Failure> failures = state.failures();
        List<HostId> copying = stopped.map(Retrying::copying).orElse(List.of());
        boolean lost = !failures.isEmpty() && failures.stream().allMatch(Retrying::isLine);
        if (!lost || copying.isEmpty() || attempts >= pauses.size()) {
            next.set(Optional.empty());
            return false;
        }
        hosts = copying;
        Duration pause = pauses.get(attempts++);
        next.set(Optional.of(new Next(copying, failures.get(0), attempts, pauses.size(), pause)));
        return true;
    }

    /** Waits for the next try, beside the window. */
    void begin() {
        Duration pause = next.get().orElseThrow().pause();
        Cancellation mine = new Cancellation();
        waiting = mine;
        work.start("reconnect", unused -> over(mine, pause), over -> go(over, mine), failure -> {});
    }

    private void go(boolean over, Cancellation mine) {
        if (over && !mine.isCancelled()) {
            now();
        }
    }

    /** Does not wait any longer. */
    void now() {
        waiting.cancel();
        next.set(Optional.empty());
        again.run();
    }

    private static boolean over(Cancellation cancellation, Duration pause) {
        CountDownLatch stop = new CountDownLatch(1);
        try (Cancellation.Registration ignored = cancellation.onCancel(stop::countDown)) {
            return !stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<HostId> copying(Stopped stopped) {
        return stopped.lanes().stream()
                .filter(lane -> lane.stopped().stream().anyMatch(BaseBackup.class::isInstance))
                .map(Stopped.Progress::host)
                .toList();
    }

    private static boolean isLine(Failure failure) {
        return failure instanceof Failure.ConnectionLost || failure instanceof Failure.Unreachable;
    }
}
