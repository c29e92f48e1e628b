package org.standbywizard.ui.fx;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/** Scrolls a pane to what the Tab key reaches, which JavaFX does not do by itself. */
public final class FocusScroll {
    private static final double MARGIN = 16;

    private final ScrollPane pane;
    private final ChangeListener<Node> focus = (observed, was, is) -> reveal(is);

    private FocusScroll(ScrollPane pane) {
        this.pane = pane;
    }

    /** As long as the pane is in a scene. */
    public static void of(ScrollPane pane) {
        FocusScroll following = new FocusScroll(pane);
        pane.sceneProperty().addListener((observed, was, is) -> following.follow(was, is));
        following.follow(null, pane.getScene());
    }

    private void follow(Scene was, Scene is) {
        if (was != null) {
            was.focusOwnerProperty().removeListener(focus);
        }
        if (is != null) {
            is.focusOwnerProperty().addListener(focus);
        }
    }

    private void reveal(Node node) {
        Node content = pane.getContent();
        if (content == null || !isBelow(node, content)) {
            return;
        }
        Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double view = pane.getViewportBounds().getHeight();
        double room = content.getLayoutBounds().getHeight() - view;
        if (room <= 0) {
            return;
        }
        double top = pane.getVvalue() * room;
        double wanted = top;
        if (place.getMinY() - MARGIN < top) {
            wanted = place.getMinY() - MARGIN;
        } else if (place.getMaxY() + MARGIN > top + view) {
            wanted = Math.min(place.getMaxY() + MARGIN - view, place.getMinY() - MARGIN);
        }
        pane.setVvalue(Math.max(0, Math.min(1, wanted / room)));
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
