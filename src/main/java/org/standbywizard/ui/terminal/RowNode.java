package org.standbywizard.ui.terminal;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.standbywizard.ui.terminal.Screen.Ink;
import org.standbywizard.ui.terminal.Screen.Row;
import org.standbywizard.ui.terminal.Screen.Run;

/** One row of a terminal: each run stands where its column is, however wide its letters are. */
final class RowNode extends Group {
    /**
     * One letter's place.
     *
     * @param above from its top to a letter's
     */
    record Box(double width, double height, double above) {}

    private Row shown = Row.EMPTY;
    private int from;
    private int to;

    RowNode() {
        setManaged(false);
        setAutoSizeChildren(false);
    }

    /** Draws it anew next time, whatever it shows. */
    void forget() {
        shown = null;
    }

    /**
     * @param selectedFrom the first column that is selected
     * @param selectedTo the end; not past the first if none is
     */
    void show(Row row, int selectedFrom, int selectedTo, Box cell) {
        if (row.equals(shown) && from == selectedFrom && to == selectedTo) {
            return;
        }
        shown = row;
        from = selectedFrom;
        to = selectedTo;
        getChildren().clear();
        for (Run run : row.runs()) {
            if (run.ink().ground() != Ink.GROUND) {
                getChildren().add(ground(run, cell));
            }
        }
        if (to > from) {
            getChildren().add(block("term-selected", from, to - from, cell));
        }
        for (Run run : row.runs()) {
            if (!run.text().isBlank() || run.ink().underlined()) {
                getChildren().add(letters(run, cell));
            }
        }
    }

    private static Region ground(Run run, Box cell) {
        int colour = run.ink().ground();
        Region block = block("term-ground-" + name(colour), run.column(), run.cells(), cell);
        if (colour >= Ink.RGB) {
            block.setBackground(Background.fill(rgb(colour)));
        }
        return block;
    }

    private static Region block(String style, int column, int cells, Box cell) {
        Region block = new Region();
        block.getStyleClass().add(style);
        // On whole pixels, or neighbours show a line between them.
        double left = Math.round(column * cell.width());
        block.resizeRelocate(left, 0, Math.round((column + cells) * cell.width()) - left, cell.height());
        return block;
    }

    private static Text letters(Run run, Box cell) {
        Text text = new Text(run.column() * cell.width(), cell.above(), run.text());
        text.setTextOrigin(VPos.TOP);
        // Colours as grounds are pale where the window is light, and deep where it is dark: the usual letters fit.
        boolean onColour = run.ink().letters() == Ink.GROUND && run.ink().ground() >= 0;
        text.getStyleClass()
                .addAll(
                        "term-text",
                        "term-ink-" + name(onColour ? Ink.USUAL : run.ink().letters()));
        if (run.ink().letters() >= Ink.RGB) {
            text.setFill(rgb(run.ink().letters()));
        }
        if (run.ink().bold()) {
            text.getStyleClass().add("term-bold");
        }
        text.setUnderline(run.ink().underlined());
        return text;
    }

    private static String name(int colour) {
        return switch (colour) {
            case Ink.USUAL -> "usual";
            case Ink.GROUND -> "ground";
            default -> colour >= Ink.RGB ? "own" : String.valueOf(colour);
        };
    }

    private static Color rgb(int colour) {
        return Color.rgb(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
    }
}
