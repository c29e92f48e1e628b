package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is mounted on this machine (proc(5), /proc/self/mounts). */
final class Mounts {

    private Mounts() {}

    /** One mount.
     *
     * @param target where it is mounted
     * @param type such as {@code overlay}
     * @param options as the kernel prints them, comma-separated
     */
    record Mount(Path target, String type, String options) {}

    static List<Mount> all() {
        List<Mount> mounts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
                String[] field = line.split(" ");
                mounts.add(new Mount(Path.of(field[1]), field[2], field[3]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mounts;
    }

    /** Unmounts all at and below a directory, the last mounted first. */
    static void unmountBelow(Path directory) {
        List<Mount> mounts = all();
        Collections.reverse(mounts);
        mounts.stream()
                .filter(mount -> mount.target().startsWith(directory))
                .forEach(mount -> Proc.must("umount", mount.target().toString()));
    }

    /** Unmounts what is below a directory, then deletes it, as far as it lies on one file system. */
    static void removeTree(Path directory) {
        unmountBelow(directory);
        Proc.must("rm", "-rf", "--one-file-system", directory.toString());
    }
}
