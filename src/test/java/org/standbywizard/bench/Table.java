package org.standbywizard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result as Markdown: what was measured, the product, what it is held against, the ratio and the goal. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    void row(String what, Object product, Object other, String ratio, String goal) {
        rows.add(List.of(what, product.toString(), other.toString(), ratio, goal));
        // A later row may fail; what is known so far shall not be lost.
        System.out.println("== " + String.join(" | ", rows.get(rows.size() - 1)));
        System.out.flush();
    }

    void ratio(String what, Series product, Series other, String goal) {
        row(what, product, other, String.format(Locale.ROOT, "%.2f", product.median() / (double) other.median()), goal);
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, List.of("what", "Standby Wizard", "held against", "ratio or figure", "goal"));
        line(text, List.of("---", "---", "---", "---", "---"));
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
