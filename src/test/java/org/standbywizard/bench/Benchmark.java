package org.standbywizard.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;

/**
 * Measures the product beside plain commands on real hosts made here, and prints one Markdown table. Needs root and the
 * programs of the host tests. {@code mvn -q -Pbench -DskipTests package exec:exec}; {@code -Dbench.rows=pair,distance} for some
 * rows, {@code -Dbench.rounds=1} for a quick look.
 */
public final class Benchmark {
    private static final String ALL = "pair,distance,three,copy,live";

    private Benchmark() {}

    public static void main(String[] args) {
        List<String> wanted = List.of(
                System.getProperty("bench.rows", ALL).replace("all", ALL).split(","));
        int rounds = Integer.getInteger("bench.rounds", 5);
        Table table = new Table();
        try (HostLab lab = HostLab.open()) {
            lab.prepare(List.of(HostImage.DEBIAN_12_PG15));
            Rows rows = new Rows(lab, table, rounds);
            PairRow pair = new PairRow();
            if (wanted.contains("pair") || wanted.contains("distance")) {
                pair.measure(rows);
            }
            if (wanted.contains("distance")) {
                new DistanceRow().measure(rows, pair.product);
            }
            if (wanted.contains("three")) {
                new ThreeRow().measure(rows);
            }
            if (wanted.contains("copy")) {
                new CopyRow().measure(rows);
            }
            if (wanted.contains("live")) {
                new LiveRow().measure(rows);
            }
            if (rows.heap() > 0) {
                table.row(
                        "Heap, the most of all processes above (-Xmx128m)",
                        rows.heap() / (1 << 20) + " MiB",
                        "-",
                        "-",
                        "< 128 MB");
            }
        }
        System.out.printf(
                "%nMeasured on %s, %d processors, Java %s, medians:%n%n%s",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                table.markdown());
        System.exit(0);
    }
}
