package org.standbywizard.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.standbywizard.plan.Lsn;

/**
 * One row of pg_stat_replication.
 *
 * @param clientAddress empty over a Unix socket
 * @param state startup, catchup, streaming, backup, stopping
 * @param syncState async, potential, sync, quorum (10+)
 * @param replayed how far the standby says it has replayed
 * @param lagBytes from the sender's own position to {@code replayed}
 * @param replayLagMillis the last sample of replay_lag (10+); unknown when nothing was to be replayed, which is not zero
 */
public record SenderRow(
        long pid,
        String user,
        String applicationName,
        String clientAddress,
        String state,
        String syncState,
        int syncPriority,
        Optional<Lsn> sent,
        Optional<Lsn> written,
        Optional<Lsn> flushed,
        Optional<Lsn> replayed,
        OptionalLong lagBytes,
        OptionalLong replayLagMillis) {

    /** Whether this standby counts for a commit's wait. */
    public boolean isSynchronous() {
        return syncState.equals("sync") || syncState.equals("quorum");
    }
}
