package org.standbywizard.bench;

import java.util.List;
import java.util.Locale;
import org.standbywizard.hosts.TestHost;

/** Three standbys beside one, each behind a line so slow that the copy is what takes the time. */
final class ThreeRow {
    private static final int KILOBITS_PER_SECOND = 80_000;
    private static final int MEGABYTES = 200;
    private static final int ROUNDS = 2;

    void measure(Rows rows) {
        Series one = new Series();
        Series three = new Series();
        long restarts = 0;
        for (int round = 1; round <= Math.min(ROUNDS, rows.rounds); round++) {
            one.add(apply(rows, 1)[0]);
            long[] all = apply(rows, 3);
            three.add(all[0]);
            restarts = Math.max(restarts, all[1]);
            Rows.say("three %d: one %s, three %s, restarts %d", round, one, three, all[1]);
        }
        rows.table.ratio(
                String.format(
                        Locale.ROOT,
                        "Three standbys beside one, %d MB cluster, each behind %d Mbit/s; restarts of the primary: %d",
                        MEGABYTES,
                        KILOBITS_PER_SECOND / 1000,
                        restarts),
                three,
                one,
                "<= 1.3");
    }

    /** Milliseconds from the confirmation to the proof, and how often the primary was started meanwhile. */
    private static long[] apply(Rows rows, int standbys) {
        return rows.with(1 + standbys, hosts -> {
            TestHost primary = hosts.get(0);
            Data.fill(primary, MEGABYTES);
            List<TestHost> followers = hosts.subList(1, hosts.size());
            followers.forEach(host -> host.limitNetwork(KILOBITS_PER_SECOND));
            long before = starts(primary);
            long millis = rows.note(Engine.apply(BenchPlan.write(hosts, BenchPlan.STRAIGHT, true)))
                    .apply();
            return new long[] {millis, starts(primary) - before};
        });
    }

    private static long starts(TestHost host) {
        return Long.parseLong(host.exec("grep -c 'starting PostgreSQL' /var/log/postgresql/postgresql-15-main.log")
                .ok());
    }
}
