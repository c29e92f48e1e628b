package org.standbywizard.ui.page.preview;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.conf.FileDiff;
import org.standbywizard.conf.FileDiff.Kind;
import org.standbywizard.conf.FileDiff.Row;
import org.standbywizard.conf.FileDiff.Side;
import org.standbywizard.conf.RawText;
import org.standbywizard.text.Printable;
import org.standbywizard.text.SecretMask;

/**
 * A file's difference, ready to be shown: side by side or as one column, other people's passwords masked, and nothing in
 * it that could move what stands beside it.
 *
 * @param rows side by side
 * @param lines the same in one column
 * @param changes index in {@code rows} of the first row of each change
 * @param lineChanges index in {@code lines} of the first line of each change
 */
record Diff(
        List<Row> rows, List<Line> lines, List<Integer> changes, List<Integer> lineChanges, int added, int removed) {
    /** One line of the single column; {@code before} and {@code after} are its numbers, 0 where it has none. */
    record Line(Kind kind, int before, int after, Side side) {}

    /**
     * @param before raw text, as {@link RawText} has it
     * @param after likewise
     */
    static Diff of(String before, String after) {
        List<Row> rows = FileDiff.rows(RawText.show(before), RawText.show(after)).stream()
                .map(row -> new Row(row.kind(), shown(row.left()), shown(row.right())))
                .toList();
        List<Line> lines = lines(rows);
        return new Diff(
                rows,
                lines,
                starts(rows.stream().map(Row::kind).toList()),
                starts(lines.stream().map(Line::kind).toList()),
                (int) rows.stream()
                        .filter(r -> r.kind() != Kind.EQUAL && r.right() != null)
                        .count(),
                (int) rows.stream()
                        .filter(r -> r.kind() != Kind.EQUAL && r.left() != null)
                        .count());
    }

    /** The changes with their signs, for the clipboard; places that do not change are left out. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.kind() != Kind.EQUAL) {
                if (lineChanges.contains(i)) {
                    text.append("@@ ")
                            .append(Math.max(line.before(), line.after()))
                            .append(" @@\n");
                }
                text.append(line.kind() == Kind.DELETED ? '-' : '+')
                        .append(line.side().text())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static Side shown(Side side) {
        if (side == null) {
            return null;
        }
        // A file from Windows has a carriage return in every line; that is no change.
        String text = side.text().endsWith("\r")
                ? side.text().substring(0, side.text().length() - 1)
                : side.text();
        String safe = Printable.line(SecretMask.of(text.replace("\t", "    ")));
        // Places of changed words are counted in the text as it was.
        return new Side(side.line(), safe, safe.equals(text) ? side.changed() : List.of());
    }

    /** In each change first what goes, then what comes. */
    private static List<Line> lines(List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        List<Line> coming = new ArrayList<>();
        for (Row row : rows) {
            if (row.kind() == Kind.EQUAL) {
                lines.addAll(coming);
                coming.clear();
                lines.add(new Line(Kind.EQUAL, row.left().line(), row.right().line(), row.right()));
                continue;
            }
            if (row.left() != null) {
                lines.add(new Line(Kind.DELETED, row.left().line(), 0, row.left()));
            }
            if (row.right() != null) {
                coming.add(new Line(Kind.INSERTED, 0, row.right().line(), row.right()));
            }
        }
        lines.addAll(coming);
        return lines;
    }

    private static List<Integer> starts(List<Kind> kinds) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i) != Kind.EQUAL && (i == 0 || kinds.get(i - 1) == Kind.EQUAL)) {
                starts.add(i);
            }
        }
        return starts;
    }
}
