package org.standbywizard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.standbywizard.hosts.TestHost;

/** What the live verification costs a server: connections, and processor time at one look a second. */
final class LiveRow {
    /** The first look reads all settings; from then on they are alike. */
    private static final int FIRST = 3;

    private static final int LOOKS = 60;
    private static final String CONNECTIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'standby-wizard'";
    /** All that belongs to it on the host: the server process, the relay, sshd. Clock ticks, a hundred a second. */
    private static final String TICKS = "total=0; for stat in /proc/[0-9]*/stat; do"
            + " read -r pid name rest <\"$stat\" || continue;"
            + " case $name in"
            + " '(sshd)' | '(perl)') ;;"
            + " '(postgres)') tr '\\0' ' ' <\"/proc/$pid/cmdline\" | grep -q ' postgres postgres ' || continue ;;"
            + " *) continue ;;"
            + " esac;"
            + " set -- $rest; shift 11; total=$((total + $1 + $2)); done 2>/dev/null; echo $total";

    void measure(Rows rows) {
        rows.with(2, hosts -> {
            Floor.apply(hosts, false);
            List<Long> connections = new ArrayList<>();
            List<Long> ticks = new ArrayList<>();
            long[] span = new long[1];
            rows.noteHeap(Engine.watch(BenchPlan.write(hosts, BenchPlan.STRAIGHT, true), look -> {
                if (look == FIRST) {
                    span[0] = -System.nanoTime();
                    hosts.forEach(host -> ticks.add(-ticks(host)));
                } else if (look == FIRST + LOOKS) {
                    span[0] += System.nanoTime();
                    for (int i = 0; i < hosts.size(); i++) {
                        ticks.set(i, ticks.get(i) + ticks(hosts.get(i)));
                        connections.add(Long.parseLong(hosts.get(i).sql(CONNECTIONS)));
                    }
                    return false;
                }
                return true;
            }));
            double seconds = span[0] / 1e9;
            for (int i = 0; i < hosts.size(); i++) {
                rows.table.row(
                        "Live look at the " + (i == 0 ? "primary" : "standby")
                                + ", one a second: processor time of server process, relay and sshd",
                        connections.get(i) + " connection",
                        "-",
                        String.format(Locale.ROOT, "%.2f %% of a core", ticks.get(i) / seconds),
                        "< 1 %");
            }
            return null;
        });
    }

    private static long ticks(TestHost host) {
        return Long.parseLong(host.exec(TICKS).ok().strip());
    }
}
