package org.standbywizard.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.LockFacts;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.HostLock;
import org.standbywizard.steps.LockPlace;
import org.standbywizard.steps.ServerRef;

/**
 * The locks of one piece of work on all hosts of its change set: taken on all or on none, kept by signs of life while it
 * goes on, and given back at its end. Whoever lost one is told before the next step. {@link #close} only ends the signs
 * of life: the locks of work that ended in a way nobody foresaw stay.
 */
final class HostLocks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostLocks.class);
    private static final Duration BEAT = Duration.ofSeconds(30);
    private static final long END_MILLIS = 5_000;

    private final ChangeSet changeSet;
    private final Sessions sessions;
    private final HostLock.Claim claim;
    private final Clock clock;
    /** When each lock was last seen to be ours. */
    private final Map<HostId, Long> held = new ConcurrentHashMap<>();

    private final Map<HostId, Failure> lost = new ConcurrentHashMap<>();
    private final Cancellation over = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Thread beats;

    HostLocks(ChangeSet changeSet, Sessions sessions, LockTerms terms, Clock clock) {
        this.changeSet = changeSet;
        this.sessions = sessions;
        this.claim = new HostLock.Claim(
                changeSet.runId(), UUID.randomUUID().toString(), terms.who(), terms.beside(), terms.broken());
        this.clock = clock;
    }

    /**
     * Takes all or none.
     *
     * @param halfWay whether the servers are half-made: then locks that were taken go on resting if another is not to be had
     * @return by whom hosts are held, or what else was in the way; empty if this work has all of them
     */
    Map<HostId, Failure> take(Executor executor, boolean halfWay, Cancellation cancellation) {
        Map<Slot, Failure> refused = new ConcurrentHashMap<>();
        List<Slot> slots = changeSet.servers().values().stream()
                .flatMap(server -> LockPlace.of(server).stream().map(place -> new Slot(server.host(), place)))
                .toList();
        // At once, though each costs a command: far away those would add up.
        List<Callable<Boolean>> lanes = new ArrayList<>();
        for (Slot slot : slots) {
            lanes.add(() -> {
                take(slot, cancellation).ifPresent(failure -> refused.put(slot, failure));
                return true;
            });
        }
        Lanes.all(executor, lanes);
        if (!refused.isEmpty()) {
            end(executor, halfWay);
            Map<HostId, Failure> first = new LinkedHashMap<>();
            slots.stream()
                    .filter(refused::containsKey)
                    .forEach(slot -> first.putIfAbsent(slot.host, refused.get(slot)));
            return first;
        }
        beats = new Thread(this::beat, "host-locks");
        beats.setDaemon(true);
        beats.start();
        return Map.of();
    }

    /** One lock file. */
    private record Slot(HostId host, LockPlace place) {}

    private Optional<Failure> take(Slot slot, Cancellation cancellation) {
        try {
            RemoteHost remote = sessions.get(slot.host, cancellation);
            HostLock.Answer answer = HostLock.take(remote, slot.place, claim, cancellation);
            if (answer instanceof HostLock.Answer.Held heldBy) {
                return Optional.of(refused(slot.host, heldBy.by()));
            }
            if (answer instanceof HostLock.Answer.Taken taken && taken.own()) {
                held.put(slot.host, clock.millis());
            }
            return Optional.empty();
        } catch (FailureException e) {
            // It may have been taken all the same.
            if (!isLost(e.failure())) {
                held.put(slot.host, clock.millis());
            }
            return Optional.of(e.failure());
        }
    }

    private static Failure refused(HostId host, LockFacts by) {
        String reason = by.stopped() ? "locked-stopped" : by.isLive() ? "locked-working" : "locked-silent";
        return new Failure.Refused(
                host.name(),
                reason,
                List.of(by.who(), by.run(), LockFacts.time(by.since()), LockFacts.time(by.seen())),
                "");
    }

    /**
     * Returns if the locks are still this work's. Asks the host where the last sign of life is long ago, because this
     * computer slept or its clock was set.
     *
     * @throws FailureException if one was lost
     */
    void require(HostId host, Cancellation cancellation) {
        if (isSilent(host)) {
            keepAgain(host, cancellation);
        }
        Optional<Failure> any = lost.values().stream().findFirst();
        if (any.isPresent()) {
            throw new FailureException(any.get());
        }
    }

    /** Whether the last sign of life on a host is so long ago that its connection may be gone, too. */
    boolean isSilent(HostId host) {
        Long seen = held.get(host);
        return seen != null && Math.abs(clock.millis() - seen) > 2 * BEAT.toMillis();
    }

    /** A connection that broke in a long break is opened again, once. */
    private void keepAgain(HostId host, Cancellation cancellation) {
        ServerRef server = changeSet.servers().get(host);
        try {
            keep(server, sessions.get(host, cancellation), cancellation);
        } catch (FailureException e) {
            cancellation.check(host.name());
            if (!isLost(e.failure())) {
                throw e;
            }
            sessions.drop(host);
            keep(server, sessions.get(host, cancellation), cancellation);
        }
    }

    private static boolean isLost(Failure failure) {
        return failure instanceof Failure.ConnectionLost || failure instanceof Failure.TimedOut;
    }

    private void keep(ServerRef server, RemoteHost remote, Cancellation cancellation) {
        for (LockPlace place : LockPlace.mine(server)) {
            Optional<HostLock.Lost> gone = HostLock.keep(remote, place, claim.token(), cancellation);
            if (gone.isPresent()) {
                lost.put(server.host(), lost(server.host(), gone.get()));
                return;
            }
        }
        held.put(server.host(), clock.millis());
    }

    private static Failure lost(HostId host, HostLock.Lost gone) {
        return gone.to()
                .map(by -> new Failure.Refused(
                        host.name(), "lock-lost", List.of(by.who(), by.run(), LockFacts.time(by.since())), ""))
                .orElseGet(() -> new Failure.Refused(host.name(), "lock-gone", List.of(), ""));
    }

    /** Until {@link #close}. Opens no connection: the steps do, when they need one. */
    private void beat() {
        try {
            while (!ended.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                for (HostId host : held.keySet()) {
                    sessions.ifOpen(host).ifPresent(remote -> keepQuietly(host, remote));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepQuietly(HostId host, RemoteHost remote) {
        try {
            keep(changeSet.servers().get(host), remote, over);
        } catch (FailureException e) {
            LOG.info("no sign of life on {}: {}", host, e.failure());
        }
    }

    /**
     * Gives the locks back, as far as the hosts can be reached at once.
     *
     * @param halfWay whether the run waits to go on or to be taken back: then the locks stay, and say so
     */
    void end(Executor executor, boolean halfWay) {
        close();
        List<Callable<Boolean>> lanes = new ArrayList<>();
        for (HostId host : held.keySet()) {
            List<LockPlace> places = LockPlace.mine(changeSet.servers().get(host));
            sessions.ifOpen(host)
                    .ifPresent(remote ->
                            places.forEach(place -> lanes.add(() -> giveBack(new Slot(host, place), remote, halfWay))));
        }
        Lanes.all(executor, lanes);
        held.clear();
    }

    private boolean giveBack(Slot slot, RemoteHost remote, boolean halfWay) {
        try {
            if (halfWay) {
                HostLock.rest(remote, slot.place, claim.token(), new Cancellation());
            } else {
                HostLock.release(remote, slot.place, claim.token(), new Cancellation());
            }
        } catch (FailureException e) {
            LOG.warn("the lock in {} on {} stays: {}", slot.place.directory(), slot.host, e.failure());
        }
        return true;
    }

    @Override
    public void close() {
        ended.countDown();
        over.cancel();
        if (beats == null) {
            return;
        }
        try {
            beats.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
