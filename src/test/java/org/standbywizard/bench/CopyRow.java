package org.standbywizard.bench;

import java.util.List;
import java.util.Map;
import org.standbywizard.hosts.TestHost;

/** The copy of a 2 GB cluster beside pg_basebackup typed by hand, with the same options and without pg_verifybackup. */
final class CopyRow {
    private static final int WARM_UP = 3;
    /** Even, so that each goes first as often as the other. */
    private static final int LEAST_PAIRS = 6;

    private static final int MEGABYTES = Integer.getInteger("bench.megabytes", 2048);

    void measure(Rows rows) {
        Series product = new Series();
        Series hand = new Series();
        long size = rows.with(1, hosts -> {
            TestHost primary = hosts.get(0);
            Data.fill(primary, MEGABYTES);
            prepare(primary);
            // They warm the cache that is read from, and touch the memory that is written to.
            for (int copy = 0; copy < WARM_UP; copy++) {
                byHand(rows, primary);
            }
            // Each goes first as often as the other: the machine's speed drifts.
            int pairs = Math.max(LEAST_PAIRS, rows.rounds + rows.rounds % 2);
            for (int round = 1; round <= pairs; round++) {
                if (round % 2 == 1) {
                    product.add(byProduct(rows, primary));
                    hand.add(byHand(rows, primary));
                } else {
                    hand.add(byHand(rows, primary));
                    product.add(byProduct(rows, primary));
                }
                Rows.say("copy %d: %s by the product, %s by hand", round, product, hand);
            }
            return Long.parseLong(
                    primary.sql("SELECT (sum(pg_database_size(oid)) / 1048576)::bigint FROM pg_database"));
        });
        rows.table.ratio(
                "The copy of a cluster of " + size + " MB beside pg_basebackup by hand, same options",
                product,
                hand,
                "<= 1.02");
    }

    /** So that nothing is left for the product but the copy, and both do the same. */
    private static void prepare(TestHost primary) {
        primary.sql("CREATE ROLE replicator LOGIN REPLICATION PASSWORD '" + BenchPlan.PASSWORD + "'");
        primary.sql("ALTER SYSTEM SET listen_addresses = '*'");
        primary.exec(
                        "sed -i '1i host replication replicator 10.99.0.0/16 scram-sha-256' \"$1/pg_hba.conf\""
                                + " && systemctl restart \"$2\"",
                        primary.image().configDirectory(),
                        primary.image().unit())
                .ok();
    }

    private static long byProduct(Rows rows, TestHost primary) {
        TestHost standby = rows.another("db2");
        try {
            settle(primary);
            Engine.Figures figures =
                    rows.note(Engine.apply(BenchPlan.write(List.of(primary, standby), BenchPlan.STRAIGHT, false)));
            return figures.steps().get("db2/copy");
        } finally {
            rows.discard(standby);
            forget(primary, "db2");
        }
    }

    private static long byHand(Rows rows, TestHost primary) {
        TestHost standby = rows.another("db3");
        try {
            settle(primary);
            BenchPlan plan = BenchPlan.write(List.of(primary, standby), BenchPlan.STRAIGHT, false);
            primary.sql("SELECT pg_create_physical_replication_slot('db3', true)");
            Map<String, Long> figures = Floor.run(
                    "copy.sh",
                    primary.clientKey().toString(),
                    plan.knownHosts().toString(),
                    plan.directory().toString(),
                    BenchPlan.PASSWORD,
                    primary.ipv4(),
                    standby.ipv4());
            return figures.get("copy");
        } finally {
            rows.discard(standby);
            forget(primary, "db3");
        }
    }

    /** What the last measurement left to be written or discarded shall not slow the next one. */
    private static void settle(TestHost primary) {
        primary.exec("sync; sleep 3; sync").ok();
    }

    /** The standby is gone; its slot would keep WAL. The sender may take a moment to notice. */
    private static void forget(TestHost primary, String slot) {
        primary.sql("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = '" + slot
                + "' AND active");
        primary.exec(
                        "for n in 1 2 3 4 5 6 7 8 9 10; do runuser -u postgres -- psql -qXAtc"
                                + " \"SELECT pg_drop_replication_slot('$1')\" && exit; sleep 0.5; done; exit 1",
                        slot)
                .ok();
    }
}
