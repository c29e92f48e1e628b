package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One lab's place on this machine: a number N, held by a file lock as long as its JVM lives. Everything the lab makes is
 * named after it (bridge {@code swhN}, hosts {@code swhN-1}, ...), so that leftovers of a JVM that died can be told from
 * everybody else's things.
 */
final class LabSlot {

    private static final int COUNT = 60;
    private static final Path LOCKS = Path.of("/run/lock/standby-wizard-hosts");
    private static final Path LABS = Path.of("/var/tmp/standby-wizard-hosts");

    private final int number;
    private final FileLock lock;

    private LabSlot(int number, FileLock lock) {
        this.number = number;
        this.lock = lock;
    }

    /** Cleans up after labs whose JVM is gone, and takes the first free number. */
    static LabSlot take() {
        LabSlot taken = null;
        for (int number = 1; number <= COUNT; number++) {
            FileLock lock = tryLock(number);
            if (lock == null) {
                continue;
            }
            LabSlot slot = new LabSlot(number, lock);
            slot.clean();
            if (taken == null && slot.subnetIsFree()) {
                taken = slot;
            } else {
                slot.unlock();
            }
        }
        if (taken == null) {
            throw new HostLabException("all " + COUNT + " lab numbers are in use on this machine (" + LOCKS + ")");
        }
        return taken;
    }

    String bridge() {
        return "swh" + number;
    }

    String hostTag(int index) {
        return bridge() + "-" + index;
    }

    Path directory() {
        return LABS.resolve(String.valueOf(number));
    }

    String ipv4(int last) {
        return String.format("10.99.%d.%d", number, last);
    }

    String ipv6(int last) {
        return String.format("fd00:99:%d::%d", number, last);
    }

    /** Removes whatever bears this lab's names, and lets others have the number. */
    void release() {
        clean();
        unlock();
    }

    private boolean subnetIsFree() {
        return !Proc.must("ip", "-4", "-o", "address").contains(String.format(" 10.99.%d.", number));
    }

    /** Ends, unmounts and deletes this lab's things, whoever left them; what is not there is no error. */
    void clean() {
        String prefix = bridge() + "-";
        killMachines(prefix);
        for (String mount : mountsBelow(directory())) {
            Proc.must("umount", mount);
        }
        for (String line : Proc.must("ip", "netns", "list").split("\n")) {
            String name = line.split(" ")[0];
            if (name.startsWith(prefix)) {
                Proc.must("ip", "netns", "delete", name);
            }
        }
        for (String line : Proc.must("ip", "-o", "link").split("\n")) {
            String name = line.split(": ")[1].split("@")[0];
            if (name.startsWith(prefix) || name.equals(bridge())) {
                // The other end's namespace may have taken it along already.
                Proc.attempt("ip", "link", "delete", name);
            }
        }
        for (Path hierarchy : Cgroups.hierarchies()) {
            groups(hierarchy, prefix).forEach(Cgroups::remove);
        }
        Proc.must("rm", "-rf", "--one-file-system", directory().toString());
    }

    private static List<String> groups(Path hierarchy, String prefix) {
        try (Stream<Path> entries = Files.list(hierarchy)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void killMachines(String prefix) {
        List<ProcessHandle> ending = new ArrayList<>();
        ProcessHandle.allProcesses()
                .filter(process -> isMachine(process, prefix))
                .forEach(nspawn -> {
                    // Its child is the host's process 1: with it goes everything in the host.
                    nspawn.children().forEach(ending::add);
                    ending.add(nspawn);
                });
        ending.forEach(ProcessHandle::destroyForcibly);
        ending.forEach(LabSlot::awaitEnd);
    }

    private static boolean isMachine(ProcessHandle process, String prefix) {
        ProcessHandle.Info info = process.info();
        return info.command().orElse("").endsWith("/systemd-nspawn")
                && Stream.of(info.arguments().orElse(new String[0])).anyMatch(a -> a.startsWith("--machine=" + prefix));
    }

    static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new HostLabException("process " + process.pid() + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostLabException("interrupted while a host ended", e);
        }
    }

    private static List<String> mountsBelow(Path directory) {
        List<String> mounts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
                String target = line.split(" ")[1];
                if (Path.of(target).startsWith(directory)) {
                    mounts.add(target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.reverse(mounts);
        return mounts;
    }

    private static FileLock tryLock(int number) {
        try {
            Files.createDirectories(LOCKS);
            FileChannel channel = FileChannel.open(
                    LOCKS.resolve(number + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                }
                return lock;
            } catch (OverlappingFileLockException e) {
                channel.close();
                return null;
            }
        } catch (IOException e) {
            throw new HostLabException("cannot lock a lab number in " + LOCKS + ": test hosts need root", e);
        }
    }

    private void unlock() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
