package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.standbywizard.steps.Progress;

class CopyPaceTest {
    private static CopyPace at(CopyPace pace, long at, long done, long total) {
        return pace.with(at, new Progress("copying", done, total));
    }

    @Test
    void timeLeftNeedsARateAndATotal() {
        CopyPace one = at(CopyPace.NONE, 0, 0, 150);
        assertThat(one.rate()).isZero();
        assertThat(one.millisLeft()).isEmpty();
        CopyPace two = at(one, 5_000, 50, 150);
        assertThat(two.rate()).isEqualTo(10);
        assertThat(two.millisLeft()).hasValue(10_000);
        assertThat(at(one, 5_000, 50, 0).millisLeft()).isEmpty();
        // The total grows; a copy may be beyond what was first said.
        assertThat(at(one, 5_000, 200, 150).millisLeft()).hasValue(0);
        assertThat(at(one, 5_000, 200, 150).share()).isEqualTo(1);
    }

    @Test
    void onlyTheLastTenSecondsCount() {
        CopyPace pace = at(CopyPace.NONE, 0, 0, 10_000);
        pace = at(pace, 1_000, 9_000, 10_000);
        for (int second = 2; second <= 12; second++) {
            pace = at(pace, second * 1_000L, 9_000 + second, 10_000);
        }
        assertThat(pace.rate()).isEqualTo(1);
        assertThat(pace.looks()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void whoeverLooksAllTheTimeIsNotFloodedWithLooks() {
        CopyPace pace = CopyPace.NONE;
        for (int milli = 0; milli <= 20_000; milli++) {
            pace = at(pace, milli, milli * 3L, 100_000);
        }
        assertThat(pace.looks()).hasSizeLessThan(110);
        assertThat(pace.rate()).isEqualTo(3_000);
        assertThat(pace.last().doneBytes()).isEqualTo(60_000);
    }

    /** A spread checkpoint takes minutes, in which nothing can be copied. */
    @Test
    void theWaitForTheCheckpointDoesNotCount() {
        CopyPace pace = CopyPace.NONE;
        for (int second = 0; second < 9; second++) {
            pace = pace.with(second * 1_000L, new Progress("waiting-for-checkpoint", 0, 0));
        }
        assertThat(pace.isKnown()).isTrue();
        pace = at(pace, 9_000, 70, 1_070);
        assertThat(pace.rate()).isZero();
        assertThat(pace.millisLeft()).isEmpty();
        pace = at(pace, 10_000, 170, 1_070);
        assertThat(pace.rate()).isEqualTo(100);
        assertThat(pace.millisLeft()).hasValue(9_000);
    }

    @Test
    void aCopyBegunAnewForgetsTheOldOne() {
        CopyPace pace = at(at(CopyPace.NONE, 0, 0, 100), 1_000, 90, 100);
        CopyPace anew = at(pace, 2_000, 1, 100);
        assertThat(anew.rate()).isZero();
        assertThat(anew.share()).isEqualTo(0.01);
    }
}
