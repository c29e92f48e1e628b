package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.verify.Outcome.*;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.fake.Threads;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.pg.EmbeddedPair;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.pg.LocalHost;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Lsn;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.SqlRoute;

/** A real pair goes through the states of a standby's life, and the verification sees each of them. */
@Timeout(240)
class LivePairTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** pg_ctl started these servers, and nothing starts them at boot. */
    private static final Set<Outcome> HEALTHY = EnumSet.of(BOOT_NO_MANAGER);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private EmbeddedPair pair;
    private PgVersion version;
    private Verifier verifier;
    private ExpectedReplication expected;

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "18"})
    void seesEveryState(String major) throws Exception {
        live(major);
    }

    @Tag("hosts")
    @ParameterizedTest
    @ValueSource(strings = {"10", "12", "13", "15", "17"})
    void seesEveryStateOnVersionsBetween(String major) throws Exception {
        live(major);
    }

    private void live(String major) throws Exception {
        version = PgVersion.parse(major);
        try (EmbeddedPair started = EmbeddedPair.start(major)) {
            pair = started;
            expected = expected();
            try (Verifier looking = verifier()) {
                verifier = looking;
                streams();
                holdsOneConnection();
                pauses();
                waitsForARestart();
                commitsWait();
                goesAndComesBack();
                isPromoted();
                if (version.atLeast(PgVersion.V13)) {
                    losesItsSlot();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Verifier verifier() {
        return new Verifier(
                List.of(target(DB1, pair.primary()), target(DB2, pair.standby())),
                HostSource.of(Map.of(DB1, new LocalHost("db1"), DB2, new LocalHost("db2"))),
                new JdbcGateway(),
                threads,
                Duration.ofSeconds(20),
                new Cancellation());
    }

    private void streams() throws SQLException {
        reach(StatusConditions.allStreaming(expected));
        run(pair.primary(), "CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
        ReplicationStatus status = reach(s -> view(s).lag().inStep());
        assertThat(trouble(reach(s -> trouble(s).equals(HEALTHY)))).isEqualTo(HEALTHY);

        ServerSample primary = status.sample(DB1).orElseThrow();
        ServerSample standby = status.sample(DB2).orElseThrow();
        assertThat(primary.version().major()).isEqualTo(version.major());
        assertThat(primary.timeline()).isEqualTo(1);
        assertThat(standby.timeline()).isEqualTo(1);
        assertThat(primary.systemIdentifier()).matches("\\d{10,}").isEqualTo(standby.systemIdentifier());
        SenderRow sender = view(status).sender().orElseThrow();
        assertThat(sender.clientAddress()).isEqualTo("127.0.0.1");
        assertThat(sender.syncState()).isEqualTo("async");
        assertThat(sender.user()).isEqualTo("postgres");
        SlotRow slot = view(status).slot().orElseThrow();
        assertThat(slot.activePid()).isEqualTo(sender.pid());
        assertThat(slot.walStatus()).isEqualTo(version.atLeast(PgVersion.V13) ? "reserved" : "");
        ReceiverRow receiver = view(status).receiver().orElseThrow();
        assertThat(receiver.senderHost()).isEqualTo("127.0.0.1");
        assertThat(receiver.senderPort()).isEqualTo(pair.primary().port());
        assertThat(receiver.slot()).isEqualTo(EmbeddedPair.STANDBY);
        assertThat(receiver.messageAgeMillis()).isPresent();
        assertThat(standby.wal().replayed()).isEqualTo(primary.wal().end());
    }

    /** The cost is printed and not judged: a busy machine would spoil it. */
    private void holdsOneConnection() throws Exception {
        for (EmbeddedPg server : List.of(pair.primary(), pair.standby())) {
            VerifyCost.Cost cost = VerifyCost.of(server, 200, verifier::sample);
            assertThat(cost.connections()).isEqualTo(1);
            System.out.printf(
                    "looking at PostgreSQL %s: %.2f ms a sample, %.2f %% of a core at one a second%n",
                    version.major(), cost.millisPerSample(), cost.percentOfACore());
        }
    }

    private void pauses() throws SQLException {
        boolean ten = version.atLeast(PgVersion.V10);
        run(pair.standby(), ten ? "SELECT pg_wal_replay_pause()" : "SELECT pg_xlog_replay_pause()");
        reach(s -> s.sample(DB2).map(x -> x.wal().replayPaused()).orElse(false));
        Lsn before = verifier.sample().sample(DB1).orElseThrow().wal().end().orElseThrow();
        run(pair.primary(), "INSERT INTO t SELECT generate_series(1, 1000)");
        ReplicationStatus behind = reach(s -> s.sample(DB2)
                        .flatMap(x -> x.wal().end())
                        .filter(end -> end.compareTo(before) > 0)
                        .isPresent()
                && !view(s).lag().inStep());
        assertThat(view(behind).lag().bytes().orElseThrow()).isGreaterThan(1000);
        assertThat(view(behind).lag().millis()).isPresent();
        assertThat(trouble(behind)).contains(REPLAY_PAUSED).isSubsetOf(REPLAY_PAUSED, LAG_LARGE, BOOT_NO_MANAGER);
        run(pair.standby(), ten ? "SELECT pg_wal_replay_resume()" : "SELECT pg_xlog_replay_resume()");
        reach(s -> view(s).lag().inStep());
    }

    private void waitsForARestart() throws SQLException {
        run(pair.primary(), "ALTER SYSTEM SET max_connections = 150");
        pair.primary().reload();
        reach(s -> trouble(s).contains(PENDING_OTHERS));
        run(pair.primary(), "ALTER SYSTEM RESET max_connections");
        pair.primary().reload();
        reach(s -> trouble(s).equals(HEALTHY));
    }

    /** Replay is paused and the commit wants it applied: it waits as long as we like. */
    private void commitsWait() throws Exception {
        boolean ten = version.atLeast(PgVersion.V10);
        assertThat(verifier.sample().sample(DB1).orElseThrow().commitWaits())
                .isEqualTo(ten ? Optional.of(new CommitWaits(0, OptionalLong.empty())) : Optional.empty());
        run(pair.primary(), "ALTER SYSTEM SET synchronous_standby_names = 'db2'");
        pair.primary().reload();
        reach(s -> view(s).sender().map(SenderRow::isSynchronous).orElse(false));
        run(pair.standby(), ten ? "SELECT pg_wal_replay_pause()" : "SELECT pg_xlog_replay_pause()");
        CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> insertApplied(), Threads.EACH);
        if (ten) {
            reach(s -> waits(s) == 1 && trouble(s).contains(COMMITS_WAIT));
        } else {
            reach(s -> !view(s).lag().inStep());
        }
        assertThat(commit).isNotDone();
        run(pair.standby(), ten ? "SELECT pg_wal_replay_resume()" : "SELECT pg_xlog_replay_resume()");
        commit.get(30, TimeUnit.SECONDS);
        if (ten) {
            reach(s -> waits(s) == 0);
        }
        run(pair.primary(), "ALTER SYSTEM RESET synchronous_standby_names");
        pair.primary().reload();
        reach(s -> trouble(s).equals(HEALTHY));
    }

    private void insertApplied() {
        try {
            run(pair.primary(), "SET synchronous_commit = remote_apply; INSERT INTO t VALUES (1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long waits(ReplicationStatus status) {
        return status.sample(DB1)
                .flatMap(ServerSample::commitWaits)
                .map(CommitWaits::count)
                .orElse(-1L);
    }

    private void goesAndComesBack() {
        pair.standby().halt();
        ReplicationStatus gone =
                reach(s -> s.sample(DB2).isEmpty() && trouble(s).contains(SLOT_INACTIVE));
        assertThat(trouble(gone)).contains(UNREACHABLE, SENDER_ABSENT, SLOT_INACTIVE);
        assertThat(trouble(verifier.sample())).contains(SERVICE_DOWN);
        pair.standby().launch();
        reach(StatusConditions.allStreaming(expected));
        reach(s -> trouble(s).equals(HEALTHY));
    }

    private void isPromoted() {
        pair.standby().promote();
        ReplicationStatus two =
                reach(s -> trouble(s).contains(PROMOTED) && trouble(s).contains(SENDER_ABSENT));
        assertThat(trouble(two)).contains(PROMOTED, WRITABLE, TIMELINE_DIFFERS, SENDER_ABSENT);
        assertThat(two.sample(DB2).orElseThrow().timeline()).isEqualTo(2);
    }

    private void losesItsSlot() throws SQLException {
        run(pair.primary(), "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
        pair.primary().reload();
        for (int i = 0; i < 3; i++) {
            run(pair.primary(), "INSERT INTO t VALUES (1)");
            run(pair.primary(), "SELECT pg_switch_wal()");
        }
        run(pair.primary(), "CHECKPOINT");
        reach(s -> trouble(s).contains(SLOT_LOST));
    }

    private ReplicationStatus reach(Predicate<ReplicationStatus> condition) {
        // Services are looked at by sample() only.
        verifier.sample();
        Verifier.Awaited awaited = verifier.await(condition, LIMIT);
        assertThat(awaited.reached())
                .as(() -> trouble(awaited.status()) + "\n" + awaited.status() + "\n"
                        + pair.primary().log() + pair.standby().log())
                .isTrue();
        return awaited.status();
    }

    private StandbyView view(ReplicationStatus status) {
        return StandbyView.of(expected, expected.standbys().get(0), status);
    }

    private Set<Outcome> trouble(ReplicationStatus status) {
        return StatusEvaluator.evaluate(expected, status).stream()
                .filter(f -> f.state() != Finding.State.PASS)
                .map(f -> Arrays.stream(Outcome.values())
                        .filter(o -> o.check().equals(f.check()) && o.id().equals(f.outcome()))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Outcome.class)));
    }

    private ExpectedReplication expected() {
        ExpectedStandby two = new ExpectedStandby(
                new ExpectedServer(DB2, Map.of("hot_standby", "on", "shared_buffers", "16MB")),
                EmbeddedPair.STANDBY,
                Optional.of(EmbeddedPair.STANDBY),
                Set.of("127.0.0.1"),
                pair.primary().port(),
                SyncRole.ASYNC,
                false);
        return new ExpectedReplication(
                new ExpectedServer(DB1, Map.of("wal_level", "hot_standby", "max_wal_senders", "2")),
                List.of(two),
                0,
                Thresholds.defaults());
    }

    private static VerifyTarget target(HostId id, EmbeddedPg server) {
        SqlRoute route = new SqlRoute.Tunnel("127.0.0.1", server.port(), "postgres", Optional.empty(), "postgres");
        ServiceProbe service = new ServiceProbe(
                ServiceKind.PG_CTL, "", "", server.dataDirectory().toString(), server.port());
        return new VerifyTarget(id, route, service);
    }

    private static void run(EmbeddedPg server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
