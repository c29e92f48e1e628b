package org.standbywizard.lab.exercise;

import java.util.List;
import org.standbywizard.plan.PgVersion;

/** The exercises there are. */
public final class Exercises {
    /** Slots have no limit before; a dead one would fill the disk of whoever leaves it. */
    private static final PgVersion SLOT_LIMIT = PgVersion.V13;

    private static final List<Exercise> ALL = List.of(
            new Exercise("01-rule-missing", AccessFaults::ruleMissing),
            new Exercise("02-rule-order", AccessFaults::ruleOrder),
            new Exercise("03-wrong-password", AccessFaults::wrongPassword),
            new Exercise("04-slot-missing", WalFaults::slotMissing).also(WalFaults::slotless),
            new Exercise("05-wal-removed", WalFaults::walRemoved).also(WalFaults::slotless),
            new Exercise("06-max-connections", ServerFaults::maxConnections),
            new Exercise("07-dead-slot", WalFaults::deadSlot).since(SLOT_LIMIT),
            new Exercise("08-promoted", ServerFaults::promoted),
            new Exercise("09-other-cluster", ServerFaults::otherCluster),
            new Exercise("10-primary-stopped", ServerFaults::primaryStopped),
            new Exercise("11-replay-paused", ServerFaults::replayPaused),
            new Exercise("12-wrong-port", ServerFaults::wrongPort),
            new Exercise("13-commits-hang", ServerFaults::commitsHang),
            new Exercise("14-role-without-replication", AccessFaults::roleWithoutReplication));

    private Exercises() {}

    /** All of them, in their order. */
    public static List<Exercise> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException if there is none of this name */
    public static Exercise named(String name) {
        return ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** Those that a server of this version can have. */
    public static List<Exercise> of(PgVersion version) {
        return ALL.stream().filter(one -> version.atLeast(one.oldest())).toList();
    }
}
