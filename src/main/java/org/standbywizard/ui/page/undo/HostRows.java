package org.standbywizard.ui.page.undo;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.standbywizard.ui.fx.Kit;

/** Lines that say on which host: its name stands in a column of its own, as wide as the longest. */
final class HostRows extends GridPane {
    private final boolean numbered;

    /** @param numbered whether the order matters */
    HostRows(boolean numbered) {
        this.numbered = numbered;
        getStyleClass().add("undo-rows");
        for (int i = numbered ? 0 : 1; i < 2; i++) {
            ColumnConstraints whole = new ColumnConstraints();
            whole.setMinWidth(USE_PREF_SIZE);
            getColumnConstraints().add(whole);
        }
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(rest);
    }

    void add(String host, Node text) {
        int row = getRowCount();
        int column = 0;
        if (numbered) {
            add(Kit.styled(new Label((row + 1) + "."), "undo-number", "quiet"), column++, row);
        }
        add(Kit.styled(new Label(host), "undo-host"), column++, row);
        add(text, column, row);
        RowConstraints line = new RowConstraints();
        // By baselines a grid takes every text for one line, and those that wrap run into the next row.
        line.setValignment(VPos.TOP);
        getRowConstraints().add(line);
    }

    boolean isEmpty() {
        return getChildren().isEmpty();
    }
}
