package org.standbywizard.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lock of a lab's directory: the system lets go of it with the process, however that ends. */
final class LabLock implements AutoCloseable {
    private static final String NAME = "lock";

    private final FileChannel channel;

    private LabLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if a process that lives has it. */
    static Optional<LabLock> take(Path lab) throws IOException {
        FileChannel channel = FileChannel.open(lab.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new LabLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Another lab of this same process.
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The process's end lets go of it too.
            return;
        }
    }
}
