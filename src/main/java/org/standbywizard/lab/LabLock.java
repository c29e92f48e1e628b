package org.standbywizard.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The lock of a lab's directory: the system lets go of it with the process, however that ends. It also lets go of it as
 * soon as the same process closes the file anywhere (POSIX, fcntl), so a process never opens the lock of its own lab:
 * another file beside it says whose it is.
 */
final class LabLock implements AutoCloseable {
    private static final String NAME = "lock";
    private static final String OWNER = "owner";

    private final Path owner;
    private final FileChannel channel;

    private LabLock(Path owner, FileChannel channel) {
        this.owner = owner;
        this.channel = channel;
    }

    /** Empty if a process that lives has it, this one too. */
    static Optional<LabLock> take(Path lab) throws IOException {
        Path owner = lab.resolve(OWNER);
        if (Files.exists(owner) && Files.readString(owner).equals(self())) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(lab.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        Files.writeString(owner, self());
        return Optional.of(new LabLock(owner, channel));
    }

    /** Makes a lab's directory that has its lock before others can see it: one without is taken for a dead lab's. */
    static LabLock make(Path lab) throws IOException {
        Path making = Files.createTempDirectory(
                lab.getParent(),
                Leftovers.HALF_MADE,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        LabLock lock = take(making).orElseThrow(() -> new IOException("the lock of " + making + " is taken"));
        Files.move(making, lab, StandardCopyOption.ATOMIC_MOVE);
        return new LabLock(lab.resolve(OWNER), lock.channel);
    }

    /** Numbers of processes come again, in containers soon. */
    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    @Override
    public void close() {
        try {
            // Gone with the lab, unless that is kept.
            Files.deleteIfExists(owner);
            channel.close();
        } catch (IOException e) {
            // The process's end lets go of it too.
            return;
        }
    }
}
