package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;

class StatusHistoryTest {
    @Test
    void keepsTheLastSamplesAndShowsGaps() {
        Samples samples = new Samples();
        StatusHistory history = new StatusHistory(3);
        for (int i = 0; i < 5; i++) {
            samples.primary.failure = i == 3 ? new Failure.ConnectionLost("db1", "") : null;
            ReplicationStatus status = samples.status();
            history.add(samples.expected(), new ReplicationStatus(Instant.ofEpochSecond(i), status.servers()));
        }
        assertThat(history.of(Samples.DB2))
                .extracting(StatusHistory.Point::at)
                .containsExactly(Instant.ofEpochSecond(2), Instant.ofEpochSecond(3), Instant.ofEpochSecond(4));
        assertThat(history.of(Samples.DB2))
                .extracting(StatusHistory.Point::lagBytes)
                .containsExactly(OptionalLong.of(0), OptionalLong.empty(), OptionalLong.of(0));
    }

    @Test
    void knowsNothingOfOthers() {
        assertThat(new StatusHistory(1).of(new HostId("db9"))).isEmpty();
        assertThatThrownBy(() -> new StatusHistory(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
