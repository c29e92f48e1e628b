package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

@Timeout(60)
class VerifierTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private final FakeServer one = new FakeServer("db1");
    private final FakeServer two = new FakeServer("db2");
    private final AtomicLong nanos = new AtomicLong();
    private final Cancellation cancellation = new Cancellation();
    private final List<Boolean> renewals = new ArrayList<>();

    private Verifier verifier(Executor executor, Duration limit) {
        Map<Object, FakeServer> servers = Map.of(one.id, one, two.id, two);
        return new Verifier(
                List.of(one.target(), two.target()),
                (id, renew) -> {
                    if (id.equals(two.id)) {
                        renewals.add(renew);
                    }
                    return servers.get(id);
                },
                (host, route) -> ((FakeServer) host).connect(),
                executor,
                limit,
                cancellation,
                CLOCK,
                executor instanceof ExecutorService ? System::nanoTime : nanos::get);
    }

    private Verifier verifier() {
        return verifier(Runnable::run, Duration.ofSeconds(10));
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void keepsOneConnectionPerServerAndOneRoundTripPerSample() {
        try (Verifier verifier = verifier()) {
            for (int i = 0; i < 5; i++) {
                ReplicationStatus status = verifier.sample();
                assertThat(status.servers()).allMatch(ServerStatus::reachable);
                assertThat(status.sample(one.id).orElseThrow().value("wal_level"))
                        .isEqualTo("replica");
                pass(1000);
            }
        }
        assertThat(one.connects).hasValue(1);
        assertThat(one.batches).hasValue(5);
        assertThat(one.settingsReads).hasValue(1);
        assertThat(one.closed).hasValue(1);
    }

    @Test
    void readsTheSettingsAgainAfterAReload() {
        Verifier verifier = verifier();
        verifier.sample();
        one.loadedAt = 2;
        verifier.sample();
        verifier.sample();
        assertThat(one.settingsReads).hasValue(2);
        assertThat(two.settingsReads).hasValue(1);
    }

    @Test
    void looksAtServicesNowAndThen() {
        Verifier verifier = verifier();
        verifier.sample();
        assertThat(verifier.sample().server(one.id).orElseThrow().service()).isPresent();
        assertThat(one.services).hasValue(1);
        pass(30_000);
        verifier.sample();
        assertThat(one.services).hasValue(2);
    }

    @Test
    void triesAServerThatIsAwayAtGrowingIntervals() {
        two.failure = new Failure.SqlFailed("db2", "08001", "refused");
        Verifier verifier = verifier();
        List<Integer> tries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int before = two.connects.get();
            ReplicationStatus status = verifier.sample();
            assertThat(status.server(two.id).orElseThrow().failure()).contains(two.failure);
            assertThat(status.server(one.id).orElseThrow().reachable()).isTrue();
            if (two.connects.get() > before) {
                tries.add(i * 100);
            }
            pass(100);
        }
        // Pauses of 0.1, 0.2, 0.4, 0.8, 1.6, 3.2 and then 5 seconds.
        assertThat(tries).containsExactly(0, 100, 300, 700, 1500, 3100, 6300, 11300, 16300);
        two.failure = null;
        pass(5_000);
        assertThat(verifier.sample().server(two.id).orElseThrow().reachable()).isTrue();
    }

    @Test
    void aServerThatGoesAwayShowsItAtOnceAndIsFoundAgain() {
        Verifier verifier = verifier();
        verifier.sample();
        two.failure = new Failure.ConnectionLost("db2", "broken pipe");
        assertThat(verifier.sample().server(two.id).orElseThrow().failure()).contains(two.failure);
        assertThat(two.closed).hasValue(1);
        two.failure = null;
        pass(100);
        assertThat(verifier.sample().server(two.id).orElseThrow().reachable()).isTrue();
        assertThat(two.connects).hasValue(2);
        assertThat(renewals).containsOnly(false);
    }

    @Test
    void aHostIsLoggedInToAgainWhenItsConnectionServesNoMore() {
        two.failure = new Failure.ConnectionLost("db2", "broken pipe");
        Verifier verifier = verifier();
        verifier.sample();
        pass(100);
        two.failure = null;
        verifier.sample();
        pass(100);
        verifier.sample();
        assertThat(renewals).containsExactly(false, true, false);
    }

    @Test
    void aRefusedLoginIsNotTriedAgainUnasked() {
        two.failure = new Failure.AuthFailed("db2", "dba", "password", "");
        Verifier verifier = verifier();
        for (int i = 0; i < 50; i++) {
            assertThat(verifier.sample().server(two.id).orElseThrow().failure()).isPresent();
            pass(10_000);
        }
        assertThat(two.connects).hasValue(1);
        two.failure = null;
        verifier.retry();
        assertThat(verifier.sample().server(two.id).orElseThrow().reachable()).isTrue();
    }

    @Test
    void aSlowServerHoldsUpNobodyAndIsAskedOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        two.endLsn = () -> {
            asked.countDown();
            await(answer);
            return "0/1";
        };
        try (Verifier verifier = verifier(threads, Duration.ofMillis(500))) {
            ReplicationStatus status = verifier.sample();
            assertThat(asked.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            assertThat(status.server(one.id).orElseThrow().reachable()).isTrue();
            assertThat(status.server(two.id).orElseThrow().failure())
                    .contains(new Failure.TimedOut("db2", "status", 500));
            verifier.sample();
            assertThat(two.batches).hasValue(1);
            answer.countDown();
            assertThat(verifier.await(s -> s.sample(two.id).isPresent(), Duration.ofSeconds(30))
                            .reached())
                    .isTrue();
        } finally {
            answer.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void waitsForAConditionWithoutLookingAtServices() {
        AtomicInteger looks = new AtomicInteger();
        one.endLsn = () -> {
            pass(40);
            return "0/" + looks.incrementAndGet();
        };
        Verifier.Awaited awaited = verifier().await(s -> looks.get() >= 4, Duration.ofSeconds(30));
        assertThat(awaited.reached()).isTrue();
        assertThat(looks).hasValue(4);
        assertThat(one.services).hasValue(0);
    }

    @Test
    void aWaitTriesAServerThatComesUpEveryTenthOfASecond() {
        one.endLsn = () -> {
            pass(100);
            return "0/1";
        };
        two.failure = new Failure.SqlFailed("db2", "57P03", "starting up");
        Verifier.Awaited awaited = verifier().await(s -> two.connects.get() == 12, Duration.ofMillis(1150));
        assertThat(awaited.reached()).isTrue();
    }

    @Test
    void aWaitEndsAtItsLimitWithTheLastLook() {
        one.endLsn = () -> {
            pass(1000);
            return "0/1";
        };
        Verifier.Awaited awaited = verifier().await(s -> false, Duration.ofSeconds(3));
        assertThat(awaited.reached()).isFalse();
        assertThat(awaited.status().server(one.id).orElseThrow().reachable()).isTrue();
        assertThat(one.batches).hasValue(3);
    }

    @Test
    void aPersonStopsAWait() {
        one.endLsn = () -> {
            cancellation.cancel();
            return "0/1";
        };
        Verifier verifier = verifier();
        assertThatThrownBy(() -> verifier.await(s -> false, Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
