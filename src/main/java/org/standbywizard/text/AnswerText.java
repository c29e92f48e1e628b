package org.standbywizard.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server's answer as lines of fixed width, as a person would see it in psql. */
public final class AnswerText {
    private static final String BETWEEN = " | ";

    private AnswerText() {}

    /**
     * One row stands as a list of its columns, several as a table.
     *
     * @param columns in the order of the question; rows may have them in any
     */
    public static List<String> of(List<String> columns, List<Map<String, String>> rows) {
        if (rows.size() == 1) {
            int width = columns.stream().mapToInt(String::length).max().orElse(0);
            return columns.stream()
                    .map(name -> padded(name, width) + BETWEEN + value(rows.get(0), name))
                    .toList();
        }
        Map<String, Integer> widths = new LinkedHashMap<>();
        columns.forEach(name -> widths.put(name, name.length()));
        rows.forEach(row ->
                columns.forEach(name -> widths.merge(name, value(row, name).length(), Math::max)));
        List<String> lines = new ArrayList<>();
        lines.add(line(columns, widths, Map.of()));
        rows.forEach(row -> lines.add(line(columns, widths, row)));
        return lines;
    }

    private static String line(List<String> columns, Map<String, Integer> widths, Map<String, String> row) {
        List<String> cells = new ArrayList<>();
        for (String name : columns) {
            cells.add(padded(row.isEmpty() ? name : value(row, name), widths.get(name)));
        }
        return String.join(BETWEEN, cells).stripTrailing();
    }

    private static String value(Map<String, String> row, String name) {
        return Printable.line(row.getOrDefault(name, ""));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
