package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.Step;

/**
 * A run that stops before any of its steps, whichever the change set has, goes on to a verified standby by the same
 * command, and can be taken back to the byte.
 */
@Tag("hosts")
class EveryStepHostsTest {
    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static DebianPair pair;

    @TempDir
    static Path directory;

    @BeforeAll
    static void boot() {
        pair = DebianPair.boot(lab);
    }

    static List<String> steps() {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            return pipeline.plan("all").steps().map(Step::id).toList();
        }
    }

    /** The program died there: nobody wrote down that it stopped. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A journal whose program dies when it should write that a step has ended. */
    private record DyingJournal(Journal journal, String step) implements Journal {
        @Override
        public void append(JournalEntry entry) {
            if (entry instanceof JournalEntry.Ended ended && ended.step().equals(step)) {
                throw new Died();
            }
            journal.append(entry);
        }

        @Override
        public List<JournalEntry> entries() {
            return journal.entries();
        }

        @Override
        public byte[] changeSetFile() {
            return journal.changeSetFile();
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    private static void dies(Journal journal, Gate gate) {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            assertThatThrownBy(() -> pipeline.apply(journal, gate)).hasCauseInstanceOf(Died.class);
        }
    }

    /** Begun, then cut off before the step, then cut off when the step was done but not yet written down. */
    @ParameterizedTest
    @MethodSource("steps")
    void itGoesOn(String step) {
        Journal journal;
        try (Pipeline pipeline = pair.pipeline(directory)) {
            journal = pipeline.journal(pipeline.plan("on-" + step.replace('/', '-')));
        }
        dies(journal, (next, cancellation) -> {
            if (next.id().equals(step)) {
                throw new Died();
            }
        });
        dies(new DyingJournal(journal, step), Gate.OPEN);
        try (Pipeline again = pair.pipeline(directory)) {
            assertThat(again.apply(journal)).as("%s", again.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(again.problems()).isEmpty();
        }
        pair.takeBack(journal, directory);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void itIsTakenBack(String step) {
        Journal journal;
        try (Pipeline pipeline = pair.pipeline(directory)) {
            journal = pipeline.journal(pipeline.plan("back-" + step.replace('/', '-')));
            assertThat(pipeline.apply(journal, (next, cancellation) -> {
                        if (next.id().equals(step)) {
                            cancellation.cancel();
                        }
                    }))
                    .isEqualTo(RunStatus.CANCELLED);
        }
        pair.takeBack(journal, directory);
    }
}
