package org.standbywizard.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks without a pause at the arguments and environment of every process of this machine, which are those of the test
 * hosts too, and at short-lived files in some directories. Keeps each different content once.
 */
final class ProcessWatch implements AutoCloseable {
    private static final int LARGEST_FILE = 1 << 20;

    /** @param what {@code cmdline}, {@code environ} or a file's path */
    record Seen(String what, String content) {}

    private final Set<Seen> seen = new HashSet<>();
    private final Map<String, Integer> processes = new HashMap<>();
    private final List<Path> directories;
    private final Thread thread = new Thread(this::watch, "process-watch");
    private volatile boolean over;
    private long looks;

    ProcessWatch(List<Path> directories) {
        this.directories = directories;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!over) {
            each(Path.of("/proc"), entry -> {
                String pid = entry.getFileName().toString();
                if (Character.isDigit(pid.charAt(0))) {
                    read(entry.resolve("cmdline"), "cmdline");
                    read(entry.resolve("environ"), "environ");
                    processes.merge(pid, 1, Integer::sum);
                }
            });
            directories.forEach(directory -> each(directory, file -> {
                if (Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                    read(file, file.toString());
                }
            }));
            looks++;
        }
    }

    private interface Look {
        void at(Path path) throws IOException;
    }

    private static void each(Path directory, Look look) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                look.at(entry);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // Gone between two looks.
            return;
        }
    }

    private void read(Path file, String what) {
        try (var in = Files.newInputStream(file)) {
            seen.add(new Seen(what, new String(in.readNBytes(LARGEST_FILE), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            // The process or file ended meanwhile.
            return;
        }
    }

    /** Ends the watch. */
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All different contents; only after {@link #close}. */
    Set<Seen> seen() {
        return seen;
    }

    long looks() {
        return looks;
    }

    int processes() {
        return processes.size();
    }
}
