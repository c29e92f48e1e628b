package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
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
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.ui.fx.FxThread;

/**
 * Every exercise on a real pair that the wizard set up: the fault is seen, by the wizard's verification too, and the
 * repair that its text tells, typed at a terminal of the host, is recognised. One pair a version; each exercise begins
 * with what the one before left mended.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExerciseTest {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

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
            return made;
        });
    }

    /** The words of the repair are those that a person types, by host; what stands in braces is the lab's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01-rule-missing | NO_STREAM | standby1 | not streaming
            02-rule-order | NO_STREAM | standby1 | not streaming
            03-wrong-password | NO_STREAM | standby1 | not streaming
            04-slot-missing | NO_STREAM | standby1 | slot
            05-wal-removed | NO_STREAM | standby1 | slot
            06-max-connections | NO_ANSWER | standby1 | standby1
            07-dead-slot | DEAD_SLOT | primary | reports
            08-promoted | PROMOTED | standby1 | standby1
            09-other-cluster | OTHER_CLUSTER | standby1 | identifier
            10-primary-stopped | NO_ANSWER | primary | primary
            11-replay-paused | PAUSED | standby1 | paused
            12-wrong-port | NO_STREAM | standby1 | not streaming
            13-commits-hang | COMMITS_WAIT | primary | standby9
            14-role-without-replication | NO_STREAM | standby1 | not streaming
            """)
    void isSeenAndMended(String name, String kind, String host, String told) throws Exception {
        for (String major : List.of("11", "18")) {
            RealPair real = at(major);
            if (Exercises.of(real.lab().version()).stream()
                    .anyMatch(one -> one.name().equals(name))) {
                boolean good = false;
                try {
                    seenAndMended(real, find(name), Sign.Kind.valueOf(kind), host, told);
                    good = true;
                } finally {
                    if (!good) {
                        pairs.remove(major).lab().close();
                    }
                }
            }
        }
    }

    private static Exercise find(String name) {
        return Exercises.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void seenAndMended(RealPair real, Exercise exercise, Sign.Kind kind, String host, String told)
            throws Exception {
        Pair pair = real.pair();
        String which = exercise.name() + " on " + real.lab().version();
        assertThat(exercise.look(pair)).as("before " + which).isEmpty();
        long begun = System.nanoTime();
        exercise.inject(pair);
        long in = System.nanoTime();
        assertThat(exercise.look(pair))
                .as(which)
                .first()
                .returns(kind, Sign::kind)
                .returns(host, Sign::host);
        long seen = System.nanoTime();
        PracticeSetUp.Said verified = wizard().command(
                        real.running(),
                        new Cancellation(),
                        "verify",
                        real.running().plan().toString());
        System.out.println(which + "\n" + verified.status() + "\n" + verified.text());
        long said = System.nanoTime();
        new ExerciseRepairs(real.lab()).mend(exercise.name());
        long typed = System.nanoTime();
        boolean mended = Waiting.within(LIMIT_NANOS, () -> exercise.look(pair).isEmpty());
        System.out.printf(
                "%s: inject %.1f look %.1f verify %.1f repair %.1f recognised %.1f%n",
                which, s(begun, in), s(in, seen), s(seen, said), s(said, typed), s(typed, System.nanoTime()));
        assertThat(mended).as(which + " is mended: " + exercise.look(pair)).isTrue();
    }

    private static double s(long a, long b) {
        return (b - a) / 1e9;
    }
}
