package org.standbywizard.lab.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Streams WAL into a copy's pg_wal beside the copy itself, from its first position to its last, through a slot
 * (PostgreSQL, "Streaming Replication Protocol", START_REPLICATION). So nothing of it can be recycled meanwhile.
 */
final class WalReceiver implements AutoCloseable {
    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;
    private static final long STATUS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PgClient client;
    private final Path directory;
    private final int timeline;
    private final long segmentBytes;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private FileChannel segment;
    private String name = "";
    private long received;
    private long stopAt = Long.MAX_VALUE;
    private boolean stopping;
    private long told = System.nanoTime();

    /** @param directory pg_wal, which the copy may not have made yet */
    WalReceiver(PgClient client, Path directory, int timeline, long segmentBytes) {
        this.client = client;
        this.directory = directory;
        this.timeline = timeline;
        this.segmentBytes = segmentBytes;
    }

    /** @param slot empty for none */
    void start(String slot, long from) throws IOException {
        long first = from - from % segmentBytes;
        received = first;
        Files.createDirectories(directory.resolve("archive_status"));
        String through = slot.isEmpty() ? "" : "SLOT \"" + slot + "\" ";
        client.sendQuery("START_REPLICATION " + through + "PHYSICAL " + Lsn.text(first) + " TIMELINE " + timeline);
        Message answer = client.read();
        if (answer.type() != 'W') {
            throw new IOException("unexpected answer to START_REPLICATION: " + answer.type());
        }
        Thread thread = new Thread(this::run, "wal");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            for (Message message = client.read(); message.type() == 'd'; message = client.read()) {
                accept(message.body());
            }
            finishSegment();
            end.complete(null);
        } catch (IOException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void accept(ByteBuffer data) throws IOException {
        byte kind = data.get();
        if (kind == 'w') {
            long at = data.getLong();
            data.getLong();
            data.getLong();
            write(at, data);
        } else if (kind == 'k') {
            data.getLong();
            data.getLong();
            tell(data.get() != 0);
        }
    }

    private void write(long at, ByteBuffer data) throws IOException {
        long next = at;
        while (data.hasRemaining()) {
            if (stopping) {
                return;
            }
            open(Lsn.segment(timeline, next, segmentBytes));
            long offset = next % segmentBytes;
            int length = (int) Math.min(data.remaining(), segmentBytes - offset);
            ByteBuffer part = data.slice().limit(length);
            while (part.hasRemaining()) {
                offset += segment.write(part, offset);
            }
            data.position(data.position() + length);
            next += length;
            if (next % segmentBytes == 0) {
                finishSegment();
            }
        }
        synchronized (this) {
            received = next;
            stopIfThere();
        }
        tell(false);
    }

    /** A segment has its whole size from the start, as the server's own have. */
    private void open(String wanted) throws IOException {
        if (wanted.equals(name)) {
            return;
        }
        finishSegment();
        Path file = Files.createFile(
                directory.resolve(wanted),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        segment = FileChannel.open(file, StandardOpenOption.WRITE);
        segment.write(ByteBuffer.allocate(1), segmentBytes - 1);
        name = wanted;
    }

    /** The standby shall not archive again what came from the primary. */
    private void finishSegment() throws IOException {
        if (segment != null) {
            segment.close();
            segment = null;
            Files.createFile(directory.resolve("archive_status").resolve(name + ".done"));
        }
    }

    private void tell(boolean must) throws IOException {
        if (!must && System.nanoTime() - told < STATUS_NANOS) {
            return;
        }
        told = System.nanoTime();
        long now = System.currentTimeMillis() * 1000 - POSTGRES_EPOCH_MICROS;
        client.send(
                'd',
                ByteBuffer.allocate(34)
                        .put((byte) 'r')
                        .putLong(received)
                        .putLong(received)
                        .putLong(0)
                        .putLong(now)
                        .put((byte) 0)
                        .array());
    }

    private void stopIfThere() throws IOException {
        if (!stopping && received >= stopAt) {
            stopping = true;
            client.send('c', new byte[0]);
        }
    }

    /** Waits until everything up to a position has arrived. */
    void finish(long last, long limitSeconds) throws IOException {
        synchronized (this) {
            stopAt = last;
            stopIfThere();
        }
        try {
            end.get(limitSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("WAL up to " + Lsn.text(last) + " did not arrive in " + limitSeconds + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** @throws IOException if it has ended already, which it must not before {@link #finish} */
    void check() throws IOException {
        if (end.isCompletedExceptionally()) {
            try {
                end.join();
            } catch (RuntimeException e) {
                Throwable cause = e.getCause();
                throw cause instanceof IOException io ? io : new IOException(cause);
            }
        }
    }

    @Override
    public void close() {
        client.close();
        try {
            if (segment != null) {
                segment.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
