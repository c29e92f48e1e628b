package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.pg.EmbeddedPair;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.pg.LocalHost;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlansOf;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secrets;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.remote.SqlRoute;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Proof;
import org.standbywizard.steps.RestartTest;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** The proof and the restart test of a real pair that stands, and what they leave: nothing but their journal. */
@Timeout(180)
class BesideRunTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");
    private static final Secrets SECRETLESS = (ref, purpose) -> {
        throw new AssertionError("no secret is needed");
    };

    @TempDir
    Path temp;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ReplicationPlan plan = new PlansOf().build();
    private FileJournals journals;
    private EmbeddedPair pair;
    private PgVersion version;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (pair != null) {
            pair.close();
        }
    }

    private void start(String major) {
        version = PgVersion.parse(major);
        pair = EmbeddedPair.start(major);
        journals = new FileJournals(new AppDirs(temp.resolve("app")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "18"})
    void provesAndLeavesNothingBehind(String major) throws SQLException {
        start(major);
        Proof step = new Proof("db1/proof", DB1, List.of(DB2), "standby_wizard_proof_p1", "standby_wizard_proof_p1");
        BesideRun.Result result = run(step, "p1");
        assertThat(result.left()).isEmpty();

        ProofResult proof = ProofResult.of(step, result.facts(), 5);
        assertThat(proof.table()).isEqualTo("standby_wizard_proof_p1");
        assertThat(proof.atMostMillis()).containsOnlyKeys(DB2);
        assertThat(proof.atMostMillis().get(DB2)).isBetween(1L, 60_000L);
        assertThat(proof.refusals().get(DB2)).contains("cannot execute CREATE TABLE in a read-only transaction");
        assertThat(ask(pair.primary(), "SELECT count(*) FROM pg_class WHERE relname LIKE 'standby_wizard%'"))
                .isEqualTo("0");
        assertThat(temp.resolve("standby-wizard")).as("on the hosts").doesNotExist();
        assertThat(journals.chain(plan)).as("what an undo takes back").isEmpty();
        assertThat(journals.runs()).singleElement().satisfies(run -> {
            assertThat(run.isBeside()).isTrue();
            assertThat(run.status()).isEqualTo(RunStatus.UNDONE);
        });
        try (Journal journal = journals.open("p1")) {
            Optional<ProofResult> read = ProofResult.of(changes(step, "p1"), journal.entries());
            assertThat(read.orElseThrow().atMostMillis()).isEqualTo(proof.atMostMillis());
        }
    }

    @Test
    void whatAnInterruptedProofLeftGoesBeforeTheNext() throws SQLException {
        start("18");
        Proof first = new Proof("db1/proof", DB1, List.of(DB2), "standby_wizard_proof_p1", "p1");
        try (Journal journal = journals.create(
                new JournalEntry.Opened(1, "p1", Journals.besideKeyOf(plan), plan, changes(first, "p1")))) {
            journal.append(new JournalEntry.Begun(2, "db1/proof"));
        }
        ask(pair.primary(), "CREATE TABLE public.standby_wizard_proof_p1 (x int)");
        run(new Proof("db1/proof", DB1, List.of(DB2), "standby_wizard_proof_p2", "p2"), "p2");
        assertThat(ask(pair.primary(), "SELECT count(*) FROM pg_class WHERE relname LIKE 'standby_wizard%'"))
                .isEqualTo("0");
        assertThat(journals.runs()).extracting(Journals.RunRecord::status).containsOnly(RunStatus.UNDONE);
    }

    @Test
    void aPromotedStandbyFailsTheProofAndTheTableGoesAllTheSame() throws SQLException {
        start("18");
        pair.standby().promote();
        Proof step = new Proof("db1/proof", DB1, List.of(DB2), "standby_wizard_proof_p1", "p1");
        Cancellation impatient = new Cancellation();
        threads.execute(() -> {
            // It waits for a row that will never come, until somebody stops it.
            awaitTable();
            impatient.cancel();
        });
        assertThatThrownBy(() -> run(step, "p1", impatient))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
        assertThat(ask(pair.primary(), "SELECT count(*) FROM pg_class WHERE relname LIKE 'standby_wizard%'"))
                .isEqualTo("0");
    }

    private void awaitTable() {
        long deadline = System.nanoTime() + 60_000_000_000L;
        try {
            while (System.nanoTime() < deadline
                    && ask(pair.primary(), "SELECT count(*) FROM pg_class WHERE relname LIKE 'standby_wizard%'")
                            .equals("0")) {
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "18"})
    void restartsAStandbyAndThePrimaryAndSeesThemStreamAgain(String major) throws SQLException {
        start(major);
        for (EmbeddedPg server : List.of(pair.standby(), pair.primary())) {
            HostId host = server == pair.primary() ? DB1 : DB2;
            String before = started(server);
            BesideRun.Result result = run(
                    new RestartTest(host + "/restart-test", host, DB1, Map.of(DB2, EmbeddedPair.STANDBY)), "r" + host);
            assertThat(started(server)).as("another server process on " + host).isNotEqualTo(before);
            long up = Long.parseLong(result.facts().get(RestartTest.UP));
            assertThat(up).isPositive();
            assertThat(Long.parseLong(result.facts().get(RestartTest.STREAMING + "db2")))
                    .isGreaterThanOrEqualTo(up);
            assertThat(ask(pair.primary(), "SELECT state FROM pg_stat_replication"))
                    .isEqualTo("streaming");
        }
    }

    @Test
    void rule4_aRestartTestDoesNotBringSomebodysEditIntoForce() throws Exception {
        start("18");
        Files.writeString(pair.standby().dataDirectory().resolve("postgresql.auto.conf"), "max_connections = 150\n");
        String before = started(pair.standby());
        RestartTest step = new RestartTest("db2/restart-test", DB2, DB1, Map.of(DB2, EmbeddedPair.STANDBY));
        assertThatThrownBy(() -> run(step, "r1")).isInstanceOfSatisfying(FailureException.class, e -> {
            assertThat(e.failure().key()).isEqualTo("refused.restart-test-pending");
            assertThat(e.failure().args()).containsExactly("max_connections");
        });
        assertThat(started(pair.standby())).isEqualTo(before);
    }

    private static String started(EmbeddedPg server) throws SQLException {
        return ask(server, "SELECT pg_postmaster_start_time()::text");
    }

    private BesideRun.Result run(Step step, String runId) {
        return run(step, runId, new Cancellation());
    }

    private BesideRun.Result run(Step step, String runId, Cancellation cancellation) {
        SqlGateway direct = (host, route) -> {
            SqlRoute.PeerSocket socket = (SqlRoute.PeerSocket) route;
            return new JdbcGateway()
                    .connect(
                            host,
                            new SqlRoute.Tunnel(
                                    "127.0.0.1", socket.port(), socket.dbUser(), Optional.empty(), socket.database()));
        };
        BesideRun beside =
                new BesideRun(threads, direct, SECRETLESS, journals, Clock.systemUTC(), LockTerms.of("tester@desk"));
        Sessions sessions =
                new Sessions((server, c) -> new LocalHost(server.id().name()), plan.servers());
        return beside.run(plan, changes(step, runId), sessions, event -> {}, cancellation);
    }

    private ChangeSet changes(Step step, String runId) {
        ChangeSet.Lane lane = new ChangeSet.Lane(step.host(), List.of(step));
        return new ChangeSet(
                runId,
                DB1,
                Map.of(DB1, server(DB1, pair.primary(), runId), DB2, server(DB2, pair.standby(), runId)),
                List.of(new ChangeSet.Stage("beside", List.of(lane))),
                List.of());
    }

    private ServerRef server(HostId host, EmbeddedPg server, String runId) {
        boolean root = System.getProperty("user.name").equals("root");
        return new ServerRef(
                host,
                version,
                server.binDirectory().toString(),
                server.binDirectory().toString(),
                version,
                server.dataDirectory().toString(),
                server.dataDirectory().resolve("postgresql.conf").toString(),
                server.dataDirectory().resolve("pg_hba.conf").toString(),
                root ? "nobody" : System.getProperty("user.name"),
                root ? "nogroup" : System.getProperty("user.name"),
                server.socketDirectory().toString(),
                server.port(),
                "postgres",
                ServiceKind.PG_CTL,
                "",
                "",
                server.startOptions(),
                temp.resolve("standby-wizard")
                        .resolve(runId)
                        .resolve(host.name())
                        .toString(),
                "");
    }

    private static String ask(EmbeddedPg server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
