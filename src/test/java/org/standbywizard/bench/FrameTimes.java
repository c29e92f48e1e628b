package org.standbywizard.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.standbywizard.plan.HostId;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.model.Work;
import org.standbywizard.ui.page.apply.ApplyModel;
import org.standbywizard.ui.page.apply.ApplyPage;
import org.standbywizard.ui.page.apply.ManyHosts;

/**
 * Prints how long the page Apply's frames take while ten hosts say 20,000 lines a second. Wants a display: {@code
 * xvfb-run mvn -q -Pbench -DskipTests -Dbench.main=org.standbywizard.bench.FrameTimes package exec:exec}. Exit status 1
 * if more than one frame in a hundred takes 50 ms. {@code frames.seconds}, {@code frames.rate} and {@code frames.hosts}
 * are system properties.
 */
public final class FrameTimes {
    private static final long LIMIT_MILLIS = 50;
    private static final int WARM_UP_SECONDS = 3;
    private static final long TICK_MILLIS = 10;
    private static final long GIGABYTE = 1L << 30;

    private final int seconds = Integer.getInteger("frames.seconds", 10);
    private final int rate = Integer.getInteger("frames.rate", 20_000);
    private final int count = Integer.getInteger("frames.hosts", 10);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong said = new AtomicLong();

    private FrameTimes() {}

    public static void main(String[] args) throws Exception {
        long[] frames = new FrameTimes().measure();
        System.exit(frames[frames.length * 99 / 100] < TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS) ? 0 : 1);
    }

    private long[] measure() throws Exception {
        ManyHosts run = PageStage.onFx(this::show);
        List<Thread> talkers = run.hosts().stream()
                .map(host -> new Thread(() -> talk(run, host)))
                .toList();
        talkers.forEach(Thread::start);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS));
        long before = said.get();
        long cpu = cpu();
        Frames frames = PageStage.onFx(Frames::new);
        PageStage.onFx(() -> {
            frames.start();
            return null;
        });
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
        PageStage.onFx(() -> {
            frames.stop();
            return null;
        });
        long lines = said.get() - before;
        long used = cpu() - cpu;
        stopped.set(true);
        for (Thread talker : talkers) {
            talker.join();
        }
        long[] sorted = frames.sorted();
        print(sorted, lines, used);
        return sorted;
    }

    private ManyHosts show() throws Exception {
        Services plain = TestServices.in(Files.createTempDirectory("frames"));
        WizardModel wizard = new WizardModel(new Services(
                plain.plans(),
                plain.journals(),
                plain.preferences(),
                plain.aliases(),
                plain.access(),
                plain.gateway(),
                plain.probe(),
                plain.survey(),
                new Work(Runnable::run, new FxThread()),
                plain.home(),
                plain.clock(),
                plain.random(),
                plain.reports(),
                plain.who(),
                (directory, files) -> {}));
        ApplyModel model = new ApplyModel(wizard);
        PageStage.Look look = new PageStage.Look(false, false, false, 964, 760);
        ApplyPage page = new ApplyPage(PageStage.context(wizard, Locale.ENGLISH, look, new FakeFrame()), model);
        Scene scene = PageStage.mount(page, look);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        ManyHosts run = new ManyHosts(model, count);
        run.copying();
        return run;
    }

    /** One host: its share of the lines, and ten times a second how far its copy is. */
    private void talk(ManyHosts run, HostId host) {
        long perTick = (long) rate / count * TICK_MILLIS / 1000;
        long begun = System.nanoTime();
        for (long tick = 0; !stopped.get(); tick++) {
            for (int i = 0; i < perTick; i++) {
                run.line(
                        host,
                        "pg_basebackup: " + (tick * perTick + i)
                                + " a line as long as such lines are, base/16384/2619");
            }
            said.addAndGet(perTick);
            if (tick % 10 == 0 && !host.equals(run.hosts().get(0))) {
                run.copied(host, tick * (GIGABYTE / 4000), GIGABYTE);
            }
            LockSupport.parkNanos(begun + TimeUnit.MILLISECONDS.toNanos((tick + 1) * TICK_MILLIS) - System.nanoTime());
        }
    }

    /** Times between the toolkit's pulses. */
    private static final class Frames extends AnimationTimer {
        private long[] nanos = new long[1024];
        private int size;
        private long last;

        @Override
        public void handle(long ignored) {
            // The pulse's own clock is smoothed; what counts is when the thread comes round again.
            long now = System.nanoTime();
            if (last != 0) {
                if (size == nanos.length) {
                    nanos = Arrays.copyOf(nanos, size * 2);
                }
                nanos[size++] = now - last;
            }
            last = now;
        }

        long[] sorted() {
            long[] all = Arrays.copyOf(nanos, size);
            Arrays.sort(all);
            return all;
        }
    }

    private void print(long[] sorted, long lines, long cpu) {
        System.out.printf(
                Locale.ROOT,
                "%d hosts, %,d lines a second for %d s, Java %s, %d processors%n"
                        + "| frames | median | 95 of 100 | 99 of 100 | longest | processor time a second | heap in use |%n"
                        + "| --- | --- | --- | --- | --- | --- | --- |%n"
                        + "| %d | %s | %s | %s | %s | %s | %d MB |%n",
                count,
                lines / seconds,
                seconds,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                sorted.length,
                millis(sorted[sorted.length / 2]),
                millis(sorted[sorted.length * 95 / 100]),
                millis(sorted[sorted.length * 99 / 100]),
                millis(sorted[sorted.length - 1]),
                millis(cpu / seconds),
                heap());
        System.out.flush();
    }

    /** Of the window's thread and of the one that draws, in nanoseconds: tells a slow page from a busy machine. */
    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null
                        && (thread.getThreadName().startsWith("JavaFX Application")
                                || thread.getThreadName().startsWith("QuantumRenderer")))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
