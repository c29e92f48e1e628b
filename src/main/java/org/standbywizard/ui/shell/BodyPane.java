package org.standbywizard.ui.shell;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.standbywizard.ui.fx.Kit;

/** The page's column of cards: scrolled here unless the page scrolls itself, and always to where the focus is. */
final class BodyPane extends StackPane {
    private static final double MARGIN = 16;

    private final ScrollPane scroll = Kit.styled(new ScrollPane(), "page-scroll");
    private final ChangeListener<Node> focus = (observed, was, is) -> reveal(is);

    BodyPane() {
        getStyleClass().add("page-stage");
        setMinSize(0, 0);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        sceneProperty().addListener((observed, was, is) -> follow(was, is));
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

    private void follow(Scene was, Scene is) {
        if (was != null) {
            was.focusOwnerProperty().removeListener(focus);
        }
        if (is != null) {
            is.focusOwnerProperty().addListener(focus);
        }
    }

    /** JavaFX does not scroll by itself to what the Tab key reaches. */
    private void reveal(Node node) {
        Node content = scroll.getContent();
        if (content == null || !isBelow(node, content)) {
            return;
        }
        Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double view = scroll.getViewportBounds().getHeight();
        double room = content.getLayoutBounds().getHeight() - view;
        if (room <= 0) {
            return;
        }
        double top = scroll.getVvalue() * room;
        double wanted = top;
        if (place.getMinY() - MARGIN < top) {
            wanted = place.getMinY() - MARGIN;
        } else if (place.getMaxY() + MARGIN > top + view) {
            wanted = Math.min(place.getMaxY() + MARGIN - view, place.getMinY() - MARGIN);
        }
        scroll.setVvalue(Math.max(0, Math.min(1, wanted / room)));
    }

    private static boolean isBelow(Node node, Node above) {
        for (Parent parent = node == null ? null : node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent == above) {
                return true;
            }
        }
        return false;
    }
}
