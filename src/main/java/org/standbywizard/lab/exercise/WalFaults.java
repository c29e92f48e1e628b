package org.standbywizard.lab.exercise;

import java.io.IOException;
import java.util.List;
import org.standbywizard.lab.Station;
import org.standbywizard.lab.Waiting;
import org.standbywizard.lab.exercise.Sign.Kind;

/** Slots, and the WAL that they keep. */
final class WalFaults {
    /** 16 MB each: enough that wal_keep_size's usual 0 keeps none of what is before, little for a disk. */
    private static final int MOST_SEGMENTS = 8;

    private static final int DEAD_SEGMENTS = 5;

    private WalFaults() {}

    /** The slot that the standby asks for is gone. */
    static void slotMissing(Pair pair) throws IOException {
        String slot = slot(pair);
        pair.standby().stop();
        drop(pair, slot);
        pair.standby().start();
    }

    /** The standby was away without a slot, until a checkpoint removed what it needs next. */
    static void walRemoved(Pair pair) throws IOException {
        Station primary = pair.primary();
        String slot = slot(pair);
        String needed = primary.value("SELECT pg_walfile_name(pg_current_wal_flush_lsn())");
        pair.standby().stop();
        drop(pair, slot);
        int segments = 0;
        while (!primary.value("SELECT count(*) FROM pg_ls_waldir() WHERE name = '" + needed + "'")
                .equals("0")) {
            if (++segments > MOST_SEGMENTS) {
                throw new IOException("wal_keep_size keeps more WAL than this exercise writes");
            }
            pair.nextSegment();
            primary.rows("CHECKPOINT");
        }
        primary.rows("SELECT pg_create_physical_replication_slot('" + slot + "')");
        pair.standby().start();
    }

    /** A slot of nobody, and some WAL that it keeps; max_slot_wal_keep_size, which the wizard sets, is its limit. */
    static void deadSlot(Pair pair) throws IOException {
        pair.primary().rows("SELECT pg_create_physical_replication_slot('reports', true)");
        for (int i = 0; i < DEAD_SEGMENTS; i++) {
            pair.nextSegment();
        }
    }

    /** Streaming alone is not enough where a slot was. */
    static List<Sign> slotless(Pair pair) throws IOException {
        Station standby = pair.standby();
        return standby.value("SELECT slot_name FROM pg_stat_wal_receiver").isEmpty()
                ? List.of(new Sign(Kind.NO_SLOT, standby.name(), ""))
                : List.of();
    }

    private static String slot(Pair pair) throws IOException {
        String slot = pair.standby().value("SELECT slot_name FROM pg_stat_wal_receiver");
        if (slot.isEmpty()) {
            throw new IOException("it streams without a slot: " + pair.standby().name());
        }
        return slot;
    }

    /** A moment after the standby has gone. */
    private static void drop(Pair pair, String slot) throws IOException {
        String unused = "SELECT count(*) FROM pg_replication_slots WHERE slot_name = '" + slot + "' AND NOT active";
        Waiting.until(() -> pair.primary().value(unused).equals("1"), "the slot " + slot + " to be unused");
        pair.primary().rows("SELECT pg_drop_replication_slot('" + slot + "')");
    }
}
