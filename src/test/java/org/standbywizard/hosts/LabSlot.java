package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One lab's place on this machine: a number N. Everything the lab makes is named after it (bridge {@code swhN}, hosts
 * {@code swhN-1}, ...), so that leftovers of a JVM that died can be told from everybody else's things.
 */
final class LabSlot {

    private static final int COUNT = 60;
    private static final Path LABS = Path.of("/var/tmp/standby-wizard-hosts");

    private final int number;
    private final SlotLock lock;

    private LabSlot(int number, SlotLock lock) {
        this.number = number;
        this.lock = lock;
    }

    /** Cleans up after labs whose JVM is gone, and takes the first free number. */
    static LabSlot take() {
        LabSlot taken = null;
        for (int number = 1; number <= COUNT; number++) {
            boolean left = Files.exists(LABS.resolve(String.valueOf(number)));
            if (taken != null && !left) {
                continue;
            }
            Optional<SlotLock> lock = SlotLock.tryTake(number);
            if (lock.isEmpty()) {
                continue;
            }
            LabSlot slot = new LabSlot(number, lock.get());
            slot.clean();
            if (taken == null && slot.subnetIsFree()) {
                taken = slot;
            } else {
                slot.lock.release();
            }
        }
        if (taken == null) {
            throw new HostLabException("all " + COUNT + " lab numbers are in use on this machine");
        }
        taken.makeDirectory();
        return taken;
    }

    String bridge() {
        return "swh" + number;
    }

    String hostTag(int index) {
        return bridge() + "-" + index;
    }

    /** Where the hosts' disks lie; as long as it exists, there may be something to clean up. */
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
        lock.release();
    }

    private void makeDirectory() {
        try {
            Files.createDirectories(directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean subnetIsFree() {
        return !Proc.must("ip", "-4", "-o", "address").contains(String.format(" 10.99.%d.", number));
    }

    /** Ends, unmounts and deletes this lab's things, whoever left them; what is not there is no error. */
    private void clean() {
        String prefix = bridge() + "-";
        killMachines(prefix);
        Mounts.unmountBelow(directory());
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
        Mounts.removeTree(directory());
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
        ending.forEach(Machine::awaitEnd);
    }

    private static boolean isMachine(ProcessHandle process, String prefix) {
        ProcessHandle.Info info = process.info();
        return info.command().orElse("").endsWith("/systemd-nspawn")
                && Stream.of(info.arguments().orElse(new String[0])).anyMatch(a -> a.startsWith("--machine=" + prefix));
    }
}
