package org.standbywizard.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PumpTest {
    private final List<Runnable> due = new ArrayList<>();
    private final List<String> got = new ArrayList<>();
    private long lost;

    private final Pump<String> pump = new Pump<>(due::add, 4, item -> item.startsWith("line"), (batch, gone) -> {
        got.addAll(batch);
        lost += gone;
    });

    private void offer(String... items) {
        List.of(items).forEach(pump::offer);
    }

    @Test
    void handsOverInOrderAndOnceForABatch() {
        offer("line 1", "step a", "line 2");
        assertThat(due).as("one drain for all of them").hasSize(1);
        assertThat(got).isEmpty();
        due.remove(0).run();
        assertThat(got).containsExactly("line 1", "step a", "line 2");
        offer("line 3");
        assertThat(due).hasSize(1);
    }

    @Test
    void theOldestLinesGoWhereTooManyComeAndAreCounted() {
        offer("line 1", "line 2", "line 3", "line 4", "line 5", "line 6");
        pump.flush();
        assertThat(got).containsExactly("line 3", "line 4", "line 5", "line 6");
        assertThat(lost).isEqualTo(2);
    }

    @Test
    void whatMayNotBeLostStaysInItsOrder() {
        offer("step a", "step b", "line 1", "step c", "line 2", "line 3", "step d", "line 4");
        pump.flush();
        assertThat(got)
                .filteredOn(item -> item.startsWith("step"))
                .containsExactly("step a", "step b", "step c", "step d");
        assertThat(got).endsWith("line 4");
        assertThat(got.stream().filter(item -> item.startsWith("line")).count() + lost)
                .isEqualTo(4);
    }

    @Test
    void anEmptyFlushSaysNothing() {
        AtomicInteger calls = new AtomicInteger();
        Pump<String> quiet = new Pump<>(due::add, 4, item -> true, (batch, gone) -> calls.incrementAndGet());
        quiet.flush();
        assertThat(calls).hasValue(0);
    }

    @Test
    void manyThreadsLoseNothingThatFits() throws InterruptedException {
        ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
        CountDownLatch all = new CountDownLatch(4_000);
        AtomicInteger drains = new AtomicInteger();
        Pump<Integer> busy =
                new Pump<>(Pump.after(Duration.ofMillis(50), Runnable::run), 10_000, item -> false, (batch, gone) -> {
                    drains.incrementAndGet();
                    seen.addAll(batch);
                    batch.forEach(item -> all.countDown());
                });
        long begun = System.nanoTime();
        for (int t = 0; t < 4; t++) {
            int from = t * 1_000;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    busy.offer(from + i);
                }
            });
            thread.start();
        }
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertThat(seen).hasSize(4_000).doesNotHaveDuplicates();
        assertThat(drains.get()).as("at most twenty a second").isLessThanOrEqualTo((int) (millis / 50) + 1);
    }
}
