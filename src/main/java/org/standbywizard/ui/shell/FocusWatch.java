package org.standbywizard.ui.shell;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.standbywizard.ui.fx.Bag;

/**
 * Follows the focus in a frame: tells the Learn panel of the part of the page that has it, and brings it back to the page
 * where it would leave by itself.
 */
final class FocusWatch implements AutoCloseable {
    private final Node frame;
    private final Node rail;
    private final LearnModel learning;
    private final Runnable announce;
    private final ChangeListener<Scene> scene = (observed, was, is) -> follow(was, is);
    private final ChangeListener<Node> moved = (observed, was, is) -> moved(was, is);
    /** Hears what the part of the page that has the focus tells. */
    private final Bag taught = new Bag();
    /** What had the focus last, while nothing has it. */
    private Node before;

    /**
     * @param frame whose scene is watched, from now on
     * @param announce moves the focus to the page's title
     */
    FocusWatch(Node frame, Node rail, LearnModel learning, Runnable announce) {
        this.frame = frame;
        this.rail = rail;
        this.learning = learning;
        this.announce = announce;
        frame.sceneProperty().addListener(scene);
        follow(null, frame.getScene());
    }

    private void follow(Scene was, Scene is) {
        if (was != null) {
            was.focusOwnerProperty().removeListener(moved);
        }
        if (is != null) {
            is.focusOwnerProperty().addListener(moved);
        }
    }

    /** Where a page's control goes away under the focus the toolkit gives it to the rail: the next key would leave. */
    private void moved(Node was, Node is) {
        Node from = was == null ? before : was;
        before = is == null ? from : null;
        teach(is);
        if (is != null && from != null && isIn(is, rail) && isGone(from)) {
            announce.run();
        }
    }

    /** What one reads in the panel stays while one reads it, or does something that it says nothing about. */
    private void teach(Node focused) {
        Taught.at(focused).ifPresent(subject -> {
            taught.close();
            taught.now(subject, now -> now.ifPresent(learning::focus));
        });
    }

    /** Another page is shown: what the former one's part tells is heard no more. */
    void turned() {
        taught.close();
    }

    private boolean isGone(Node node) {
        return node.getScene() != frame.getScene() || node.isDisabled();
    }

    private static boolean isIn(Node node, Node above) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == above) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        frame.sceneProperty().removeListener(scene);
        follow(frame.getScene(), null);
        taught.close();
    }
}
