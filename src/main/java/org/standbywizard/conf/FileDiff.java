package org.standbywizard.conf;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What differs between two texts: as a unified diff, and as rows for two columns side by side. */
public final class FileDiff {

    private static final Pattern WORDS = Pattern.compile("(?<=\\W)|(?=\\W)", Pattern.UNICODE_CHARACTER_CLASS);

    /** What a row of the two columns shows. */
    public enum Kind {
        EQUAL,
        CHANGED,
        INSERTED,
        DELETED
    }

    /** A part of a line, as half-open char offsets. */
    public record Span(int start, int end) {}

    /** One line in one column: its number from 1, its text without line end, and which parts of it changed. */
    public record Side(int line, String text, List<Span> changed) {}

    /** One row; {@code left} is null in an inserted one, {@code right} in a deleted one. */
    public record Row(Kind kind, Side left, Side right) {}

    private FileDiff() {}

    /**
     * A unified diff as {@code diff -u} writes it, each line ended by a line feed; empty if the texts are equal.
     *
     * @param context how many unchanged lines stand around a change
     */
    public static String unified(String beforeName, String afterName, String before, String after, int context) {
        if (before.equals(after)) {
            return "";
        }
        List<String> old = lines(before);
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                beforeName, afterName, old, DiffUtils.diff(old, lines(after)), context);
        return String.join("\n", lines) + "\n";
    }

    /** All lines of both texts in rows. A line that only lost or gained its newline at the very end counts as changed. */
    public static List<Row> rows(String before, String after) {
        List<String> left = lines(before);
        List<String> right = lines(after);
        Patch<String> patch = DiffUtils.diff(left, right);
        List<Row> rows = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            while (l < delta.getSource().getPosition()) {
                rows.add(new Row(Kind.EQUAL, side(l, left.get(l++), List.of()), side(r, right.get(r++), List.of())));
            }
            int leftEnd = l + delta.getSource().size();
            int rightEnd = r + delta.getTarget().size();
            while (l < leftEnd && r < rightEnd) {
                rows.add(changed(l, left.get(l++), r, right.get(r++)));
            }
            while (l < leftEnd) {
                rows.add(new Row(Kind.DELETED, side(l, left.get(l++), List.of()), null));
            }
            while (r < rightEnd) {
                rows.add(new Row(Kind.INSERTED, null, side(r, right.get(r++), List.of())));
            }
        }
        while (l < left.size()) {
            rows.add(new Row(Kind.EQUAL, side(l, left.get(l++), List.of()), side(r, right.get(r++), List.of())));
        }
        return rows;
    }

    private static Row changed(int l, String left, int r, String right) {
        List<Span> leftSpans = new ArrayList<>();
        List<Span> rightSpans = new ArrayList<>();
        List<String> leftWords = Arrays.asList(WORDS.split(shown(left)));
        List<String> rightWords = Arrays.asList(WORDS.split(shown(right)));
        for (AbstractDelta<String> delta : DiffUtils.diff(leftWords, rightWords).getDeltas()) {
            if (delta.getType() != DeltaType.INSERT) {
                leftSpans.add(span(
                        leftWords,
                        delta.getSource().getPosition(),
                        delta.getSource().size()));
            }
            if (delta.getType() != DeltaType.DELETE) {
                rightSpans.add(span(
                        rightWords,
                        delta.getTarget().getPosition(),
                        delta.getTarget().size()));
            }
        }
        return new Row(Kind.CHANGED, side(l, left, leftSpans), side(r, right, rightSpans));
    }

    private static Span span(List<String> words, int position, int size) {
        int start = words.subList(0, position).stream().mapToInt(String::length).sum();
        return new Span(
                start,
                start
                        + words.subList(position, position + size).stream()
                                .mapToInt(String::length)
                                .sum());
    }

    private static Side side(int index, String line, List<Span> changed) {
        return new Side(index + 1, shown(line), List.copyOf(changed));
    }

    private static String shown(String line) {
        int end = line.indexOf(OPEN_END);
        return end < 0 ? line : line.substring(0, end);
    }

    /** Marks a last line without a newline, in diff's own words, which makes it differ from the same with one. */
    private static final String OPEN_END = "\n\\ No newline at end of file";

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] lines = text.split("\n", -1);
        int last = lines.length - 1;
        if (lines[last].isEmpty()) {
            return List.of(lines).subList(0, last);
        }
        lines[last] += OPEN_END;
        return List.of(lines);
    }
}
