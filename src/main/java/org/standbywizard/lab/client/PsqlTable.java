package org.standbywizard.lab.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A result as psql lays it out. What kind a column is of is not known here: one is set to the right if all of it are
 * numbers.
 *
 * @param rowsOnly neither names nor counts
 * @param turned a line for each column
 */
record PsqlTable(boolean aligned, boolean rowsOnly, boolean turned) {
    List<String> lines(Answer answer) {
        if (answer.columns().isEmpty()) {
            return answer.tag().isEmpty() ? List.of() : List.of(answer.tag());
        }
        List<List<String>> rows = answer.rows().stream()
                .map(row -> row.stream().map(PsqlTable::shown).toList())
                .toList();
        List<String> lines = new ArrayList<>();
        if (turned) {
            turned(answer.columns(), rows, lines);
        } else if (aligned) {
            table(answer.columns(), rows, lines);
        } else {
            plain(answer.columns(), rows, lines);
        }
        if (answer.more()) {
            lines.add("(only the first " + rows.size() + " rows)");
        } else if (!rowsOnly && !turned) {
            lines.add(rows.size() == 1 ? "(1 row)" : "(" + rows.size() + " rows)");
        }
        if (aligned) {
            lines.add("");
        }
        return lines;
    }

    private static String shown(String value) {
        return Objects.requireNonNullElse(value, "").replace("\n", "\\n");
    }

    private void plain(List<String> columns, List<List<String>> rows, List<String> lines) {
        if (!rowsOnly) {
            lines.add(String.join("|", columns));
        }
        rows.forEach(row -> lines.add(String.join("|", row)));
    }

    private void table(List<String> columns, List<List<String>> rows, List<String> lines) {
        int count = columns.size();
        int[] widths = IntStream.range(0, count)
                .map(i -> Math.max(
                        width(columns.get(i)),
                        rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0)))
                .toArray();
        boolean[] right = new boolean[count];
        for (int i = 0; i < count; i++) {
            int column = i;
            right[i] = rows.stream().map(row -> row.get(column)).anyMatch(PsqlTable::isNumber)
                    && rows.stream().map(row -> row.get(column)).allMatch(one -> one.isEmpty() || isNumber(one));
        }
        if (!rowsOnly) {
            lines.add(IntStream.range(0, count)
                    .mapToObj(i -> " " + centred(columns.get(i), widths[i]) + " ")
                    .collect(Collectors.joining("|")));
            lines.add(IntStream.range(0, count)
                    .mapToObj(i -> "-".repeat(widths[i] + 2))
                    .collect(Collectors.joining("+")));
        }
        for (List<String> row : rows) {
            lines.add(IntStream.range(0, count)
                    .mapToObj(i -> {
                        String space = " ".repeat(widths[i] - width(row.get(i)));
                        String after = i == count - 1 ? "" : space + " ";
                        return right[i]
                                ? " " + space + row.get(i) + (i == count - 1 ? "" : " ")
                                : " " + row.get(i) + after;
                    })
                    .collect(Collectors.joining("|")));
        }
    }

    private void turned(List<String> columns, List<List<String>> rows, List<String> lines) {
        if (!aligned) {
            for (List<String> row : rows) {
                if (row != rows.get(0)) {
                    lines.add("");
                }
                for (int i = 0; i < row.size(); i++) {
                    lines.add(columns.get(i) + "|" + row.get(i));
                }
            }
            return;
        }
        int names = columns.stream().mapToInt(PsqlTable::width).max().orElse(0);
        int values = rows.stream()
                .flatMap(List::stream)
                .mapToInt(PsqlTable::width)
                .max()
                .orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            String title = rowsOnly ? "" : "-[ RECORD " + (i + 1) + " ]";
            String rule = "-".repeat(names + 1) + "+" + "-".repeat(values + 1);
            if (!rowsOnly || i > 0) {
                // The title stands in the rule; where it is longer than the names, no cross is left.
                lines.add(
                        title.length() > names + 1
                                ? title + "-".repeat(Math.max(0, rule.length() - title.length()))
                                : title + rule.substring(title.length()));
            }
            for (int k = 0; k < columns.size(); k++) {
                lines.add(columns.get(k) + " ".repeat(names - width(columns.get(k))) + " | "
                        + rows.get(i).get(k));
            }
        }
        if (rows.isEmpty() && !rowsOnly) {
            lines.add("(0 rows)");
        }
    }

    private static boolean isNumber(String value) {
        return value.matches("-?\\d+(\\.\\d+)?(e[+-]\\d+)?");
    }

    private static String centred(String name, int width) {
        int space = width - width(name);
        return " ".repeat(space / 2) + name + " ".repeat(space - space / 2);
    }

    /** Columns of a terminal: letters of East Asia take two. */
    private static int width(String text) {
        return text.codePoints().map(PsqlTable::width).sum();
    }

    private static int width(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HANGUL, HAN, HIRAGANA, KATAKANA -> 2;
            default -> 1;
        };
    }
}
