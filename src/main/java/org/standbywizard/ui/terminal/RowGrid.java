package org.standbywizard.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;

/** A terminal's rows below one another, as they are drawn: one that still shows the same is left as it is. */
final class RowGrid extends Group {
    private final List<RowNode> rows = new ArrayList<>();

    RowGrid() {
        setManaged(false);
        setAutoSizeChildren(false);
    }

    /** How many are shown. */
    int count() {
        return rows.size();
    }

    /** Draws all anew next time, whatever they show. */
    void forget() {
        rows.forEach(RowNode::forget);
    }

    /** @param columns where what is selected of a whole row ends */
    void show(Screen screen, int columns, RowNode.Box cell) {
        int wanted = screen.rows().size();
        while (rows.size() < wanted) {
            RowNode row = new RowNode();
            rows.add(row);
            getChildren().add(row);
        }
        while (rows.size() > wanted) {
            getChildren().remove(rows.remove(rows.size() - 1));
        }
        Screen.Selection selection = screen.selection();
        for (int i = 0; i < wanted; i++) {
            RowNode row = rows.get(i);
            row.setLayoutY(i * cell.height());
            row.show(screen.rows().get(i), selection.firstColumn(i), selection.endColumn(i, columns), cell);
        }
    }

    /** The cell at a place within this: the one whose left edge is nearest, in the nearest row that is shown. */
    Screen.Cell at(double x, double y, RowNode.Box cell) {
        int row = (int) Math.floor(y / cell.height());
        int column = (int) Math.max(0, Math.floor(x / cell.width() + 0.5));
        return new Screen.Cell(column, Math.max(0, Math.min(row, rows.size() - 1)));
    }
}
