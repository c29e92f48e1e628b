package org.standbywizard.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Follows the steps of a run at the engine's ports and lets the fault strike at the point aimed at. The effects of a step
 * are numbered: each program that changes something on a host while one of the step's commands runs (as
 * {@code effect.sh} counts them there), and each answer that the step gets, from a command or from SQL. One that counts
 * only strikes nowhere.
 */
final class FaultAim {
    private static final int COUNT_ONLY = 100_000;
    private static final long LOOK_NANOS = 2_000_000;
    private static final String HERE = "var/tmp/faults";

    private final FaultPoint point;
    private final int middle;
    private final Map<String, Path> roots;
    private final Runnable strike;
    private final ThreadLocal<String> current = ThreadLocal.withInitial(() -> "");
    private final Map<String, Integer> effects = new TreeMap<>();
    private final Map<String, Object> locks = new TreeMap<>();
    private final AtomicBoolean struck = new AtomicBoolean();

    /**
     * @param point null to count only
     * @param middle the effect's number in the step
     * @param roots each host's root directory as this machine sees it
     */
    FaultAim(FaultPoint point, int middle, Map<String, Path> roots, Runnable strike) {
        this.point = point;
        this.middle = middle;
        this.roots = roots;
        this.strike = strike;
        roots.keySet().forEach(host -> locks.put(host, new Object()));
    }

    /** How many effects each step had. */
    synchronized Map<String, Integer> effects() {
        return Map.copyOf(effects);
    }

    boolean hasStruck() {
        return struck.get();
    }

    void begun(boolean undo, String step) {
        current.set((undo ? "undo-" : "") + step);
        if (isAimedAt(FaultPoint.Moment.BEFORE)) {
            strike();
        }
    }

    void ended() {
        // A step that took less this time than when it was counted has its middle at its end.
        if (isAimedAt(FaultPoint.Moment.AFTER) || isAimedAt(FaultPoint.Moment.MIDDLE)) {
            strike();
        }
        current.set("");
    }

    void failed() {
        current.set("");
    }

    /** A copy that has some of its bytes is in its middle. */
    void copying(String step) {
        if (isAimedAt(FaultPoint.Moment.MIDDLE) && current.get().equals(step)) {
            strike();
        }
    }

    private boolean isAimedAt(FaultPoint.Moment moment) {
        return point != null && point.moment() == moment && current.get().equals(point.where()) && !struck.get();
    }

    private void strike() {
        if (struck.compareAndSet(false, true)) {
            strike.run();
        }
    }

    /** Whether effects in this step are to be counted. */
    private boolean counts() {
        return point == null ? !current.get().isEmpty() : middle > 0 && isAimedAt(FaultPoint.Moment.MIDDLE);
    }

    /** One answer. */
    <T> T answer(Supplier<T> call) {
        T result = call.get();
        if (counts()) {
            count(1);
        }
        return result;
    }

    /** One remote command with the changes that it makes. */
    <T> T command(String host, Supplier<T> call) {
        if (!counts()) {
            return call.get();
        }
        synchronized (locks.get(host)) {
            Path here = roots.get(host).resolve(HERE);
            arm(here, point == null ? COUNT_ONLY : middle - done());
            Thread look = new Thread(() -> look(here), "fault-look");
            look.start();
            T result;
            try {
                result = call.get();
            } finally {
                disarm(here);
                join(look);
            }
            if (!struck.get()) {
                count(made(here) + 1);
            }
            return result;
        }
    }

    private synchronized int done() {
        return effects.getOrDefault(current.get(), 0);
    }

    private void count(int more) {
        int now;
        synchronized (this) {
            now = effects.merge(current.get(), more, Integer::sum);
        }
        if (point != null && now >= middle) {
            strike();
        }
    }

    private void look(Path here) {
        while (Files.exists(here.resolve("armed"))) {
            if (Files.exists(here.resolve("reached"))) {
                strike();
                disarm(here);
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void arm(Path here, int effect) {
        try {
            clear(here);
            Files.createDirectories(here);
            Files.writeString(here.resolve("armed"), String.valueOf(effect));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go what is held, and forgets what was counted. */
    static void disarm(Path here) {
        try {
            Files.deleteIfExists(here.resolve("armed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path place(Path root) {
        return root.resolve(HERE);
    }

    private static int made(Path here) {
        try (Stream<Path> files = Files.list(here)) {
            return (int) files.filter(file -> file.getFileName().toString().startsWith("effect."))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path here) throws IOException {
        if (!Files.isDirectory(here)) {
            return;
        }
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
