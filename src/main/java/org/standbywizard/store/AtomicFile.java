package org.standbywizard.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that are there whole or not at all, also after a power cut: written beside, forced to disk, renamed. */
final class AtomicFile {
    private AtomicFile() {}

    private static final FileAttribute<?> USER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * Replaces a file, through a symbolic link too, and keeps its permissions. What is no file, such as /dev/stdout or
     * a named pipe, is written to and stays what it is.
     */
    static void replace(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, content, StandardOpenOption.WRITE);
            return;
        }
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path beside = writeBeside(real, content, false);
        try {
            if (Files.exists(real) && isPosix(real)) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(real));
            }
            Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        forceDirectory(real.getParent());
    }

    /**
     * Makes a file that only its user may read (POSIX mode 0600; on Windows what the directory passes on).
     *
     * @throws FileAlreadyExistsException if there is one
     */
    static void createPrivate(Path file, byte[] content) throws IOException {
        Path beside = writeBeside(file.toAbsolutePath(), content, true);
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        forceDirectory(file.toAbsolutePath().getParent());
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Makes renames in a directory last; Windows has no such call and needs none. */
    static void forceDirectory(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (ClosedByInterruptException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path writeBeside(Path file, byte[] content, boolean userOnly) throws IOException {
        Path beside =
                file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".new");
        FileAttribute<?>[] attributes =
                userOnly && isPosix(file) ? new FileAttribute<?>[] {USER_ONLY} : new FileAttribute<?>[0];
        Files.createFile(beside, attributes);
        // Not a channel: an interrupted thread would close it in the middle.
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            out.write(content);
            out.getFD().sync();
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return beside;
    }
}
