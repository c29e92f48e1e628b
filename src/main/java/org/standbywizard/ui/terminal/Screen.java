package org.standbywizard.ui.terminal;

import java.util.List;

/**
 * What a terminal shows at one moment.
 *
 * @param rows from the top
 * @param cursor its place among these rows, or {@link #HIDDEN}
 * @param history how many rows scrolled off the top and are kept
 * @param back how many of them are shown
 * @param full whether a program has the screen to itself, as less and vi do; then no history is shown
 * @param selection what is selected among these rows, or {@link Selection#NONE}
 */
public record Screen(List<Row> rows, Cell cursor, int history, int back, boolean full, Selection selection) {
    public static final Cell HIDDEN = new Cell(-1, -1);

    public Screen {
        rows = List.copyOf(rows);
    }

    /** A place, counted from 0; rows of the history are negative. */
    public record Cell(int column, int row) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return row == other.row ? Integer.compare(column, other.column) : Integer.compare(row, other.row);
        }
    }

    /** From a cell up to another one, without that. */
    public record Selection(Cell from, Cell to) {
        public static final Selection NONE = new Selection(HIDDEN, HIDDEN);

        /** In either order. */
        static Selection between(Cell one, Cell other) {
            return one.compareTo(other) <= 0 ? new Selection(one, other) : new Selection(other, one);
        }

        boolean isEmpty() {
            return from.equals(to);
        }

        /** After what it is of went down by so many rows. */
        Selection moved(int rows) {
            return isEmpty()
                    ? NONE
                    : new Selection(new Cell(from.column, from.row + rows), new Cell(to.column, to.row + rows));
        }

        int firstColumn(int row) {
            return row == from.row ? from.column : 0;
        }

        /** The end of what is selected of a row of such a width; not past {@link #firstColumn} if nothing is. */
        int endColumn(int row, int width) {
            if (row < from.row || row > to.row || isEmpty()) {
                return 0;
            }
            return row == to.row ? Math.min(to.column, width) : width;
        }
    }

    /** Text from the left, without gaps of the default ground at the right. */
    public record Row(List<Run> runs) {
        public static final Row EMPTY = new Row(List.of());

        public Row {
            runs = List.copyOf(runs);
        }

        /** What stands there, without the looks. */
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Run run : runs) {
                text.append(" ".repeat(Math.max(0, run.column() - width(text)))).append(run.text());
            }
            return text.toString();
        }

        /** Wide letters count twice here as they do on the screen. */
        private static int width(CharSequence text) {
            return Emulation.width(text);
        }
    }

    /**
     * Letters that look the same, each as wide as every other.
     *
     * @param cells how many columns all of it takes
     */
    public record Run(int column, int cells, String text, Ink ink) {}

    /**
     * How letters look.
     *
     * @param letters a colour: 0 to 15 of the palette, {@link #USUAL}, {@link #GROUND}, or {@link #RGB} and 24 bits
     * @param ground the same, {@link #USUAL} being that of letters here
     */
    public record Ink(int letters, int ground, boolean bold, boolean underlined) {
        /** The colour that letters have by themselves. */
        public static final int USUAL = -1;
        /** The colour that the ground has by itself. */
        public static final int GROUND = -2;

        public static final int RGB = 1 << 24;

        public static final Ink PLAIN = new Ink(USUAL, GROUND, false, false);
    }

    /** All rows' text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.text().stripTrailing()).append('\n'));
        return text.toString();
    }
}
