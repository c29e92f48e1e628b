package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.standbywizard.learn.Topic;

/**
 * Says of a part of a page what the Learn panel tells while the focus is in it. The frame looks for it where the focus is,
 * so pages need no way to the panel.
 */
public final class Taught {
    private static final Object KEY = Taught.class;

    private Taught() {}

    public static <N extends Node> N by(N node, Subject subject) {
        return by(node, new ReadOnlyObjectWrapper<>(Optional.of(subject)));
    }

    public static <N extends Node> N by(N node, Topic.Kind kind, String name) {
        return by(node, Subject.of(new Topic(kind, name)));
    }

    /** @param subject what is selected in it, if anything; heard while the focus is there */
    public static <N extends Node> N by(N node, ObservableValue<Optional<Subject>> subject) {
        node.getProperties().put(KEY, subject);
        return node;
    }

    /** That of the node or of the nearest one around it. */
    @SuppressWarnings("unchecked")
    public static Optional<ObservableValue<Optional<Subject>>> at(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            // A node's map of properties is made by asking for it.
            if (up.hasProperties() && up.getProperties().get(KEY) instanceof ObservableValue<?> found) {
                return Optional.of((ObservableValue<Optional<Subject>>) found);
            }
        }
        return Optional.empty();
    }
}
