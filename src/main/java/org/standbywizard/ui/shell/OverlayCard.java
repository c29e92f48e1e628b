package org.standbywizard.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Kit;

/** What lies over the window. */
interface OverlayCard {
    VBox box();

    /** What has the focus first; never what trusts or loses something. */
    Node first();

    static VBox box(String title, Node... rows) {
        Label head = Kit.wrapped(title, "overlay-title");
        head.setId("overlay-title");
        VBox box = new VBox(head);
        box.getChildren().addAll(rows);
        box.setAccessibleText(title);
        return box;
    }

    /** At the right, as in the page's foot. */
    static HBox buttons(Button... buttons) {
        HBox row = Kit.styled(new HBox(), "overlay-buttons");
        row.getChildren().add(Kit.spacer());
        row.getChildren().addAll(buttons);
        return row;
    }
}
