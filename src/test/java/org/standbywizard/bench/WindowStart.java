package org.standbywizard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Prints how long the packaged program takes from its start to its first page, and to its first answer to a key. All is
 * seen from outside, on the screen of an X server of its own (Xvfb; the key is pressed by xdotool): the page is there
 * when its button is painted, and usable when the F1 key has folded the Learn panel away. {@code -Dbench.app=target/app},
 * {@code -Dbench.rounds=5}. Exit status 1 if the median is over the limit.
 */
public final class WindowStart {
    private static final long LIMIT_MILLIS = 1_500;
    private static final long PATIENCE_SECONDS = 60;
    /** Of the light theme: the main button, and the Learn panel's ground. */
    private static final int BUTTON = 0x0969da;

    private static final int LEARN = 0xfaf9f5;
    private static final int SOME_PIXELS = 200;
    private static final long BETWEEN_LOOKS_NANOS = 2_000_000;

    private final Path app = Path.of(System.getProperty("bench.app", "target/app"));
    private final Path work;
    private final String display;
    private final Screen screen;

    private WindowStart(Path work, String display) {
        this.work = work;
        this.display = display;
        this.screen = new Screen(work.resolve("Xvfb_screen0"));
    }

    public static void main(String[] args) throws IOException {
        Path work = Files.createTempDirectory("window-start");
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-fbdir", work.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long median;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            median = new WindowStart(work, ":" + said.readLine()).measure(Integer.getInteger("bench.rounds", 5));
        } finally {
            server.destroy();
        }
        System.exit(median <= LIMIT_MILLIS ? 0 : 1);
    }

    private long measure(int rounds) throws IOException {
        round("");
        Series drawn = new Series();
        Series usable = new Series();
        Series memory = new Series();
        for (int i = 0; i < rounds; i++) {
            Times times = round("");
            drawn.add(times.drawn());
            usable.add(times.usable());
            memory.add(times.resident());
        }
        Path gc = work.resolve("gc.log");
        round(HeapLog.option(gc));
        System.out.printf(
                Locale.ROOT,
                "first page painted %s, F1 answered %s, resident %d MB, heap at most %d MB; %d processors, Java %s%n",
                drawn,
                usable,
                memory.median(),
                HeapLog.bytes(gc) >> 20,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        return usable.median();
    }

    /** @param resident memory in MB at most */
    private record Times(long drawn, long usable, long resident) {}

    private Times round(String options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        app.resolve("bin").resolve("standby-wizard").toString(), "window")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", display);
        builder.environment()
                .put(
                        "STANDBY_WIZARD_HOME",
                        Files.createTempDirectory(work, "home").toString());
        // Both images heed it: that of an installer has a launcher of its own.
        if (!options.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", options);
        }
        long start = System.nanoTime();
        Process program = builder.start();
        try {
            await("the first page", () -> screen.has(BUTTON) && screen.has(LEARN));
            long drawn = System.nanoTime();
            press("F1");
            await("an answer to F1", () -> screen.has(BUTTON) && !screen.has(LEARN));
            long usable = System.nanoTime();
            return new Times(millis(drawn - start), millis(usable - start), resident(program.pid()));
        } finally {
            end(program);
        }
    }

    /** Without a window manager keys go to the window below the pointer. */
    private void press(String key) throws IOException {
        ProcessBuilder xdotool = new ProcessBuilder("xdotool", "mousemove", "960", "600", "key", key);
        xdotool.environment().put("DISPLAY", display);
        awaitEnd(xdotool.start());
    }

    private static void end(Process program) {
        program.destroy();
        awaitEnd(program);
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(process.info() + " does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + PATIENCE_SECONDS + " s: " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** The X server's screen as it is mapped into a file (XWD: a header, a colour table, then rows of pixels). */
    private record Screen(Path file) {
        private static final int STEP = 4;

        /** Whether there is a patch of this colour. */
        boolean has(int rgb) {
            try (var channel = FileChannel.open(file)) {
                var map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                int header = map.getInt(0);
                int width = map.getInt(16);
                int height = map.getInt(20);
                int line = map.getInt(48);
                int colours = map.getInt(76);
                int pixels = header + colours * 12;
                map.order(ByteOrder.LITTLE_ENDIAN);
                int found = 0;
                for (int y = 0; y < height && found < SOME_PIXELS; y += STEP) {
                    for (int x = 0; x < width; x += STEP) {
                        if ((map.getInt(pixels + y * line + x * 4) & 0xffffff) == rgb) {
                            found++;
                        }
                    }
                }
                return found >= SOME_PIXELS;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
