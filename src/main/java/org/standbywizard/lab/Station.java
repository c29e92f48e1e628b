package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.standbywizard.lab.client.PgClient;

/**
 * One server of a running lab in the hands of who runs it: its files, its programs and its superuser, whatever state it
 * is in. Every method waits for what it does, for a minute at most.
 */
public final class Station {
    private static final int PATIENCE_SECONDS = 15;
    private static final String LIMIT = "SET statement_timeout = '10s'";
    /** What makes a data directory this server's and no other's, beside its cluster. */
    private static final List<String> OWN = List.of(
            "postgresql.conf",
            "postgresql.auto.conf",
            "pg_hba.conf",
            "pg_ident.conf",
            "standby.signal",
            "recovery.conf");

    private final LabServer server;

    Station(LabServer server) {
        this.server = server;
    }

    public String name() {
        return server.name();
    }

    public Path data() {
        return server.data();
    }

    /** At 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /**
     * The rows of a statement, run as superuser in the database {@code postgres}.
     *
     * @throws IOException if the server does not answer, refuses, or takes longer than some seconds
     */
    public List<List<String>> rows(String sql) throws IOException {
        return rows("postgres", sql);
    }

    /** The same in another database. */
    public List<List<String>> rows(String database, String sql) throws IOException {
        try (PgClient client = Load.connect(server.run(), server.port(), database)) {
            Executor later = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            later.execute(client::close);
            client.query(LIMIT);
            return client.query(sql);
        }
    }

    /** The first value of the first row; empty if there is none. */
    public String value(String sql) throws IOException {
        List<List<String>> rows = rows(sql);
        return rows.isEmpty() || rows.get(0).get(0) == null ? "" : rows.get(0).get(0);
    }

    /** A session of a person at this server. */
    public Console console() {
        return new Console(server);
    }

    /** Reads its files again, and waits until it has. */
    public void reload() throws IOException {
        String before = value("SELECT pg_conf_load_time()");
        rows("SELECT pg_reload_conf()");
        Waiting.until(() -> !value("SELECT pg_conf_load_time()").equals(before), "the files of " + name());
    }

    public void start() throws IOException {
        server.start();
    }

    /** In order, if it runs. */
    public void stop() throws IOException {
        server.stop();
    }

    /** Makes it a primary. */
    public void promote() throws IOException {
        server.promote();
    }

    /** Changes a file of its own; owner and mode stay. */
    public void edit(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    /**
     * Puts a cluster that initdb made into the place of its own, with its own configuration; it must not run.
     *
     * @return where its own lies now
     */
    public Path replaceCluster() throws IOException {
        Path own = server.directory().resolve("data.original");
        Files.move(data(), own);
        server.copyFresh();
        for (String name : OWN) {
            if (Files.exists(own.resolve(name))) {
                server.run("cp", "-p", own.resolve(name).toString(), data().toString());
            }
        }
        return own;
    }
}
