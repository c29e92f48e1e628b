package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.ui.fx.FxThread;

/**
 * Every exercise on a real pair that the wizard set up: the fault is seen, where it can be by the wizard's verification
 * too, and the repair that its text tells, typed at a terminal of the host, is recognised. One pair a version; each
 * exercise begins with what the one before left mended.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExerciseTest {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** Those where recovery.conf, or a password's form, makes a difference. */
    private static final Set<String> ALSO_BEFORE_12 =
            Set.of("03-wrong-password", "05-wal-removed", "06-max-connections", "08-promoted", "12-wrong-port");

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
            wizard().run(made.running(), new Cancellation());
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
            07-dead-slot | DEAD_SLOT | primary | ''
            08-promoted | PROMOTED | standby1 | takes writes of its own
            09-other-cluster | OTHER_CLUSTER | standby1 | the primary has
            10-primary-stopped | NO_ANSWER | primary | no server runs on the data directory
            11-replay-paused | PAUSED | standby1 | replay paused
            12-wrong-port | NO_STREAM | standby1 | not streaming
            13-commits-hang | COMMITS_WAIT | primary | ''
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
        assertThat(exercise.look(pair)).as("before " + which).isEmpty();
        exercise.inject(pair);
        assertThat(exercise.look(pair))
                .as(which)
                .first()
                .returns(kind, Sign::kind)
                .returns(host, Sign::host);
        if (!told.isEmpty()) {
            PracticeSetUp.Said verified = wizard().command(
                            real.running(),
                            new Cancellation(),
                            "verify",
                            real.running().plan().toString());
            assertThat(verified.text()).as(which).contains(told);
        }
        new ExerciseRepairs(real.lab()).mend(exercise.name());
        boolean mended = Waiting.within(LIMIT_NANOS, () -> exercise.look(pair).isEmpty());
        assertThat(mended).as(which + " is mended: " + exercise.look(pair)).isTrue();
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
