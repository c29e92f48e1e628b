package org.standbywizard.bench;

import java.util.Map;

/** Two fresh hosts: from the confirmation to the proof, beside the same commands typed by a script. */
final class PairRow {
    final Series product = new Series();

    void measure(Rows rows) {
        Series floor = new Series();
        Series whole = new Series();
        for (int round = 1; round <= rows.rounds; round++) {
            Engine.Figures figures =
                    rows.with(2, hosts -> rows.note(Engine.apply(BenchPlan.write(hosts, BenchPlan.STRAIGHT, true))));
            product.add(figures.apply());
            whole.add(figures.whole());
            Map<String, Long> typed = rows.with(2, hosts -> Floor.apply(hosts, true));
            floor.add(typed.get("all"));
            Rows.say(
                    "pair %d: apply %d ms (check %d, whole %d); floor %s",
                    round, figures.apply(), figures.check(), figures.whole(), typed);
        }
        rows.table.ratio(
                "Two fresh Debian 12 / PG 15 hosts, from the confirmation to the proof (copy verified in both)",
                product,
                floor,
                "<= 1.10");
        rows.table.row(
                "The same, the whole process: Java's start, logins, pre-flight, apply, proof, verification",
                whole,
                floor,
                "-",
                "-");
    }
}
