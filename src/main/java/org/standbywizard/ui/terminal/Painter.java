package org.standbywizard.ui.terminal;

import com.techsenger.jeditermfx.core.StyledTextConsumer;
import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.model.CharBuffer;
import com.techsenger.jeditermfx.core.util.CharUtils;
import java.util.ArrayList;
import java.util.List;
import org.standbywizard.ui.terminal.Screen.Ink;
import org.standbywizard.ui.terminal.Screen.Row;
import org.standbywizard.ui.terminal.Screen.Run;

/** Makes rows of what the emulation's buffer holds. */
final class Painter implements StyledTextConsumer {
    private final List<List<Run>> rows = new ArrayList<>();

    Painter(int height) {
        for (int i = 0; i < height; i++) {
            rows.add(new ArrayList<>());
        }
    }

    List<Row> rows() {
        return rows.stream().map(Row::new).toList();
    }

    @Override
    public void consume(int x, int y, TextStyle style, CharBuffer letters, int startRow) {
        Ink ink = ink(style);
        int length = letters.length();
        int begin = 0;
        for (int i = 0; i < length; i++) {
            int cells = cells(letters, i, length);
            if (cells > 1 || !isPlain(letters.charAt(i))) {
                // By itself: another font may have it, and not as wide.
                add(x + begin, y - startRow, letters, begin, i, ink);
                add(x + i, y - startRow, letters, i, i + cells, ink);
                i += cells - 1;
                begin = i + 1;
            }
        }
        add(x + begin, y - startRow, letters, begin, length, ink);
    }

    /** How many places the letter takes: a wide one is followed by a sign, or is a pair itself. */
    private static int cells(CharBuffer letters, int at, int length) {
        boolean two = at + 1 < length
                && (letters.charAt(at + 1) == CharUtils.DWC || Character.isHighSurrogate(letters.charAt(at)));
        return two ? 2 : 1;
    }

    private static boolean isPlain(char letter) {
        return letter >= ' ' && letter <= '~' || letter == CharUtils.NUL_CHAR;
    }

    private void add(int column, int row, CharBuffer letters, int from, int to, Ink ink) {
        if (to <= from || row < 0 || row >= rows.size()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            char letter = letters.charAt(i);
            if (letter != CharUtils.DWC) {
                text.append(letter == CharUtils.NUL_CHAR ? ' ' : letter);
            }
        }
        add(rows.get(row), new Run(column, to - from, text.toString(), ink));
    }

    /** What came in pieces is one run. */
    private static void add(List<Run> row, Run next) {
        Run last = row.isEmpty() ? null : row.get(row.size() - 1);
        boolean joined = last != null
                && last.ink().equals(next.ink())
                && last.column() + last.cells() == next.column()
                && isPlain(last)
                && isPlain(next);
        if (joined) {
            row.set(
                    row.size() - 1,
                    new Run(last.column(), last.cells() + next.cells(), last.text() + next.text(), last.ink()));
        } else {
            row.add(next);
        }
    }

    private static boolean isPlain(Run run) {
        return isPlain(run.text().charAt(0));
    }

    @Override
    public void consumeNul(int x, int y, int nul, TextStyle style, CharBuffer letters, int startRow) {
        Ink ink = ink(style);
        if (ink.ground() != Ink.GROUND) {
            consume(x, y, style, letters, startRow);
        }
    }

    @Override
    public void consumeQueue(int x, int y, int nul, int startRow) {
        // Nothing is there.
    }

    private static Ink ink(TextStyle style) {
        int letters = colour(style.getForeground(), Ink.USUAL);
        int ground = colour(style.getBackground(), Ink.GROUND);
        boolean bold = style.hasOption(TextStyle.Option.BOLD);
        if (style.hasOption(TextStyle.Option.INVERSE)) {
            int other = letters;
            letters = ground;
            ground = other;
        }
        if (style.hasOption(TextStyle.Option.HIDDEN)) {
            letters = ground;
        }
        return new Ink(letters, ground, bold, style.hasOption(TextStyle.Option.UNDERLINED));
    }

    private static int colour(TerminalColor colour, int otherwise) {
        if (colour == null) {
            return otherwise;
        }
        return colour.isIndexed()
                ? colour.getColorIndex()
                : Ink.RGB | colour.toColor().getRGB() & 0xFFFFFF;
    }
}
