package org.standbywizard.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.standbywizard.conf.FileDiff;

/**
 * A changed file as pieces of the present one and new lines, so that an export holds nothing of a file but what changes:
 * the rest may be somebody's secret.
 */
final class Pieces {
    private Pieces() {}

    /**
     * Words for {@code edit_file}: {@code keep FROM COUNT} (count 0: to the end), {@code put FILE}.
     *
     * @param keeper gets the raw text of new lines and says under which name it keeps them
     */
    static List<String> of(String before, String after, UnaryOperator<String> keeper) {
        List<FileDiff.Row> rows = FileDiff.rows(before, after);
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            int end = at;
            boolean equal = rows.get(at).kind() == FileDiff.Kind.EQUAL;
            while (end < rows.size() && (rows.get(end).kind() == FileDiff.Kind.EQUAL) == equal) {
                end++;
            }
            if (equal) {
                int from = rows.get(at).left().line();
                words.addAll(List.of("keep", String.valueOf(from), String.valueOf(end == rows.size() ? 0 : end - at)));
            } else {
                String lines = lines(rows.subList(at, end), end == rows.size(), after);
                if (!lines.isEmpty()) {
                    words.addAll(List.of("put", keeper.apply(lines)));
                }
            }
            at = end;
        }
        return words;
    }

    private static String lines(List<FileDiff.Row> rows, boolean last, String after) {
        StringBuilder text = new StringBuilder();
        rows.stream()
                .filter(row -> row.right() != null)
                .forEach(row -> text.append(row.right().text()).append('\n'));
        if (last && !text.isEmpty() && !after.endsWith("\n")) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }
}
