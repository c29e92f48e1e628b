package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Control groups of one host. Without one of its own, the systemd inside two hosts would share the outer one's: their
 * units of equal name would be one group, and a service's stop would wait for the other host's processes.
 */
final class Cgroups {

    private static final Path MOUNTS = Path.of("/proc/self/mounts");

    private Cgroups() {}

    /** The places where a process hierarchy is mounted: the unified one, and systemd's own where version 1 is in use. */
    static List<Path> hierarchies() {
        List<Path> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(MOUNTS)) {
                String[] field = line.split(" ");
                boolean unified = field[2].equals("cgroup2");
                boolean named = field[2].equals("cgroup") && field[3].contains("name=systemd");
                if (unified || named) {
                    found.add(Path.of(field[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.isEmpty()) {
            throw new HostLabException("no control groups are mounted (/sys/fs/cgroup): systemd cannot boot in a host");
        }
        return found;
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
