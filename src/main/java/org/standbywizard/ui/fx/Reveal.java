package org.standbywizard.ui.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

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

    private static void scroll(ScrollPane pane, Node node) {
        pane.applyCss();
        pane.layout();
        Bounds content = pane.getContent().getLayoutBounds();
        Bounds inside = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = content.getHeight() - pane.getViewportBounds().getHeight();
        if (room <= 0) {
            return;
        }
        double top = pane.getVvalue() * room;
        double bottom = top + pane.getViewportBounds().getHeight();
        if (inside.getMinY() < top) {
            pane.setVvalue(Math.max(0, inside.getMinY() - MARGIN) / room);
        } else if (inside.getMaxY() > bottom) {
            double wanted = inside.getMaxY() + MARGIN - pane.getViewportBounds().getHeight();
            pane.setVvalue(Math.min(1, wanted / room));
        }
    }
}
