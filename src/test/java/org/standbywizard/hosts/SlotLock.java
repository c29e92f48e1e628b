package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Holds a lab number as long as this JVM lives. The kernel forgets a process's file locks as soon as it closes any
 * handle on the file, so a JVM must not even look at a lock file that it holds: a file beside it tells whose it is.
 */
final class SlotLock {

    private static final Path DIRECTORY = Path.of("/run/lock/standby-wizard-hosts");

    private final FileChannel channel;
    private final Path owner;

    private SlotLock(FileChannel channel, Path owner) {
        this.channel = channel;
        this.owner = owner;
    }

    /** Takes the lock, or nothing if somebody has it. */
    static synchronized Optional<SlotLock> tryTake(int number) {
        Path owner = DIRECTORY.resolve(number + ".owner");
        try {
            Files.createDirectories(DIRECTORY);
            if (Files.exists(owner) && Files.readString(owner).equals(self())) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    DIRECTORY.resolve(number + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Files.writeString(owner, self());
            return Optional.of(new SlotLock(channel, owner));
        } catch (IOException e) {
            throw new HostLabException("cannot lock a lab number in " + DIRECTORY + ": test hosts need root", e);
        }
    }

    void release() {
        synchronized (SlotLock.class) {
            try {
                Files.deleteIfExists(owner);
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String self() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + " "
                + self.info().startInstant().map(Object::toString).orElse("");
    }
}
