package org.standbywizard.ui.page.server;

import javafx.scene.Node;

/** Where the person is: what happens on one card must not take the focus from another. */
final class Focus {
    private Focus() {}

    /** Whether the focus may come to the server's card that a node is part of: it is on no other one. */
    static boolean mayCome(Node node) {
        Node card = card(node);
        Node owner = node.getScene() == null ? null : node.getScene().getFocusOwner();
        return owner == null || card(owner) == null || card(owner) == card;
    }

    private static Node card(Node node) {
        Node up = node;
        while (up != null && !(up instanceof ServerCard)) {
            up = up.getParent();
        }
        return up;
    }
}
