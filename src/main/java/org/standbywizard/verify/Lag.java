package org.standbywizard.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.standbywizard.plan.Lsn;

/**
 * How far a standby's replay is behind the primary.
 *
 * @param bytes WAL not yet replayed; unknown without a position of both, as when the primary cannot be asked
 * @param millis age of what is replayed; zero only when in step, unknown where no server could tell
 */
public record Lag(OptionalLong bytes, OptionalLong millis) {
    public static final Lag UNKNOWN = new Lag(OptionalLong.empty(), OptionalLong.empty());
    public static final Lag NONE = new Lag(OptionalLong.of(0), OptionalLong.of(0));

    /** Whether everything written was replayed. An idle primary says so without a replay_lag. */
    public boolean inStep() {
        return bytes.isPresent() && bytes.getAsLong() == 0;
    }

    static Lag of(Optional<ServerSample> primary, Optional<SenderRow> sender, Optional<ServerSample> standby) {
        Optional<WalPosition> there = primary.filter(p -> !p.inRecovery()).map(ServerSample::wal);
        Optional<WalPosition> here = standby.filter(ServerSample::inRecovery).map(ServerSample::wal);
        OptionalLong bytes = bytes(there, sender, here);
        if (bytes.isEmpty()) {
            return UNKNOWN;
        }
        return bytes.getAsLong() == 0 ? NONE : new Lag(bytes, millis(sender, standby));
    }

    /** The later of what the primary was told and what the standby says counts: 9.6's reports may be 10 s old. */
    private static OptionalLong bytes(
            Optional<WalPosition> primary, Optional<SenderRow> sender, Optional<WalPosition> standby) {
        Optional<Lsn> told = sender.flatMap(SenderRow::replayed);
        Optional<Lsn> said = standby.flatMap(WalPosition::replayed);
        Optional<Lsn> replayed =
                told.isPresent() && said.isPresent() ? Optional.of(told.get().max(said.get())) : told.or(() -> said);
        Optional<Lsn> end = primary.flatMap(WalPosition::end);
        if (end.isEmpty() || replayed.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(0, end.get().bytesSince(replayed.get())));
    }

    /**
     * The sender's figure, which needs no equal clocks; while replay is paused it stands still, so the standby's own
     * counts if it is greater. Without a sender's figure the standby's counts only while it has something to replay.
     */
    private static OptionalLong millis(Optional<SenderRow> sender, Optional<ServerSample> standby) {
        OptionalLong told = sender.map(SenderRow::replayLagMillis).orElse(OptionalLong.empty());
        OptionalLong age = standby.filter(Lag::hasWalToReplay)
                .map(s -> s.wal().replayAgeMillis())
                .orElse(OptionalLong.empty());
        boolean paused = standby.map(s -> s.wal().replayPaused()).orElse(false);
        if (told.isEmpty()) {
            return age;
        }
        return paused && age.isPresent() ? OptionalLong.of(Math.max(told.getAsLong(), age.getAsLong())) : told;
    }

    private static boolean hasWalToReplay(ServerSample standby) {
        WalPosition wal = standby.wal();
        boolean connected = standby.receiver().map(ReceiverRow::isStreaming).orElse(false);
        return connected
                && wal.end().isPresent()
                && wal.replayed().isPresent()
                && wal.end().get().compareTo(wal.replayed().get()) > 0;
    }
}
