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
    void show(Row row, int selectedFrom, int selectedTo, double width, double height) {
        if (row.equals(shown) && from == selectedFrom && to == selectedTo) {
            return;
        }
        shown = row;
        from = selectedFrom;
        to = selectedTo;
        getChildren().clear();
        for (Run run : row.runs()) {
            if (run.ink().ground() != Ink.GROUND) {
                getChildren().add(ground(run, width, height));
            }
        }
        if (to > from) {
            getChildren().add(block("term-selected", from, to - from, width, height));
        }
        for (Run run : row.runs()) {
            if (!run.text().isBlank() || run.ink().underlined()) {
                getChildren().add(letters(run, width));
            }
        }
    }

    private static Region ground(Run run, double width, double height) {
        int colour = run.ink().ground();
        Region block = block("term-ground-" + name(colour), run.column(), run.cells(), width, height);
        if (colour >= Ink.RGB) {
            block.setBackground(Background.fill(rgb(colour)));
        }
        return block;
    }

    private static Region block(String style, int column, int cells, double width, double height) {
        Region block = new Region();
        block.getStyleClass().add(style);
        block.resizeRelocate(column * width, 0, cells * width, height);
        return block;
    }

    private static Text letters(Run run, double width) {
        Text text = new Text(run.column() * width, 0, run.text());
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
