package org.standbywizard.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Reveal;

/** The page's column of cards: scrolled here unless the page scrolls itself, and always to where the focus is. */
final class BodyPane extends StackPane {
    private final ScrollPane scroll = Kit.styled(new ScrollPane(), "page-scroll");

    BodyPane() {
        getStyleClass().add("page-stage");
        setMinSize(0, 0);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        Reveal.follow(scroll);
    }

    void show(Page page) {
        Node body = page.body();
        if (!body.getStyleClass().contains("page-body")) {
            body.getStyleClass().add("page-body");
        }
        if (page.fills()) {
            scroll.setContent(null);
            getChildren().setAll(body);
        } else {
            scroll.setContent(body);
            scroll.setVvalue(0);
            getChildren().setAll(scroll);
        }
    }

    /** Lets go of the page's nodes. */
    void clear() {
        scroll.setContent(null);
        getChildren().clear();
    }
}
