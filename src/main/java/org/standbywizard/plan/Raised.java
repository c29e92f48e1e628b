package org.standbywizard.plan;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Which value of a setting wins where a plan may only raise (safety rule 3). */
public final class Raised {
    /** Settings that others may depend on: never lowered. */
    public static final Set<String> ONLY_RAISE = Set.of(
            "wal_level",
            "max_wal_senders",
            "max_replication_slots",
            "wal_keep_segments",
            "wal_keep_size",
            "max_slot_wal_keep_size",
            "max_connections",
            "max_worker_processes",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    private Raised() {}

    /** Whether the running value already is at least {@code wanted}. */
    public static boolean suffices(String wanted, Setting running) {
        if (SettingValue.same(wanted, running)) {
            return true;
        }
        switch (running.name()) {
            case "wal_level":
                return level(running.value()) >= level(wanted);
            case "listen_addresses":
                return running.value().strip().equals("*");
            case "max_slot_wal_keep_size":
                // -1 is unlimited: a limit is what protects the primary's disk, so it does not suffice.
                return !running.value().equals("-1") && atLeast(running, wanted);
            default:
                return ONLY_RAISE.contains(running.name()) && atLeast(running, wanted);
        }
    }

    /** The higher of two values that are wanted, for a setting that is only raised. */
    public static String higher(String one, String other, Setting running) {
        if (running.name().equals("wal_level")) {
            return level(other) > level(one) ? other : one;
        }
        Optional<BigDecimal> first = SettingValue.number(one, running);
        Optional<BigDecimal> second = SettingValue.number(other, running);
        return first.isPresent() && second.isPresent() && second.get().compareTo(first.get()) > 0 ? other : one;
    }

    private static boolean atLeast(Setting running, String wanted) {
        BigDecimal now = SettingValue.number(running.value(), running).orElse(BigDecimal.valueOf(-1));
        return SettingValue.number(wanted, running)
                .map(w -> now.compareTo(w) >= 0)
                .orElse(false);
    }

    private static int level(String word) {
        switch (word) {
            case "minimal":
                return 0;
            case "logical":
                return 2;
            default:
                return 1;
        }
    }
}
