package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A host's disk: an overlay whose lower layers are the image and whose upper one is the host's own. */
final class HostDisk {

    private static final int TRIES = 50;

    private HostDisk() {}

    /**
     * Mounts {@code directory/root}.
     *
     * @param megabytes room for what the host writes, or 0 for as much as this machine has
     */
    static void mount(String tag, Path directory, List<Path> layers, int megabytes) {
        Path disk = directory.resolve("disk");
        Path root = directory.resolve("root");
        try {
            Files.createDirectories(root);
            Files.createDirectories(disk);
            if (megabytes > 0) {
                Proc.must("mount", "-t", "tmpfs", "-o", String.format("size=%dm", megabytes), tag, disk.toString());
            }
            Files.createDirectories(disk.resolve("upper"));
            Files.createDirectories(disk.resolve("work"));
        } catch (IOException e) {
            throw new HostLabException("cannot make the disk of " + tag + " in " + directory, e);
        }
        overlay(tag, layers, disk, root);
    }

    /** Leaves not a byte of room on a disk that was mounted with a size. */
    static void fill(Path directory) {
        Path disk = directory.resolve("disk");
        for (int i = 0; i < TRIES; i++) {
            try {
                FileStore store = Files.getFileStore(disk);
                long used = store.getTotalSpace() - store.getUnallocatedSpace();
                // Refused where something was written meanwhile.
                if (Proc.attempt("mount", "-o", String.format("remount,size=%d", used), disk.toString())
                                .exit()
                        == 0) {
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new HostLabException("cannot fill the disk " + disk);
    }

    /** Gives the room back that {@link #fill} took. */
    static void free(Path directory, int megabytes) {
        Proc.must(
                "mount",
                "-o",
                String.format("remount,size=%dm", megabytes),
                directory.resolve("disk").toString());
    }

    /** Unmounts what {@link #mount} mounted and deletes the directory. */
    static void unmount(Path directory) {
        Mounts.removeTree(directory);
    }

    /** Mounts an overlay of {@code upper} and {@code work} in a directory over the layers, uppermost first. */
    static void overlay(String tag, List<Path> layers, Path disk, Path root) {
        String lower = layers.stream().map(Path::toString).collect(Collectors.joining(":"));
        String options =
                String.format("lowerdir=%s,upperdir=%s,workdir=%s", lower, disk.resolve("upper"), disk.resolve("work"));
        Proc.must("mount", "-t", "overlay", tag, "-o", options, root.toString());
    }
}
