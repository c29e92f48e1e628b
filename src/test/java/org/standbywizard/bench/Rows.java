package org.standbywizard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;

/** Fresh hosts for measurements, and what the rows share. */
final class Rows {
    private final HostLab lab;
    final Table table;
    final int rounds;
    private long heap;

    Rows(HostLab lab, Table table, int rounds) {
        this.lab = lab;
        this.table = table;
        this.rounds = rounds;
    }

    /** Fresh Debian 12 hosts, thrown away after use. */
    <T> T with(int count, Function<List<TestHost>, T> use) {
        List<HostSpec> specs = IntStream.rangeClosed(1, count)
                .mapToObj(n -> HostSpec.of("db" + n, HostImage.DEBIAN_12_PG15))
                .toList();
        List<TestHost> hosts = lab.startAll(specs);
        try {
            return use.apply(new ArrayList<>(hosts));
        } finally {
            hosts.forEach(lab::discard);
        }
    }

    TestHost another(String name) {
        return lab.start(name, HostImage.DEBIAN_12_PG15);
    }

    void discard(TestHost host) {
        lab.discard(host);
    }

    /** Every process of the product counts for the heap. */
    Engine.Figures note(Engine.Figures figures) {
        noteHeap(figures.heap());
        return figures;
    }

    void noteHeap(long bytes) {
        heap = Math.max(heap, bytes);
    }

    long heap() {
        return heap;
    }

    static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
        System.out.flush();
    }
}
