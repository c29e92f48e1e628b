package org.standbywizard.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.standbywizard.fake.ReservedPort;

/**
 * A real PostgreSQL server on 127.0.0.1, superuser postgres without a password, gone when closed. Its settings come from
 * the command line, so that tests may write anything into its configuration files.
 */
public final class EmbeddedPg implements AutoCloseable {

    private final PgBinaries binaries;
    private final Path run;
    private final ReservedPort port;
    private final String options;

    private EmbeddedPg(PgBinaries binaries, Path run, ReservedPort port, String options) {
        this.binaries = binaries;
        this.run = run;
        this.port = port;
        this.options = options;
    }

    /**
     * Starts a fresh server of one of the major versions in the POM; elsewhere than on Linux amd64 the calling test is
     * skipped.
     *
     * @param settings more settings, as {@code name=value}
     */
    public static EmbeddedPg start(String major, String... settings) {
        EmbeddedPg server = prepare(major, settings);
        server.binaries.run(
                "cp",
                "-a",
                server.binaries.cluster().toString(),
                server.dataDirectory().toString());
        server.launch();
        return server;
    }

    /** A place and a port for a server whose data directory the caller makes before {@link #launch}. */
    static EmbeddedPg prepare(String major, String... settings) {
        PgBinaries binaries = PgBinaries.of(major);
        Path run = binaries.newDirectory("run-" + major + "-");
        ReservedPort port = ReservedPort.take();
        StringBuilder options = new StringBuilder("-c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB");
        options.append(" -c port=").append(port.number());
        options.append(" -c unix_socket_directories='").append(run).append('\'');
        for (String setting : settings) {
            options.append(" -c '").append(setting).append('\'');
        }
        EmbeddedPg server = new EmbeddedPg(binaries, run, port, options.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return server;
    }

    /** Starts the server, again after {@link #halt}, with the same settings; waits until it takes connections. */
    public void launch() {
        try {
            control(List.of("-w", "-t", "30", "-l", run.resolve("log").toString(), "-o", options, "start"));
        } catch (UncheckedIOException e) {
            // pg_ctl tells no cause.
            throw new IllegalStateException("the server's log:\n" + log(), e);
        }
    }

    /** Stops the server in order, so that {@link #launch} can start it again. */
    public void halt() {
        control(List.of("-w", "-t", "30", "-m", "fast", "stop"));
    }

    /** Ends a standby's recovery; up to 9.6 it may go on for a moment. */
    public void promote() {
        control(List.of("promote"));
    }

    /** Copies the data directory as it is, running or not. */
    void copyTo(EmbeddedPg other) {
        binaries.run(
                "cp", "-a", dataDirectory().toString(), other.dataDirectory().toString());
    }

    public Path dataDirectory() {
        return run.resolve("data");
    }

    /** The directory of the Unix socket. */
    public Path socketDirectory() {
        return run;
    }

    public int port() {
        return port.number();
    }

    public Path binDirectory() {
        return Path.of(binaries.program("pg_ctl")).getParent();
    }

    /** What pg_ctl must hand to it at every start. */
    public String startOptions() {
        return options;
    }

    /** The server's log so far. */
    public String log() {
        try {
            Path log = run.resolve("log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(database, "postgres", "");
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "10");
        login.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/" + database, login);
    }

    /** Makes the server read its configuration files again. */
    public void reload() {
        control(List.of("reload"));
    }

    @Override
    public void close() {
        stop();
        port.close();
        PgBinaries.delete(run);
    }

    private void stop() {
        if (Files.exists(dataDirectory().resolve("postmaster.pid"))) {
            control(List.of("-w", "-t", "30", "-m", "immediate", "stop"));
        }
    }

    private void control(List<String> arguments) {
        List<String> command = new java.util.ArrayList<>(
                List.of(binaries.program("pg_ctl"), "-s", "-D", dataDirectory().toString()));
        command.addAll(arguments);
        binaries.run(command.toArray(String[]::new));
    }
}
