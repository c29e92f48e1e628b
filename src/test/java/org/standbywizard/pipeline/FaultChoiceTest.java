package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultChoiceTest {
    private static final List<String> STEPS =
            List.of("db1/role", "db1/conf", "db2/copy", "undo-db1/conf", "undo-db2/swap");

    @Test
    void allIsEveryStepWithEveryFaultAtEveryMomentAndBothWaysOut() {
        // Six faults for each step, and three more of the other host for the copy; three moments; two ways out.
        assertThat(FaultChoice.all(STEPS)).hasSize((5 * 6 + 3) * 3 * 2).doesNotHaveDuplicates();
    }

    @Test
    void aSpreadMeetsEveryStepAndEveryFaultAtEveryMoment() {
        for (long seed = 1; seed <= 20; seed++) {
            List<FaultPoint> spread = FaultChoice.spread(STEPS, seed);
            assertThat(steps(spread)).isEqualTo(Set.copyOf(STEPS));
            assertThat(spread.stream()
                            .map(point -> point.fault() + " " + point.moment())
                            .distinct())
                    .hasSize(9 * 3);
            assertThat(spread).hasSizeLessThan(45).doesNotHaveDuplicates();
        }
        assertThat(FaultChoice.spread(STEPS, 1)).isEqualTo(FaultChoice.spread(STEPS, 1));
        assertThat(FaultChoice.spread(STEPS, 1)).isNotEqualTo(FaultChoice.spread(STEPS, 2));
    }

    @Test
    void aPointIsReadAsItIsWritten() {
        assertThat(FaultChoice.all(STEPS)).allSatisfy(point -> assertThat(FaultPoint.parse(point.toString()))
                .isEqualTo(point));
        assertThat(FaultPoint.parse("undo-db2/swap:other_host:middle:undo").runId())
                .isEqualTo("undo-db2-swap-other-host-middle-undo");
    }

    private static Set<String> steps(List<FaultPoint> points) {
        return points.stream().map(FaultPoint::where).collect(Collectors.toSet());
    }
}
