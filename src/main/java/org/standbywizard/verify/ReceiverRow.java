package org.standbywizard.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.standbywizard.plan.Lsn;

/**
 * The row of pg_stat_wal_receiver.
 *
 * @param status streaming, starting, waiting, restarting, stopping, stopped
 * @param timeline of the last WAL received, 0 if unknown
 * @param senderHost the primary as primary_conninfo names it; empty if unknown
 * @param senderPort 0 if unknown
 * @param slot empty without one
 * @param latestEnd how far the sender said its WAL goes
 * @param messageAgeMillis since the sender's last message
 */
public record ReceiverRow(
        String status,
        int timeline,
        String senderHost,
        int senderPort,
        String slot,
        Optional<Lsn> latestEnd,
        OptionalLong messageAgeMillis) {

    public boolean isStreaming() {
        return status.equals("streaming");
    }
}
