package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Lsn;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Failure;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ExpectedServer;
import org.standbywizard.verify.ExpectedStandby;
import org.standbywizard.verify.ReceiverRow;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.SenderRow;
import org.standbywizard.verify.ServerSample;
import org.standbywizard.verify.ServerStatus;
import org.standbywizard.verify.SlotRow;
import org.standbywizard.verify.SyncRole;
import org.standbywizard.verify.Thresholds;
import org.standbywizard.verify.WalPosition;

class StatusTextTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");
    private static final ExpectedReplication EXPECTED = new ExpectedReplication(
            new ExpectedServer(DB1, Map.of()),
            List.of(new ExpectedStandby(
                    new ExpectedServer(DB2, Map.of()), "db2", Optional.of("db2"), Set.of(), 0, SyncRole.ASYNC, false)),
            0,
            Thresholds.defaults());

    private final StatusText text = new StatusText(Messages.of(Locale.ENGLISH));

    @Test
    void oneLineEach() {
        assertThat(text.lines(
                        EXPECTED, status(primary("streaming", "2/5C01A8F0", OptionalLong.empty()), standby(false))))
                .containsExactly(
                        "db1: primary, PostgreSQL 15.4, writes at 2/5C01A8F0",
                        "db2: streaming, lag in step, slot db2 active (keeps 16 MB)");
    }

    @Test
    void behindInBytesAndTimeAndPaused() {
        ServerStatus primary = primary("streaming", "2/5C000000", OptionalLong.of(1_250));
        assertThat(text.lines(EXPECTED, status(primary, standby(true))).get(1))
                .isEqualTo("db2: streaming, lag 106 kB (1.3 s), slot db2 active (keeps 16 MB), replay paused");
        ServerStatus young = primary("catchup", "2/5C000000", OptionalLong.empty());
        assertThat(text.lines(EXPECTED, status(young, standby(false))).get(1))
                .isEqualTo("db2: catching up, lag 106 kB, slot db2 active (keeps 16 MB)");
    }

    @Test
    void whoCannotBeAskedHasTheReason() {
        Failure lost = new Failure.ConnectionLost("db1", "broken pipe");
        assertThat(text.lines(EXPECTED, status(away(DB1, lost), standby(false))))
                .containsExactly(
                        "db1: primary, not seen. The SSH connection to db1 broke.", "db2: streaming, lag unknown");
        Failure off = new Failure.Unreachable("db2", "timeout", 22, "");
        assertThat(text.lines(
                                EXPECTED,
                                status(primary("streaming", "2/5C01A8F0", OptionalLong.empty()), away(DB2, off)))
                        .get(1))
                .isEqualTo("db2: streaming, lag in step, slot db2 active (keeps 16 MB), not seen:"
                        + " db2 did not answer at port 22 in time.");
    }

    private static ReplicationStatus status(ServerStatus... servers) {
        return new ReplicationStatus(Instant.EPOCH, List.of(servers));
    }

    private static ServerStatus away(HostId id, Failure failure) {
        return new ServerStatus(id, Optional.of(failure), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ServerStatus primary(String state, String replayed, OptionalLong lag) {
        Optional<Lsn> at = Optional.of(Lsn.parse(replayed));
        SenderRow sender =
                new SenderRow(7, "r", "db2", "10.0.0.2", state, "async", 0, at, at, at, at, OptionalLong.empty(), lag);
        SlotRow slot = new SlotRow(
                "db2", "physical", true, 7, "reserved", "", OptionalLong.of(16 << 20), OptionalLong.empty());
        return server(DB1, false, List.of(sender), Optional.empty(), List.of(slot), Optional.empty(), false);
    }

    private static ServerStatus standby(boolean paused) {
        ReceiverRow receiver = new ReceiverRow(
                "streaming", 1, "db1", 5432, "db2", Optional.of(Lsn.parse("2/5C01A8F0")), OptionalLong.of(5));
        return server(
                DB2, true, List.of(), Optional.of(receiver), List.of(), Optional.of(Lsn.parse("2/5B000000")), paused);
    }

    private static ServerStatus server(
            HostId id,
            boolean recovery,
            List<SenderRow> senders,
            Optional<ReceiverRow> receiver,
            List<SlotRow> slots,
            Optional<Lsn> replayed,
            boolean paused) {
        ServerSample sample = new ServerSample(
                new PgVersion(150004),
                recovery,
                "7",
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                recovery,
                false,
                new WalPosition(Optional.of(Lsn.parse("2/5C01A8F0")), replayed, paused, OptionalLong.empty()),
                senders,
                receiver,
                slots,
                Optional.empty(),
                Map.of());
        return new ServerStatus(id, Optional.empty(), Optional.of(sample), Optional.empty(), Optional.empty());
    }
}
