package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.cli.Cli;
import org.standbywizard.cli.SystemTerminal;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabFixture;
import org.standbywizard.lab.client.ConnInfo;
import org.standbywizard.lab.client.PgClient;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.report.Page;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.FxThread;

/** The commands themselves, on a practice lab: the whole job, again without a change, and back. */
class PracticeJobTest {
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    Path temp;

    private final ExecutorService work = Executors.newCachedThreadPool();

    @AfterEach
    void endWork() {
        work.shutdownNow();
    }

    /** An old one with recovery.conf, and the newest. */
    @ParameterizedTest
    @CsvSource({"11, 1", "18, 2"})
    void theWholeJobAgainAndBack(String major, int standbys) throws Exception {
        Path directory;
        try (Lab lab = LabFixture.start(major, standbys)) {
            directory = lab.directory();
            assertThat(lab.version().major()).isEqualTo(major);
            letPgjdbcIn(lab);
            Map<Path, String> before = configuration(lab);
            assertThat(new JsonPlanFiles(temp)
                            .write(temp.resolve("plan.json"), lab.plan())
                            .problems())
                    .isEmpty();

            Said applied = run(lab, "apply", "--yes");
            assertThat(applied.status()).as(applied.text()).isZero();
            for (int i = 1; i <= standbys; i++) {
                assertThat(applied.text()).contains("Proof: a row written on primary was read on standby" + i);
                assertThat(asked(lab, i, "SELECT pg_is_in_recovery()")).isEqualTo("t");
                assertThat(asked(lab, i, "SELECT count(*) FROM orders")).isEqualTo("20000");
            }
            assertThat(asked(lab, 0, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"))
                    .isEqualTo(String.valueOf(standbys));

            reported(lab, standbys, applied.text());

            Said again = run(lab, "apply", "--yes");
            assertThat(again.status()).as(again.text()).isZero();
            assertThat(again.text()).contains("Nothing to change: everything is as the plan wants it.");

            Said undone = run(lab, "undo", "--yes");
            assertThat(undone.status()).as(undone.text()).isZero();
            assertThat(configuration(lab)).isEqualTo(before);
            Said gone = run(lab, "report", "--format", "md");
            assertThat(gone.text()).contains("**Taken back**", "Nothing of this run is left to take back.");
            assertThat(asked(lab, 0, "SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
            assertThat(asked(lab, 0, "SELECT count(*) FROM pg_roles WHERE rolreplication AND rolname <> 'postgres'"))
                    .isEqualTo("0");
            for (int i = 1; i <= standbys; i++) {
                assertThat(bySocket(lab, i, "SELECT pg_is_in_recovery()")).isEqualTo("f");
                assertThat(bySocket(lab, i, "SELECT count(*) FROM pg_database WHERE datname = 'shop'"))
                        .isEqualTo("0");
                // The login's own home is the one that sshd gave it.
                assertThat(lab.hosts().get(i).dataDirectory().resolveSibling("home"))
                        .isEmptyDirectory();
            }
        }
        assertThat(directory).doesNotExist();
        assertThat(LabFixture.processesIn(directory)).isEmpty();
    }

    /** The figures that the command said stand in the report too, and every standby in the verification's. */
    private void reported(Lab lab, int standbys, String applied) throws IOException {
        Path file = temp.resolve("report.html");
        Said report = run(lab, "report", "--output", file.toString());
        assertThat(report.status()).as(report.text()).isZero();
        Page page = Page.of(Files.readString(file));
        Path other = temp.resolve("verified.html");
        Said verified = run(lab, "verify", "--report", other.toString());
        assertThat(verified.status()).as(verified.text()).isZero();
        Page seen = Page.of(Files.readString(other));
        for (int i = 1; i <= standbys; i++) {
            String name = "standby" + i;
            Matcher delay =
                    Pattern.compile("read on " + name + " within ([0-9.]+ m?s)").matcher(applied);
            assertThat(delay.find()).isTrue();
            assertThat(page.rows(name, "at most " + delay.group(1)).get(0))
                    .last()
                    .asString()
                    .contains("read-only transaction");
            assertThat(page.texts("li")).anyMatch(item -> item.matches(name + ": [0-9.]+ MB copied.*"));
            assertThat(seen.rows(name, lab.version().toString()).get(0)).contains("streaming");
        }
        assertThat(page.rows("Rule in pg_hba.conf")).isNotEmpty().allMatch(row -> row.get(2)
                .matches("host\\s+replication\\s+replicator\\s+127\\.0\\.0\\.1/32\\s+scram-sha-256"));
        String password = Files.readString(lab.password()).strip();
        assertThat(Files.readString(file)).doesNotContain(PASSWORD, password);
    }

    private record Said(int status, String text) {}

    private Said run(Lab lab, String command, String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        SystemTerminal terminal = new SystemTerminal(out, out, Optional.empty(), false, false, 100, work);
        List<String> words = new ArrayList<>(List.of(
                command,
                temp.resolve("plan.json").toString(),
                "--known-hosts",
                lab.knownHosts().toString(),
                "--host-keys",
                "strict",
                "--ssh-config",
                lab.sshConfig().toString()));
        words.addAll(List.of(options));
        int status = new Cli(
                        Wiring.tools(new AppDirs(temp.resolve("state")), temp, work, Locale.ENGLISH, new FxThread()),
                        terminal,
                        Messages.of(Locale.ENGLISH),
                        new Cancellation(),
                        "log")
                .run(words.toArray(String[]::new));
        return new Said(status, bytes.toString(StandardCharsets.UTF_8));
    }

    private static Map<Path, String> configuration(Lab lab) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (Lab.Host host : lab.hosts()) {
            for (String name : List.of("postgresql.conf", "pg_hba.conf", "pg_ident.conf", "postgresql.auto.conf")) {
                Path file = host.dataDirectory().resolve(name);
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    /** Another driver than the lab's own has the second opinion; it knows no Unix sockets. */
    private static void letPgjdbcIn(Lab lab) throws IOException {
        bySocket(lab, 0, "ALTER ROLE postgres PASSWORD '" + PASSWORD + "'");
    }

    private static String bySocket(Lab lab, int host, String sql) throws IOException {
        Lab.Host server = lab.hosts().get(host);
        ConnInfo where = new ConnInfo(Map.of(
                "host",
                server.socketDirectory().toString(),
                "port",
                String.valueOf(server.port()),
                "user",
                "postgres",
                "dbname",
                "postgres"));
        try (PgClient client = PgClient.connect(where, false, Optional.empty(), words -> {})) {
            List<List<String>> rows = client.query(sql);
            return rows.isEmpty() ? "" : rows.get(0).get(0);
        }
    }

    private static String asked(Lab lab, int host, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + lab.hosts().get(host).port() + "/shop";
        try (Connection connection = DriverManager.getConnection(url, "postgres", PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
