package org.standbywizard.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of 127.0.0.1 for a server that another program starts, kept from all other tests of this user until it is
 * closed. A port that the kernel gives and a test frees for its server may be somebody else's before the server has it:
 * these are outside of what the kernel gives (from 32768 on) and of what practice labs take (20000 to 29999).
 */
public final class ReservedPort implements AutoCloseable {
    private static final int FIRST = 12_000;
    private static final int COUNT = 8_000;
    private static final int TRIES = 200;

    private final int number;
    private final FileChannel file;

    private ReservedPort(int number, FileChannel file) {
        this.number = number;
        this.file = file;
    }

    public static ReservedPort take() {
        try {
            Path directory = Files.createDirectories(Path.of(
                    System.getProperty("java.io.tmpdir"), "standby-wizard-ports-" + System.getProperty("user.name")));
            for (int i = 0; i < TRIES; i++) {
                int number = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
                FileChannel file = FileChannel.open(
                        directory.resolve(String.valueOf(number)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (isLocked(file) && isFree(number)) {
                    return new ReservedPort(number, file);
                }
                file.close();
            }
            throw new IOException("no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lock of this process ends with the channel. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException another) {
            return false;
        }
    }

    private static boolean isFree(int number) throws IOException {
        try (ServerSocket socket = new ServerSocket(number, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        }
    }

    public int number() {
        return number;
    }

    /** Gives it back; the empty file stays, for to delete it would be a race. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
