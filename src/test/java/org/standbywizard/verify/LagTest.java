package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Lsn;

class LagTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private final Samples samples = new Samples();

    private Lag lag() {
        return StandbyView.of(samples.expected(), samples.expected().standbys().get(0), samples.status())
                .lag();
    }

    private void replayed(String told, OptionalLong tellsMillis, String says, OptionalLong age) {
        samples.primary.senders.set(0, Samples.sender("db2", "streaming", "async", told, tellsMillis));
        samples.standby.replayed = Optional.of(Lsn.parse(says));
        samples.standby.replayAge = age;
    }

    @Test
    void idleWithEqualPositionsIsInStepWhateverTheFiguresOfTime() {
        // replay_lag is NULL when idle, and the age counts idle time.
        replayed("0/5000000", NONE, "0/5000000", OptionalLong.of(3_600_000));
        assertThat(lag()).isEqualTo(Lag.NONE);
    }

    @Test
    void theLaterOfBothReportsCounts() {
        // 9.6 tells the primary only every wal_receiver_status_interval.
        replayed("0/4000000", NONE, "0/5000000", NONE);
        assertThat(lag().inStep()).isTrue();
        replayed("0/5000000", NONE, "0/4000000", NONE);
        assertThat(lag().inStep()).isTrue();
    }

    @Test
    void theSendersTimeNeedsNoEqualClocks() {
        replayed("0/4FFFF00", OptionalLong.of(7), "0/4FFFF00", OptionalLong.of(500));
        assertThat(lag()).isEqualTo(new Lag(OptionalLong.of(256), OptionalLong.of(7)));
    }

    @Test
    void withoutTheSendersTimeTheStandbysCountsOnlyWhileItHasSomethingToReplay() {
        replayed("0/4FFFF00", NONE, "0/4FFFF00", OptionalLong.of(500));
        assertThat(lag().millis()).isEqualTo(OptionalLong.of(500));
        // All that arrived is replayed: the last commit's age says nothing about what is on its way.
        samples.standby.end = Optional.of(Lsn.parse("0/4FFFF00"));
        assertThat(lag().millis()).isEmpty();
    }

    @Test
    void whilePausedTheSendersTimeStandsStill() {
        replayed("0/4FFFF00", OptionalLong.of(7), "0/4FFFF00", OptionalLong.of(9_000));
        samples.standby.paused = true;
        assertThat(lag().millis()).isEqualTo(OptionalLong.of(9_000));
    }

    @Test
    void unknownIsNeverZero() {
        samples.primary.failure = new org.standbywizard.remote.Failure.ConnectionLost("db1", "");
        assertThat(lag()).isEqualTo(Lag.UNKNOWN);
        assertThat(Lag.UNKNOWN.inStep()).isFalse();
    }

    @Test
    void aPromotedStandbyHasNoLag() {
        samples.primary.senders.clear();
        samples.standby.inRecovery = false;
        assertThat(lag()).isEqualTo(Lag.UNKNOWN);
    }
}
