package org.standbywizard.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sample of what psql prints, laid out anew after names were filled in: its columns are as wide as what stands in them
 * (psql, "aligned" format, border 1).
 */
final class SampleTable {
    private static final Pattern RULER = Pattern.compile("-{2,}(\\+-{2,})*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private SampleTable() {}

    /** The same lines, with their tables as psql would print them. A table is a head, a ruler, and rows of as many cells. */
    static List<String> fitted(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        for (int ruler = 1; ruler < lines.size(); ruler++) {
            int columns = lines.get(ruler).split("\\+").length;
            if (RULER.matcher(lines.get(ruler)).matches() && isRow(lines.get(ruler - 1), columns)) {
                int end = ruler + 1;
                while (end < lines.size() && isRow(lines.get(end), columns)) {
                    end++;
                }
                fit(all, ruler, end);
            }
        }
        return List.copyOf(all);
    }

    private static boolean isRow(String line, int columns) {
        return line.startsWith(" ") && cells(line).size() == columns;
    }

    private static void fit(List<String> lines, int ruler, int end) {
        List<String> head = cells(lines.get(ruler - 1));
        List<List<String>> rows =
                lines.subList(ruler + 1, end).stream().map(SampleTable::cells).toList();
        StringBuilder top = new StringBuilder();
        StringBuilder line = new StringBuilder();
        List<StringBuilder> below =
                rows.stream().map(row -> new StringBuilder()).toList();
        for (int column = 0; column < head.size(); column++) {
            int at = column;
            List<String> values = rows.stream().map(row -> row.get(at)).toList();
            boolean last = column == head.size() - 1;
            int width = values.stream().mapToInt(String::length).max().orElse(0);
            width = Math.max(width, head.get(column).length());
            int before = (width - head.get(column).length()) / 2;
            top.append(' ').append(" ".repeat(before)).append(head.get(column));
            top.append(" ".repeat(width - before - head.get(column).length())).append(last ? " " : " |");
            line.append("-".repeat(width + 2)).append(last ? "" : "+");
            boolean right =
                    values.stream().allMatch(value -> NUMBER.matcher(value).matches());
            for (int i = 0; i < values.size(); i++) {
                String space = " ".repeat(width - values.get(i).length());
                String cell = right ? space + values.get(i) : values.get(i) + (last ? "" : space);
                below.get(i).append(' ').append(cell).append(last ? "" : " |");
            }
        }
        lines.set(ruler - 1, top.toString());
        lines.set(ruler, line.toString());
        for (int i = 0; i < below.size(); i++) {
            lines.set(ruler + 1 + i, below.get(i).toString());
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
    }
}
