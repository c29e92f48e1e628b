package org.standbywizard.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.standbywizard.plan.Lsn;

/**
 * Where a server is in the WAL.
 *
 * @param end written on a primary, received on a standby
 * @param replayed only on a standby
 * @param replayPaused only true on a standby whose replay was paused, or paused itself for too low parameters (14+)
 * @param replayAgeMillis since the commit of the transaction replayed last, by both servers' clocks; includes idle time
 */
public record WalPosition(
        Optional<Lsn> end, Optional<Lsn> replayed, boolean replayPaused, OptionalLong replayAgeMillis) {}
