package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Control groups of one host. Without one of its own, the systemd inside two hosts would share the outer one's: their
 * units of equal name would be one group, and a service's stop would wait for the other host's processes.
 */
final class Cgroups {

    private static final String UNIFIED = "";
    private static final String NAMED = "name=systemd";

    private Cgroups() {}

    /** The places where a process hierarchy is mounted: the unified one, and systemd's own where version 1 is in use. */
    static List<Path> hierarchies() {
        List<Path> found = new ArrayList<>();
        mounted(UNIFIED).ifPresent(found::add);
        mounted(NAMED).ifPresent(found::add);
        if (found.isEmpty()) {
            throw new HostLabException("no control groups are mounted (/sys/fs/cgroup): systemd cannot boot in a host");
        }
        return found;
    }

    /** @param controllers as /proc/PID/cgroup names a hierarchy, see cgroups(7) */
    private static Optional<Path> mounted(String controllers) {
        return Mounts.all().stream()
                .filter(mount -> controllers.isEmpty()
                        ? mount.type().equals("cgroup2")
                        : mount.type().equals("cgroup")
                                && List.of(mount.options().split(",")).contains(controllers))
                .map(Mounts.Mount::target)
                .findFirst();
    }

    static List<Path> create(String name) {
        List<Path> made = new ArrayList<>();
        for (Path hierarchy : hierarchies()) {
            Path group = hierarchy.resolve(name);
            try {
                Files.createDirectories(group);
            } catch (IOException e) {
                throw new HostLabException("cannot make the control group " + group, e);
            }
            made.add(group);
        }
        return made;
    }

    /** The groups that a process is in, as far as they can be seen from here. */
    static List<Path> of(ProcessHandle process) {
        List<Path> groups = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "cgroup"))) {
                String[] field = line.split(":", 3);
                if (field[1].equals(UNIFIED) || field[1].equals(NAMED)) {
                    mounted(field[1])
                            .map(mount -> mount.resolve(field[2].substring(1)).normalize())
                            .filter(Files::isDirectory)
                            .ifPresent(groups::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }

    /** Removes the groups of that name; those still in use stay (the kernel refuses). */
    static void remove(String name) {
        for (Path hierarchy : hierarchies()) {
            Path group = hierarchy.resolve(name);
            if (!Files.isDirectory(group)) {
                continue;
            }
            try (Stream<Path> tree = Files.walk(group)) {
                tree.filter(Files::isDirectory)
                        .sorted(Comparator.reverseOrder())
                        .forEach(dir -> dir.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                throw new HostLabException("cannot remove the control group " + group, e);
            }
        }
    }
}
