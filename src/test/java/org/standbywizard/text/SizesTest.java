package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1 kB",
        "1536, 1.5 kB",
        "16777216, 16 MB",
        "1073741823, 1 GB",
        "1610612736, 1.5 GB",
        "107374182400, 100 GB",
        "123456789012, 115 GB",
        "-2048, -2 kB",
        "9223372036854775807, 8 EB"
    })
    void sizes(long bytes, String words) {
        assertThat(Sizes.bytes(bytes, Locale.ENGLISH).replace(",", "")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1 s",
        "3449, 3.4 s",
        "59949, 59.9 s",
        "59960, 1 min",
        "125000, 2 min 5 s",
        "3599600, 1 h",
        "4800000, 1 h 20 min",
        "273600000, 3 d 4 h",
        "-5, 0 ms"
    })
    void durations(long millis, String words) {
        assertThat(Sizes.millis(millis, Locale.ENGLISH)).isEqualTo(words);
    }

    @Test
    void followsTheLanguage() {
        assertThat(Sizes.bytes(1536, Locale.GERMAN)).isEqualTo("1,5 kB");
        assertThat(Sizes.bytes(1536, Locale.KOREAN)).isEqualTo("1.5 kB");
    }
}
