package org.standbywizard.ui.page.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({"0, 10, 2", "3, 10, 2", "35, 10, 4", "80, 20, 4", "81, 50, 2", "2300, 1000, 3", "60000, 20000, 3"})
    void millisecondsInRoundSteps(double most, double step, int lines) {
        assertThat(Scale.millis(most)).isEqualTo(new Scale(step, lines));
    }

    @ParameterizedTest
    @CsvSource({"0, 256, 2", "900, 256, 4", "1024, 256, 4", "1025, 512, 3", "50331648, 16777216, 3"})
    void bytesInPowersOfTwo(double most, double step, int lines) {
        assertThat(Scale.bytes(most)).isEqualTo(new Scale(step, lines));
    }
}
