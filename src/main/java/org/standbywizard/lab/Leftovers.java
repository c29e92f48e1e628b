package org.standbywizard.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what runs in a lab's directory and removes it. Only what is proved to be the lab's own: a server whose lock file
 * and working directory are in there, or a process that was started with the lab's mark in its environment.
 */
final class Leftovers {
    /** The environment variable that marks the processes of a lab. */
    static final String MARK = "STANDBY_WIZARD_LAB";

    /** How the names begin of directories that nobody but who makes them knows yet. */
    static final String HALF_MADE = "making-";

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Duration MAKING = Duration.ofMinutes(30);

    private Leftovers() {}

    /** Clears away labs whose process is gone. */
    static void clearDead(Path place) {
        clearHalfMade(place);
        try (DirectoryStream<Path> labs = Files.newDirectoryStream(place, "lab-*")) {
            for (Path lab : labs) {
                if (!Files.exists(new LabFiles(lab).saved())) {
                    clearIfDead(lab);
                }
            }
        } catch (IOException e) {
            // It stays for the next start; this lab has a directory of its own.
            LOG.warn("a former lab could not be cleared away", e);
        }
    }

    private static void clearIfDead(Path lab) throws IOException {
        try {
            Optional<LabLock> lock = LabLock.take(lab);
            if (lock.isPresent()) {
                LOG.info("clearing away what was left of {}", lab);
                clear(lab);
                lock.get().close();
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} went by itself", lab, e);
        }
    }

    /** Takes away what a killed program was making in this directory; what is new, another lab may be making. */
    static void clearHalfMade(Path keep) {
        if (!Files.isDirectory(keep)) {
            return;
        }
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(keep, HALF_MADE + "*")) {
            for (Path half : halves) {
                if (isOld(half)) {
                    Trees.delete(half);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} could not be tidied", keep, e);
        }
    }

    private static boolean isOld(Path half) throws IOException {
        try {
            return Files.getLastModifiedTime(half)
                    .toInstant()
                    .isBefore(Instant.now().minus(MAKING));
        } catch (NoSuchFileException e) {
            // It is made now, and has its own name.
            return false;
        }
    }

    /** Ends a lab and removes its directory, unless something there does not end: the next start finds it by that. */
    static void clear(Path lab) {
        if (endAll(lab)) {
            Trees.deleteQuietly(lab);
        } else {
            LOG.warn("not everything in {} ended", lab);
        }
    }

    /**
     * Ends every process of the lab at once; none of them has anything to save.
     *
     * @return whether all have ended
     */
    static boolean endAll(Path lab) {
        List<ProcessHandle> ended = new ArrayList<>();
        for (Path directory : clusters(lab)) {
            postmaster(directory).ifPresent(ended::add);
        }
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> isMarked(process, lab))
                .forEach(ended::add);
        ended.forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + LIMIT_NANOS;
        boolean busy = isBusy(lab, ended);
        while (busy && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            busy = isBusy(lab, ended);
        }
        return !busy;
    }

    /** A server's children end by themselves a moment after it. */
    private static boolean isBusy(Path lab, List<ProcessHandle> ended) {
        return ended.stream().anyMatch(Leftovers::runs)
                || ProcessHandle.allProcesses().anyMatch(process -> worksIn(process, lab));
    }

    /** A process that has ended and whom nobody buries, as in a container without an init, runs no more. */
    private static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return process.isAlive()
                    && !stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
        } catch (IOException e) {
            return !Files.isDirectory(Path.of("/proc/self")) && process.isAlive();
        }
    }

    /** Every directory of the lab that has a server's lock file, also one that was renamed since. */
    static List<Path> clusters(Path lab) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> hosts = Files.newDirectoryStream(lab, Files::isDirectory)) {
            for (Path host : hosts) {
                try (DirectoryStream<Path> inside = Files.newDirectoryStream(host, Files::isDirectory)) {
                    inside.forEach(directory -> {
                        if (Files.isRegularFile(directory.resolve("postmaster.pid"))) {
                            found.add(directory);
                        }
                    });
                }
            }
        } catch (IOException e) {
            LOG.warn("{} could not be read", lab, e);
        }
        return found;
    }

    /** The server that runs in this directory: after a while the number in its file may be anybody's. */
    static Optional<ProcessHandle> postmaster(Path directory) {
        try {
            long pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .get(0)
                    .strip());
            return ProcessHandle.of(pid).filter(process -> worksIn(process, directory));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static boolean worksIn(ProcessHandle process, Path directory) {
        Path cwd = Path.of("/proc", String.valueOf(process.pid()), "cwd");
        try {
            return Files.readSymbolicLink(cwd).startsWith(directory);
        } catch (IOException | UnsupportedOperationException e) {
            // macOS has no /proc: there the command line must do. Elsewhere it is another user's process, or gone.
            return !Files.isDirectory(Path.of("/proc/self"))
                    && process.info().commandLine().orElse("").contains(directory.toString());
        }
    }

    private static boolean isMarked(ProcessHandle process, Path lab) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "environ"));
            return ("\0" + new String(environment, StandardCharsets.ISO_8859_1))
                    .contains("\0" + MARK + "=" + lab + "\0");
        } catch (IOException e) {
            return false;
        }
    }
}
