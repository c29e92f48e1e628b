package org.standbywizard.lab;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.standbywizard.lab.client.Answer;
import org.standbywizard.lab.client.PgClient;
import org.standbywizard.lab.client.ServerError;

/**
 * A person's session at a server of the lab, as superuser in the practice database where there is one. It lasts as psql's
 * does, and begins anew when the server was away. From any thread, one statement at a time.
 */
public final class Console implements AutoCloseable {
    /** The server itself ends a statement after this, with an error that says so. */
    public static final int LIMIT_SECONDS = 10;

    /** For a server that does not even do that. */
    private static final int PATIENCE_SECONDS = 15;

    private static final int MOST_ROWS = 200;
    private static final String NO_DATABASE = "3D000";

    private final LabServer server;
    private PgClient client;

    Console(LabServer server) {
        this.server = server;
    }

    /**
     * Runs what was typed.
     *
     * @throws ServerError what the server refuses
     * @throws IOException if it cannot be reached, or does not answer in time
     */
    public synchronized Answer run(String sql) throws IOException {
        PgClient now = connected();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(() -> {
            if (!done.get()) {
                now.close();
            }
        });
        try {
            return now.ask(sql, MOST_ROWS);
        } catch (ServerError e) {
            if (e.isFatal()) {
                close();
            }
            throw e;
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            done.set(true);
        }
    }

    /** One that lives: a server that was started anew meanwhile has ended the old one. */
    private PgClient connected() throws IOException {
        if (client != null) {
            try {
                client.query("");
                return client;
            } catch (IOException e) {
                close();
            }
        }
        client = connect();
        client.query("SET statement_timeout = '" + LIMIT_SECONDS + "s'");
        return client;
    }

    private PgClient connect() throws IOException {
        try {
            return Load.connect(server.run(), server.port(), LabData.DATABASE);
        } catch (ServerError e) {
            if (!e.state().equals(NO_DATABASE)) {
                throw e;
            }
            // A standby-to-be has none yet.
            return Load.connect(server.run(), server.port(), "postgres");
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
