package org.standbywizard.ui.shell;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** Statements for the primary and for a standby, side by side. */
final class SqlPane extends HBox {
    SqlPane(FrameParts parts, Bag bag) {
        SqlDesk desk = parts.practising().exercising().sql();
        getStyleClass().add("desk-columns");
        SqlSide left = new SqlSide(parts, bag, desk.primary(), "sql-primary");
        SqlSide right = new SqlSide(parts, bag, desk.standby(), "sql-standby");
        for (SqlSide side : new SqlSide[] {left, right}) {
            HBox.setHgrow(side, Priority.ALWAYS);
            side.setMinWidth(0);
            // As wide as each other, whatever they show.
            side.setPrefWidth(1);
        }
        getChildren().setAll(Kit.id(left, "sql-primary-side"), Kit.id(right, "sql-standby-side"));
    }
}
