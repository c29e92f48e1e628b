package org.standbywizard.verify;

/**
 * From where a figure becomes a warning.
 *
 * @param lagBytes WAL not yet replayed
 * @param lagMillis age of what is replayed
 * @param silenceMillis without a message from the primary, which sends one at least every half wal_sender_timeout
 * @param commitMillis a commit that waits for a synchronous standby
 * @param slotLeftShare share of max_slot_wal_keep_size that must be left, 0 to 1
 */
public record Thresholds(long lagBytes, long lagMillis, long silenceMillis, long commitMillis, double slotLeftShare) {

    /** 64 MB, 10 s, 60 s (wal_receiver_timeout's default), 2 s, one fifth. */
    public static Thresholds defaults() {
        return new Thresholds(64L << 20, 10_000, 60_000, 2_000, 0.2);
    }
}
