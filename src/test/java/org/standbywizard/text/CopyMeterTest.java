package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.standbywizard.steps.Progress;

class CopyMeterTest {
    private static final long MB = 1 << 20;

    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final CopyMeter meter = new CopyMeter();

    private void seen(long at, long done, long total) {
        meter.add(at, new Progress("copying", done, total));
    }

    @Test
    void rateAndTimeLeftComeFromTheLastSeconds() {
        seen(0, 0, 1000 * MB);
        seen(1_000, 500 * MB, 1000 * MB);
        for (int second = 2; second <= 20; second++) {
            seen(second * 1_000L, 500 * MB + (second - 1) * 10L * MB, 1000 * MB);
        }
        // The fast first second is long past: 10 MB a second, 690 done, 310 left.
        assertThat(meter.rate()).isEqualTo(10 * MB);
        assertThat(meter.millisLeft()).hasValue(31_000);
        assertThat(meter.line(messages, "db2")).isEqualTo("db2: 690 MB of 1,000 MB (69 %), 10 MB/s, 31 s left");
    }

    @Test
    void saysNothingThatItDoesNotKnow() {
        meter.add(0, new Progress("waiting-for-checkpoint", 0, 0));
        assertThat(meter.line(messages, "db2")).contains("checkpoint").doesNotContain("left", "/s");
        seen(100, 0, 0);
        assertThat(meter.line(messages, "db2")).isEqualTo("db2: the copy begins");
        seen(200, 5 * MB, 10 * MB);
        assertThat(meter.line(messages, "db2")).isEqualTo("db2: 5 MB of 10 MB (50 %)");
        assertThat(meter.millisLeft()).isEmpty();
    }

    @Test
    void theTotalIsAnEstimateAndMayBePassed() {
        seen(0, 0, 10 * MB);
        seen(1_000, 12 * MB, 10 * MB);
        assertThat(meter.percent()).isEqualTo(100);
        assertThat(meter.millisLeft()).hasValue(0);
    }

    @Test
    void aCopyBegunAnewCountsAnew() {
        seen(0, 0, 100 * MB);
        seen(5_000, 90 * MB, 100 * MB);
        seen(6_000, 0, 100 * MB);
        seen(7_000, 1 * MB, 100 * MB);
        assertThat(meter.rate()).isEqualTo(MB);
    }
}
