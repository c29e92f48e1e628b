package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunIdsTest {

    @Test
    void namesTheTimeInUtcAndThreeLetters() {
        String id = RunIds.next(Instant.parse("2026-11-23T06:15:00Z"), new Random(5));
        assertThat(id).matches("20261123-061500-[a-z2-9]{3}");
    }

    @Test
    void twoInTheSameSecondDiffer() {
        Random random = new Random(5);
        Instant now = Instant.parse("2026-11-23T06:15:00Z");
        assertThat(RunIds.next(now, random)).isNotEqualTo(RunIds.next(now, random));
    }
}
