package org.standbywizard.verify;

import java.util.OptionalLong;

/**
 * Commits on the primary that wait for a synchronous standby at this moment (pg_stat_activity's wait event SyncRep, 10+).
 *
 * @param longestMillis the longest wait is at most so long: counted from the statement's start; unknown if none waits
 */
public record CommitWaits(long count, OptionalLong longestMillis) {}
