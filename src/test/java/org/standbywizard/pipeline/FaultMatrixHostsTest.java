package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.Threads;
import org.standbywizard.hosts.HostLab;

/**
 * At every step of a set-up and of its undo, before it, in its middle and after it: the SSH connections are cut, the
 * program is killed, the network between the servers is cut, a disk is full, a server is killed, a host loses its power.
 * Afterwards the primary serves, no row is lost, no file is half-written, no slot is forgotten; then the same command
 * ends in a verified standby and can be undone to the byte, or an undo alone brings everything back to the byte.
 *
 * <p>A spread of it without more words; all with {@code -Dfaults=all}; single points with {@code
 * -Dfaults=db2/swap:host:middle:apply} (several with commas; parts of words choose all that hold them, such as {@code
 * -Dfaults=:disk:}). {@code -Dfaults.labs=N} pairs of hosts work side by side; {@code -Dfaults.seed=N} chooses the
 * spread, else the day of the year does; {@code -Dfaults.minutes=N} begins no point later than that (a spread: 8); {@code -Dfaults.goOn=true} counts what target/faults-tried.txt says of an earlier
 * run, and tries only the rest. The table is in target/faults.txt, too.
 */
@Tag("hosts")
class FaultMatrixHostsTest {
    private static final String COMMAND = "mvn -Phosts surefire:test -Dtest=FaultMatrixHostsTest -Dfaults=";
    private static final Path REPORT = Path.of("target/faults.txt");
    private static final Path TRIED = Path.of("target/faults-tried.txt");
    private static final Path FAILURES = Path.of("target/faults-failed");

    private static final long SPREAD_MINUTES = 8;
    private static final long ALL_MINUTES = 24 * 60;

    @TempDir
    Path directory;

    private final List<String> lost = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean ending = new AtomicBoolean();
    private long end;
    private FaultTable table;

    @Test
    void survives() {
        long seed = Long.getLong("faults.seed", LocalDate.now(ZoneOffset.UTC).getDayOfYear());
        String wanted = System.getProperty("faults", "spread");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.set(true)));
        end = System.nanoTime()
                + TimeUnit.MINUTES.toNanos(
                        Long.getLong("faults.minutes", wanted.equals("spread") ? SPREAD_MINUTES : ALL_MINUTES));
        Map<String, Integer> effects;
        try (HostLab lab = HostLab.open()) {
            effects = FaultTrial.count(new FaultHarm(new FaultPair(lab)), newDirectory("count"));
        }
        List<String> steps = List.copyOf(effects.keySet());
        System.out.println("effects of each step: " + effects);
        table = new FaultTable(steps);
        List<FaultPoint> points = chosen(wanted, steps, seed);
        System.out.println(points.size() + " points, " + wanted + ", seed " + seed);
        // In no order, so that a run that is stopped early has seen something of everything.
        List<FaultPoint> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, new Random(seed));
        Map<FaultPoint, Boolean> earlier = earlier();
        shuffled.forEach(point -> {
            if (earlier.containsKey(point)) {
                add(point, earlier.get(point));
            }
        });
        shuffled.removeAll(earlier.keySet());
        Queue<FaultPoint> left = new ConcurrentLinkedQueue<>(shuffled);
        List<CompletableFuture<Void>> labs = new ArrayList<>();
        for (int i = 0; i < Math.min(points.size(), Integer.getInteger("faults.labs", 2)); i++) {
            int number = i;
            labs.add(CompletableFuture.runAsync(() -> work(number, left, effects), Threads.EACH));
        }
        labs.forEach(CompletableFuture::join);
        System.out.println(table.text());
        System.out.printf("%d of %d points tried%n", table.tried(), points.size());
        assertThat(table.tried()).as("tried").isPositive();
        assertThat(lost).as("points that were not survived").isEmpty();
    }

    /** What an earlier run found, if this one goes on with it; else that is forgotten. */
    private static Map<FaultPoint, Boolean> earlier() {
        Map<FaultPoint, Boolean> earlier = new LinkedHashMap<>();
        try {
            if (!Boolean.getBoolean("faults.goOn")) {
                Files.deleteIfExists(TRIED);
            } else if (Files.exists(TRIED)) {
                for (String line : Files.readAllLines(TRIED)) {
                    String[] word = line.split(" ");
                    earlier.put(FaultPoint.parse(word[1]), word[0].equals("survived"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return earlier;
    }

    private void add(FaultPoint point, boolean survived) {
        table.add(point, survived);
        if (!survived) {
            lost.add(COMMAND + point);
        }
    }

    private static List<FaultPoint> chosen(String wanted, List<String> steps, long seed) {
        if (wanted.equals("spread")) {
            return FaultChoice.spread(steps, seed);
        }
        List<FaultPoint> all = FaultChoice.all(steps);
        if (wanted.equals("all")) {
            return all;
        }
        List<String> words = Arrays.asList(wanted.split(","));
        List<FaultPoint> named = all.stream()
                .filter(point ->
                        words.stream().anyMatch(word -> point.toString().equals(word)))
                .toList();
        return named.isEmpty()
                ? all.stream()
                        .filter(point -> words.stream().anyMatch(point.toString()::contains))
                        .toList()
                : named;
    }

    private void work(int number, Queue<FaultPoint> left, Map<String, Integer> effects) {
        try (HostLab lab = HostLab.open()) {
            FaultHarm harm = null;
            for (FaultPoint point = left.poll(); point != null && System.nanoTime() < end; point = left.poll()) {
                if (harm == null) {
                    lab.discardAll();
                    harm = new FaultHarm(new FaultPair(lab));
                }
                if (!survives(harm, point, newDirectory(number + "-" + point.runId()), effects)) {
                    harm = null;
                }
            }
        }
    }

    private boolean survives(FaultHarm harm, FaultPoint point, Path place, Map<String, Integer> effects) {
        FaultTrial trial = new FaultTrial(harm, place, effects);
        long begun = System.nanoTime();
        String why = "";
        try {
            trial.run(point);
        } catch (RuntimeException | AssertionError e) {
            why = String.valueOf(e);
            if (ending.get()) {
                // Its hosts were taken away under it.
                return false;
            }
            write(
                    FAILURES.resolve(point.runId() + ".txt"),
                    COMMAND + point + "\n" + trace(e) + "\n" + String.join("\n", trial.said()) + "\n");
        }
        add(point, why.isEmpty());
        append(TRIED, (why.isEmpty() ? "survived " : "lost ") + point + "\n");
        write(REPORT, table.text() + "\n" + String.join("\n", lost) + "\n");
        System.out.printf(
                "%s %s %.1f s%s%n",
                why.isEmpty() ? "survived" : "LOST",
                point,
                (System.nanoTime() - begun) / 1e9,
                why.isEmpty() ? "" : "\n  " + COMMAND + point + "\n  " + why);
        return why.isEmpty();
    }

    private static String trace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private Path newDirectory(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void append(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
