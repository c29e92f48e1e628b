package org.standbywizard.verify;

import java.util.OptionalLong;

/**
 * One row of pg_replication_slots.
 *
 * @param type physical or logical
 * @param activePid the sender that uses it, 0 if none
 * @param walStatus reserved, extended, unreserved, lost (13+); empty if unknown
 * @param invalidation why the server gave it up (17+); empty if it did not
 * @param retainedBytes WAL kept for it; unknown for a slot that never reserved any
 * @param safeWalBytes how much may still be written before it is lost (13+); unknown without a limit
 */
public record SlotRow(
        String name,
        String type,
        boolean active,
        long activePid,
        String walStatus,
        String invalidation,
        OptionalLong retainedBytes,
        OptionalLong safeWalBytes) {

    /** Whether the WAL it should keep is gone, so that the standby needs a new base backup. */
    public boolean isLost() {
        return walStatus.equals("lost") || !invalidation.isEmpty();
    }
}
