package org.standbywizard.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;

/**
 * Whether a mouse reaches what can be reached by keyboard: a node without room of its own that is still visible lies where
 * it was, and takes the clicks of what is there now. On the toolkit's thread, after a layout.
 */
public final class Clickable {
    private Clickable() {}

    /** Controls in sight whose middle belongs to something else; of an overlay, if there is one. */
    public static List<String> covered(Parent root) {
        List<String> covered = new ArrayList<>();
        Node top = root.lookup(".overlay-card");
        collect(root, top == null ? root : top, covered);
        return covered;
    }

    private static void collect(Parent root, Node node, List<String> covered) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Control && node.isFocusTraversable() && !(node instanceof ScrollPane)) {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
            Node hit = isInSight(node, middle) ? hit(root, middle) : node;
            // A notice lies over the page until it is read and closed.
            if (ancestors(hit)
                    .noneMatch(one -> one == node || one.getStyleClass().contains("notices"))) {
                covered.add("%s #%s is covered by %s".formatted(node.getClass().getSimpleName(), node.getId(), hit));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(root, child, covered));
        }
    }

    private static Stream<Node> ancestors(Node node) {
        return Stream.iterate(node, one -> one != null, Node::getParent);
    }

    private static boolean isInSight(Node node, Point2D at) {
        return ancestors(node).allMatch(one -> isInClip(one, at))
                && node.getScene().getRoot().getLayoutBounds().contains(at);
    }

    private static boolean isInClip(Node node, Point2D at) {
        Node clip = node.getClip();
        return clip == null || clip.contains(clip.parentToLocal(node.sceneToLocal(at)));
    }

    /** The last of what is painted there; null if nothing is. */
    private static Node hit(Node node, Point2D at) {
        if (!node.isVisible() || node.isMouseTransparent() || !isInClip(node, at)) {
            return null;
        }
        if (node instanceof Parent parent) {
            List<Node> children = parent.getChildrenUnmodifiable();
            for (int i = children.size() - 1; i >= 0; i--) {
                Node hit = hit(children.get(i), at);
                if (hit != null) {
                    return hit;
                }
            }
        }
        return !(node instanceof Group) && node.contains(node.sceneToLocal(at)) ? node : null;
    }
}
