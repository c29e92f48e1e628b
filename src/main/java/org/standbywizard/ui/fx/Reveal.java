package org.standbywizard.ui.fx;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;

/** Brings something on a page into sight and puts the focus on it. */
public final class Reveal {
    /** Room above what is brought into sight, pixels. */
    private static final double MARGIN = 16;

    private Reveal() {}

    /** Focuses the node; every scroll pane around it scrolls as far as needed. */
    public static void focus(Node node) {
        node.requestFocus();
        for (Parent up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane && pane.getContent() != null) {
                scroll(pane, node);
            }
        }
    }

    /**
     * Lets a scroll pane show whatever in it has the focus, also what the Tab key reached, which JavaFX does not do by
     * itself. As long as the pane is in a scene. What a mouse pressed stays where it is: else the button would be gone from
     * under it before it is released, and the click would be none.
     */
    public static void follow(ScrollPane pane) {
        AtomicBoolean pressed = new AtomicBoolean();
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed.set(true));
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> pressed.set(false));
        ChangeListener<Node> focus = (observed, was, is) -> {
            if (is != null && !pressed.get() && isIn(is, pane)) {
                scroll(pane, is);
            }
        };
        ChangeListener<Scene> moved = (observed, was, is) -> {
            if (was != null) {
                was.focusOwnerProperty().removeListener(focus);
            }
            if (is != null) {
                is.focusOwnerProperty().addListener(focus);
            }
        };
        pane.sceneProperty().addListener(moved);
        moved.changed(pane.sceneProperty(), null, pane.getScene());
    }

    private static boolean isIn(Node node, ScrollPane pane) {
        for (Parent up = node.getParent(); up != null; up = up.getParent()) {
            if (up == pane) {
                return true;
            }
        }
        return false;
    }

    /** Scrolls as far as needed to show the node, and its upper end if it is higher than the pane. */
    public static void scroll(ScrollPane pane, Node node) {
        pane.applyCss();
        pane.layout();
        Bounds content = pane.getContent().getLayoutBounds();
        Bounds inside = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = content.getHeight() - pane.getViewportBounds().getHeight();
        if (room <= 0) {
            return;
        }
        double top = pane.getVvalue() * room;
        double view = pane.getViewportBounds().getHeight();
        double wanted = top;
        if (inside.getMinY() - MARGIN < top) {
            wanted = inside.getMinY() - MARGIN;
        } else if (inside.getMaxY() + MARGIN > top + view) {
            wanted = Math.min(inside.getMaxY() + MARGIN - view, inside.getMinY() - MARGIN);
        }
        pane.setVvalue(Math.max(0, Math.min(1, wanted / room)));
    }
}
