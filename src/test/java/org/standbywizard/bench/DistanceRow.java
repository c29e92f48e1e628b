package org.standbywizard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.standbywizard.hosts.TestHost;

/** The same pair 100 ms away. */
final class DistanceRow {
    private static final long ROUND_TRIP_MILLIS = Long.getLong("bench.roundtrip", 100);

    /** @param near the times at no distance */
    void measure(Rows rows, Series near) {
        Series check = new Series();
        Series apply = new Series();
        for (int round = 1; round <= rows.rounds; round++) {
            Engine.Figures figures = rows.with(2, hosts -> {
                try (Far far = new Far(hosts)) {
                    return rows.note(Engine.apply(BenchPlan.write(hosts, far, true)));
                }
            });
            check.add(figures.check());
            apply.add(figures.apply());
            Rows.say("distance %d: check %d ms, apply %d ms", round, figures.check(), figures.apply());
        }
        String away = ROUND_TRIP_MILLIS + " ms away: ";
        rows.table.row(
                away + "pre-flight of two hosts with its logins",
                check,
                "-",
                Series.seconds(check.median()),
                "<= 2.5 s");
        long more = apply.median() - near.median();
        rows.table.row(
                away + "from the confirmation to the proof",
                apply,
                near,
                String.format(Locale.ROOT, "+%s", Series.seconds(more)),
                "<= +5 s");
    }

    /** Each host's sshd behind a distance of its own. */
    private static final class Far implements BenchPlan.Way, AutoCloseable {
        private final Map<String, Distance> ways = new LinkedHashMap<>();

        Far(List<TestHost> hosts) {
            try {
                for (TestHost host : hosts) {
                    ways.put(host.name(), new Distance(host.ipv4(), TestHost.SSH_PORT, ROUND_TRIP_MILLIS));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String address(TestHost host) {
            return "127.0.0.1";
        }

        @Override
        public int port(TestHost host) {
            return ways.get(host.name()).port();
        }

        @Override
        public void close() {
            for (Distance way : ways.values()) {
                try {
                    way.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
