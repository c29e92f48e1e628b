package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.lab.client.ConnInfo;
import org.standbywizard.lab.client.PgClient;

/**
 * Writes rows into the primary of a lab, as many a second as is wanted, so that lag and catching up can be seen. It
 * connects again by itself while the primary restarts, and any thread may change the rate.
 */
public final class Load implements AutoCloseable {
    public static final int MOST_ROWS = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    /** Turns are of unequal length: who looks once a second might else look between two of them for long. */
    private static final long LEAST_TURN = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long MOST_TURN = TimeUnit.MILLISECONDS.toNanos(40);

    private final Path socket;
    private final int port;
    private final AtomicInteger rate = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "practice-load");
    private volatile PgClient client;

    private Load(Path socket, int port) {
        this.socket = socket;
        this.port = port;
    }

    /** A load that writes nothing yet. */
    static Load start(LabServer primary) {
        Load load = new Load(primary.run(), primary.port());
        load.thread.setDaemon(true);
        load.thread.start();
        return load;
    }

    /** The lab's own way in: the socket, as its superuser. */
    static PgClient connect(Path socket, int port, String database) throws IOException {
        ConnInfo where = new ConnInfo(Map.of(
                "host", socket.toString(), "port", String.valueOf(port), "user", "postgres", "dbname", database));
        return PgClient.connect(where, false, Optional.empty(), words -> LOG.debug("practice: {}", words));
    }

    /**
     * Sets how much is written.
     *
     * @param rows a second, 0 for none
     */
    public void rate(int rows) {
        rate.set(Math.max(0, Math.min(MOST_ROWS, rows)));
    }

    /** Rows a second as it is set. */
    public int rate() {
        return rate.get();
    }

    /** Rows that the primary has confirmed since the start. */
    public long written() {
        return written.get();
    }

    private void run() {
        long next = System.nanoTime();
        double owed = 0;
        while (!closed.get()) {
            long turn = ThreadLocalRandom.current().nextLong(LEAST_TURN, MOST_TURN);
            owed += (double) rate.get() * turn / TimeUnit.SECONDS.toNanos(1);
            int rows = (int) owed;
            owed -= rows;
            try {
                write(rows);
            } catch (IOException e) {
                // A server that restarts, or is no more: the next turn tries anew.
                LOG.debug("the practice load was interrupted", e);
                disconnect();
            }
            next = Math.max(next + turn, System.nanoTime() - turn);
            java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
        }
        disconnect();
    }

    private void write(int rows) throws IOException {
        if (rows == 0) {
            return;
        }
        if (client == null) {
            client = connect(socket, port, LabData.DATABASE);
        }
        client.query(LabData.insert(rows));
        written.addAndGet(rows);
    }

    private void disconnect() {
        PgClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closed.set(true);
        // A commit that waits for a synchronous standby would never end by itself.
        PgClient open = client;
        if (open != null) {
            open.close();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
