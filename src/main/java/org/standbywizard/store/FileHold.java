package org.standbywizard.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right of one process to write a file, by a lock on another one beside it: on Windows nobody could read a locked
 * file. The system lets go of it with the process, however that ends; on POSIX it also does as soon as the same process
 * closes that other file anywhere (fcntl). So a process never opens the lock of a file that it holds: a third file says
 * that it does.
 */
final class FileHold implements AutoCloseable {
    private final Path owner;
    private final FileChannel channel;

    private FileHold(Path owner, FileChannel channel) {
        this.owner = owner;
        this.channel = channel;
    }

    /** Empty if a process that lives holds it, this one too. */
    static synchronized Optional<FileHold> take(Path file) throws IOException {
        Path owner = file.resolveSibling(file.getFileName() + ".owner");
        if (Files.exists(owner) && Files.readString(owner).equals(self())) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (isFree(channel)) {
                Files.writeString(owner, self());
                return Optional.of(new FileHold(owner, channel));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Numbers of processes come again, in containers soon. */
    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(owner);
        }
    }
}
