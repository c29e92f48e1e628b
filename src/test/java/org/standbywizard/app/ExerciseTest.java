package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabFixture;
import org.standbywizard.lab.Waiting;
import org.standbywizard.lab.exercise.Exercise;
import org.standbywizard.lab.exercise.Exercises;
import org.standbywizard.lab.exercise.Pair;
import org.standbywizard.lab.exercise.Sign;
import org.standbywizard.learn.LabState;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.PracticeBench;
import org.standbywizard.ui.model.PracticeBench.Answer;

/**
 * Every exercise on a real pair that the wizard set up: the fault is seen, by the wizard's verification too, and the repair that its text tells, typed at a terminal of the host, is recognised. One pair a version; each
 * exercise begins with what the one before left mended.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExerciseTest {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** Those where recovery.conf, or a password's form, makes a difference, or the names of functions. */
    private static final Set<String> ALSO_BEFORE_12 = Set.of(
            "03-wrong-password",
            "05-wal-removed",
            "06-max-connections",
            "08-promoted",
            "11-replay-paused",
            "12-wrong-port",
            "13-commits-hang");
    /** The standby follows all the same; it is told, and no problem of the replication's. */
    private static final Set<String> ONLY_WARNED = Set.of("07-dead-slot", "11-replay-paused");

    @TempDir
    Path temp;

    private final ExecutorService work = Executors.newCachedThreadPool();
    private final Map<String, RealPair> pairs = new HashMap<>();

    /** A lab with its plan. */
    private record RealPair(Lab lab, RunningLab running) {
        Pair pair() {
            return Pair.of(lab.stations());
        }
    }

    @AfterAll
    void end() {
        pairs.values().forEach(one -> one.lab().close());
        work.shutdownNow();
    }

    private PracticeSetUp wizard() {
        return new PracticeSetUp(temp, work, new FxThread());
    }

    private RealPair at(String major) {
        return pairs.computeIfAbsent(major, version -> {
            Lab lab = LabFixture.start(version, 1);
            RealPair made = new RealPair(lab, new RunningLab(lab, new JsonPlanFiles(temp)));
            wizard().run(made.running(), Optional.empty(), new Cancellation());
            try {
                // Less waiting: it is five seconds otherwise.
                lab.stations().get(1).rows("ALTER SYSTEM SET wal_retrieve_retry_interval = '500ms'");
                lab.stations().get(1).reload();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return made;
        });
    }

    /** What is seen first, where, and what {@code verify} says of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01-rule-missing | NO_STREAM | standby1 | not streaming
            02-rule-order | NO_STREAM | standby1 | not streaming
            03-wrong-password | NO_STREAM | standby1 | not streaming
            04-slot-missing | NO_STREAM | standby1 | Replication slot: standby1 does not exist
            05-wal-removed | NO_STREAM | standby1 | not streaming
            06-max-connections | NO_ANSWER | standby1 | no server runs on the data directory
            07-dead-slot | DEAD_SLOT | primary | reports is used by nobody and keeps
            08-promoted | PROMOTED | standby1 | takes writes of its own
            09-other-cluster | OTHER_CLUSTER | standby1 | the primary has
            10-primary-stopped | NO_ANSWER | primary | no server runs on the data directory
            11-replay-paused | PAUSED | standby1 | replay paused
            12-wrong-port | NO_STREAM | standby1 | not streaming
            13-commits-hang | COMMITS_WAIT | primary | commits wait for standby9
            14-role-without-replication | NO_STREAM | standby1 | not streaming
            """)
    void isSeenAndMended(String name, Sign.Kind kind, String host, String told) throws Exception {
        Exercise exercise = Exercises.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (String major : ALSO_BEFORE_12.contains(name) ? List.of("11", "18") : List.of("18")) {
            RealPair real = at(major);
            boolean good = false;
            try {
                seenAndMended(real, exercise, kind, host, told);
                good = true;
            } finally {
                if (!good) {
                    pairs.remove(major).lab().close();
                }
            }
        }
    }

    private void seenAndMended(RealPair real, Exercise exercise, Sign.Kind kind, String host, String told)
            throws Exception {
        Pair pair = real.pair();
        String which = exercise.name() + " on " + real.lab().version();
        // Servers that were just started find each other at the second try.
        Waiting.within(TimeUnit.SECONDS.toNanos(15), () -> exercise.look(pair).isEmpty());
        assertThat(exercise.look(pair)).as("before " + which).isEmpty();
        exercise.inject(pair);
        assertThat(exercise.look(pair))
                .as(which)
                .first()
                .returns(kind, Sign::kind)
                .returns(host, Sign::host);
        PracticeSetUp.Said verified = wizard().command(
                        real.running(),
                        new Cancellation(),
                        "verify",
                        real.running().plan().toString());
        assertThat(verified.text()).as(which).contains(told);
        assertThat(verified.status()).as(verified.text()).isEqualTo(ONLY_WARNED.contains(exercise.name()) ? 0 : 7);
        try (LabBench bench = real.running().bench(wizard())) {
            new ExerciseRepairs(bench, real.running().plan().getParent()).mend(exercise.name());
        }
        boolean mended = Waiting.within(LIMIT_NANOS, () -> exercise.look(pair).isEmpty());
        assertThat(mended).as(which + " is mended: " + exercise.look(pair)).isTrue();
    }

    /** Whatever was done to it: the second time within seconds, by what was kept. */
    @Test
    void thePairIsSetUpAnewFromAnyState() throws Exception {
        RealPair real = at("18");
        try (LabBench bench = real.running().bench(wizard())) {
            bench.setUp(LabState.STREAMING, new Cancellation());
            assertThat(bench.check("08-promoted", new Cancellation())).isEmpty();
            int runs = real.running().journals().runs().size();
            real.pair().primary().stop();
            Future<?> coming = work.submit(() -> {
                real.pair().primary().start();
                return null;
            });
            assertThat(bench.inject("08-promoted", new Cancellation()))
                    .as("a pair that comes right by itself is waited for")
                    .isEmpty();
            coming.get(LIMIT_NANOS, TimeUnit.NANOSECONDS);
            assertThat(bench.inject("04-slot-missing", new Cancellation()))
                    .as("nothing is put into a pair that does not work")
                    .extracting(PracticeBench.Sign::key)
                    .containsExactly("promoted");
            real.pair().primary().stop();
            long begun = System.nanoTime();
            bench.setUp(LabState.STREAMING, new Cancellation());
            System.out.printf("practice: the pair was set up anew in %.1f s%n", (System.nanoTime() - begun) / 1e9);
            assertThat(bench.check("08-promoted", new Cancellation())).isEmpty();
            assertThat(real.running().journals().runs()).hasSize(runs);
            PracticeSetUp.Said verified = wizard().command(
                            real.running(),
                            new Cancellation(),
                            "verify",
                            real.running().plan().toString());
            assertThat(verified.status()).as(verified.text()).isZero();
        }
    }

    /** As a person with ssh: a shell with a terminal, where pg_ctl knows its server. */
    @Test
    void aTerminalOpensBesideTheDataDirectory() throws Exception {
        RealPair real = at("18");
        try (LabBench bench = real.running().bench(wizard())) {
            String said = new ExerciseRepairs(bench, real.running().plan().getParent())
                    .atTerminal(1, "pg_ctl status; ls data.log; exit");
            assertThat(said).contains("standby1$", "pg_ctl: server is running", "data.log");
        }
    }

    /** What a person types gets what psql would show, and the session lasts as long as the server. */
    @Test
    void statementsAreAnsweredAsTheServerAnswers() {
        RealPair real = at("18");
        try (LabBench bench = real.running().bench(wizard())) {
            assertThat(bench.ask("primary", "SELECT 1 AS one, NULL AS none UNION ALL SELECT 2, 'x' ORDER BY 1"))
                    .isEqualTo(new Answer.Done(
                            List.of("one", "none"),
                            List.of(java.util.Arrays.asList("1", null), List.of("2", "x")),
                            false,
                            "SELECT 2"));
            assertThat(bench.ask("primary", "SELECT * FROM generate_series(1, 1000)"))
                    .isInstanceOfSatisfying(Answer.Done.class, done -> {
                        assertThat(done.rows()).hasSize(200);
                        assertThat(done.more()).isTrue();
                    });
            assertThat(bench.ask("standby1", "CREATE TABLE t (i int)"))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.state())
                            .isEqualTo("25006"));
            assertThat(bench.ask("primary", "SET statement_timeout = '100ms'; SELECT pg_sleep(20)"))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.state())
                            .isEqualTo("57014"));
            bench.ask("primary", "SET search_path = here");
            assertThat(bench.ask("primary", "SHOW search_path"))
                    .isInstanceOfSatisfying(
                            Answer.Done.class, done -> assertThat(done.rows()).containsExactly(List.of("here")));
            bench.ask("primary", "SELECT pg_terminate_backend(pg_backend_pid())");
            assertThat(bench.ask("primary", "SELECT current_database()"))
                    .isInstanceOfSatisfying(
                            Answer.Done.class, done -> assertThat(done.rows()).containsExactly(List.of("shop")));
        }
    }

    /** A dead slot has no limit there. */
    @Test
    void aDeadSlotIsNoExerciseBefore13() {
        assertThat(Exercises.of(PgVersion.V12))
                .hasSize(Exercises.all().size() - 1)
                .noneMatch(one -> one.name().contains("dead-slot"));
        assertThat(Exercises.of(PgVersion.V13)).isEqualTo(Exercises.all()).hasSize(14);
    }
}
