package org.standbywizard.pg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.lab.client.BaseBackup;
import org.standbywizard.lab.client.Psql;

/**
 * The practice lab's client programs against real servers: one of each form of the base backup's protocol (up to 12, 13
 * with a manifest, from 15 on).
 */
class PracticeClientTest {
    private static final String[] REPLICATION = {
        "wal_level=replica", "max_wal_senders=5", "max_replication_slots=5", "autovacuum=off"
    };

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "10", "13", "18"})
    void aCopyWithItsWalStartsAndHoldsEverything(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(major, REPLICATION);
                EmbeddedPg copy = EmbeddedPg.prepare(major, REPLICATION)) {
            Path place = PgBinaries.of(major).newDirectory("ts-");
            prepare(server, "md5");
            sql(
                    server,
                    "CREATE TABLESPACE away LOCATION '" + place + "'",
                    "CREATE TABLE here AS SELECT generate_series(1, 1000) AS n",
                    "CREATE TABLE there TABLESPACE away AS SELECT generate_series(1, 500) AS n");
            Path moved = copy.socketDirectory().resolve("moved=ts");
            String escaped = moved.toString().replace("=", "\\=");
            Said said = backup(
                    server,
                    "secret",
                    "-D",
                    copy.dataDirectory().toString(),
                    "-X",
                    "stream",
                    "-c",
                    "fast",
                    "-P",
                    "-v",
                    "-w",
                    "-S",
                    "s1",
                    "-T",
                    place + "=" + escaped);
            assertThat(said.status()).as(said.text()).isZero();
            assertThat(said.text()
                            .lines()
                            .filter(line -> line.contains(" kB ("))
                            .reduce((a, b) -> b))
                    .hasValueSatisfying(line -> assertThat(line).matches("\\d+/\\d+ kB \\(100%\\), 2/2 tablespaces"));
            give(copy.socketDirectory());
            // No signal file: it recovers from the copied WAL alone, to the backup's end, or does not start.
            copy.launch();
            assertThat(count(copy, "here")).isEqualTo(1000);
            assertThat(count(copy, "there")).isEqualTo(500);
            assertThat(Files.exists(copy.dataDirectory().resolve("backup_manifest")))
                    .isEqualTo(major.equals("13") || major.equals("18"));
            assertThat(moved).isNotEmptyDirectory();
            PgBinaries.delete(place);
        }
    }

    /** What is written while a slow copy runs comes by WAL, without a slot of one's own too. */
    @ParameterizedTest
    @ValueSource(strings = {"10", "18"})
    void whatIsWrittenMeanwhileIsThere(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(major, REPLICATION);
                EmbeddedPg copy = EmbeddedPg.prepare(major, REPLICATION)) {
            prepare(server, "trust");
            sql(server, "CREATE TABLE here (n integer)");
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    sql(server, "INSERT INTO here SELECT generate_series(1, 1000)", "SELECT pg_sleep(0.05)");
                }
            });
            writer.start();
            Said said = backup(server, "", "-D", copy.dataDirectory().toString(), "-c", "fast", "--max-rate=16M");
            assertThat(said.status()).as(said.text()).isZero();
            long atTheEnd = count(server, "here");
            writer.join();
            give(copy.socketDirectory());
            copy.launch();
            assertThat(count(copy, "here")).isPositive().isLessThanOrEqualTo(atTheEnd);
            assertThat(count(server, "pg_replication_slots WHERE slot_name <> 's1'"))
                    .isZero();
        }
    }

    @Test
    void mistakesFailAsTheyReallyWould() throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start("18", REPLICATION)) {
            prepare(server, "scram-sha-256");
            String target = temp.resolve("copy").toString();
            assertThat(backup(server, "wrong", "-D", target).text())
                    .contains("password authentication failed for user \"repl\"");
            assertThat(backup(server, "", "-D", target).text()).contains("fe_sendauth: no password supplied");
            assertThat(backup(server, "secret", "-D", target, "-S", "nope").text())
                    .contains("replication slot \"nope\" does not exist");
            assertThat(backup(server, "secret", "-D", target, "--compress=gzip").text())
                    .contains("does not know the option --compress");
            sql(server, "ALTER ROLE repl NOREPLICATION");
            assertThat(backup(server, "secret", "-D", temp.resolve("none").toString())
                            .text())
                    .contains("permission denied to start WAL sender");
            rules(server, "local all all trust", "host all all 127.0.0.1/32 trust");
            Said refused = backup(server, "secret", "-D", temp.resolve("rule").toString());
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.text())
                    .contains("no pg_hba.conf entry for replication connection from host \"127.0.0.1\"");
            String conninfo = conninfo(server, "secret").replace("port=" + server.port(), "port=1");
            assertThat(run(told -> Psql.run(told, told, conninfo + " replication=true"))
                            .text())
                    .contains("connection to server at \"127.0.0.1\", port 1 failed: Connection refused");
        }
    }

    @Test
    void aWalsenderAnswersPsql() throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start("18", REPLICATION)) {
            prepare(server, "scram-sha-256");
            String conninfo = conninfo(server, "secret") + " dbname=replication replication=true";
            Said said = run(told -> Psql.run(told, told, conninfo, "-w", "-X", "-A", "-t", "-c", "IDENTIFY_SYSTEM"));
            String identifier;
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT system_identifier FROM pg_control_system()")) {
                row.next();
                identifier = row.getString(1);
            }
            assertThat(said.status()).isZero();
            assertThat(said.text().strip()).matches(identifier + "\\|1\\|0/[0-9A-F]+\\|");
            run(told -> Psql.run(told, told, conninfo, "-c", "DROP_REPLICATION_SLOT s1"));
            assertThat(count(server, "pg_replication_slots")).isZero();
        }
    }

    private void prepare(EmbeddedPg server, String method) throws IOException {
        rules(
                server,
                "local all all trust",
                "host all all 127.0.0.1/32 trust",
                "host replication repl 127.0.0.1/32 " + method);
        sql(
                server,
                "CREATE ROLE repl LOGIN REPLICATION PASSWORD 'secret'",
                "SELECT pg_create_physical_replication_slot('s1', true)");
    }

    private static void rules(EmbeddedPg server, String... lines) throws IOException {
        Files.write(server.dataDirectory().resolve("pg_hba.conf"), List.of(lines));
        server.reload();
        // The postmaster reads it at the signal, which it gets a moment later.
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!server.log().contains("reloading") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private record Said(int status, String text) {}

    private interface Program {
        int run(PrintStream told);
    }

    private static Said run(Program program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = program.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Said(status, bytes.toString(StandardCharsets.UTF_8));
    }

    private Said backup(EmbeddedPg server, String password, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("-d", conninfo(server, password)));
        words.addAll(List.of(more));
        return run(told -> BaseBackup.run(told, words.toArray(String[]::new)));
    }

    private String conninfo(EmbeddedPg server, String password) throws IOException {
        Path file = temp.resolve("pass");
        Files.writeString(
                file, password.isEmpty() ? "" : "127.0.0.1:" + server.port() + ":replication:repl:" + password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return "user=repl host=127.0.0.1 port=" + server.port() + " sslmode=prefer passfile=" + file;
    }

    private static void sql(EmbeddedPg server, String... statements) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(EmbeddedPg server, String table) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The copy was made by whoever runs the tests. */
    private static void give(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                if (!Files.isSymbolicLink(path)) {
                    PgBinaries.forServer(path);
                }
            }
        }
    }
}
