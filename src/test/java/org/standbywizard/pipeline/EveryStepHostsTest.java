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
import org.standbywizard.run.Journal;
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

    @ParameterizedTest
    @MethodSource("steps")
    void itGoesOn(String step) {
        Journal journal;
        try (Pipeline pipeline = pair.pipeline(directory)) {
            Journal opened = pipeline.journal(pipeline.plan("on-" + step.replace('/', '-')));
            assertThatThrownBy(() -> pipeline.apply(opened, (next, cancellation) -> {
                        if (next.id().equals(step)) {
                            throw new Died();
                        }
                    }))
                    .hasCauseInstanceOf(Died.class);
            journal = opened;
        }
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
