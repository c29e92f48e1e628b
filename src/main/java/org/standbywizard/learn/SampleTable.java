package org.standbywizard.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        List<Column> columns = IntStream.range(0, head.size())
                .mapToObj(at -> new Column(
                        head.get(at), rows.stream().map(row -> row.get(at)).toList(), at == head.size() - 1))
                .toList();
        lines.set(ruler - 1, columns.stream().map(Column::title).collect(Collectors.joining(" | ", " ", " ")));
        lines.set(
                ruler, columns.stream().map(one -> "-".repeat(one.width() + 2)).collect(Collectors.joining("+")));
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            lines.set(
                    ruler + 1 + i,
                    columns.stream().map(one -> one.cell(row)).collect(Collectors.joining(" | ", " ", "")));
        }
    }

    /** @param last of its table, whose words have no blanks behind them */
    private record Column(String head, List<String> values, boolean last) {
        int width() {
            return Math.max(
                    head.length(),
                    values.stream().mapToInt(String::length).max().orElse(0));
        }

        String title() {
            int before = (width() - head.length()) / 2;
            return " ".repeat(before) + head + " ".repeat(width() - head.length() - before);
        }

        String cell(int row) {
            String value = values.get(row);
            String space = " ".repeat(width() - value.length());
            if (values.stream().allMatch(one -> NUMBER.matcher(one).matches())) {
                return space + value;
            }
            return last ? value : value + space;
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
