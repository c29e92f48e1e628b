package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.model.Sheet;

/**
 * A question over the whole window: one that a background task waits for, else one of the program itself. What is below
 * cannot be used meanwhile. The Esc key does nothing: giving up is an answer like the others, chosen by its button.
 */
final class Overlay extends StackPane implements AutoCloseable {
    private final FrameParts parts;
    private final Node below;
    private final Bag bag = new Bag();
    private Object shown;
    private Optional<Node> focusBefore = Optional.empty();

    /** @param below everything else in the window */
    Overlay(FrameParts parts, Node below) {
        this.parts = parts;
        this.below = below;
        getStyleClass().add("overlay");
        setAlignment(Pos.CENTER);
        setVisible(false);
        bag.any(this::show, parts.context().model().question(), parts.sheets().shown());
    }

    private void show() {
        Optional<Question> question = parts.context().model().question().get();
        Optional<Sheet> sheet = parts.sheets().shown().get();
        Object wanted = question.isPresent() ? question.get() : sheet.orElse(null);
        if (wanted == shown) {
            return;
        }
        if (wanted == null) {
            leave();
            return;
        }
        if (shown == null) {
            focusBefore = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        }
        shown = wanted;
        below.setDisable(true);
        setVisible(true);
        put(card(wanted));
    }

    private OverlayCard card(Object wanted) {
        if (wanted instanceof Question.HostKey key) {
            return new HostKeyCard(parts.context().words(), parts.context().desktop(), key);
        }
        return wanted instanceof Question.ForSecret secret
                ? new SecretCard(parts.context().words(), secret)
                : new SheetCard(parts, (Sheet) wanted);
    }

    private void put(OverlayCard card) {
        VBox box = Kit.styled(card.box(), "card", "overlay-card");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane middle = Kit.styled(new StackPane(box), "overlay-middle");
        ScrollPane scroll = Kit.styled(new ScrollPane(middle), "overlay-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        getChildren().setAll(scroll);
        // A scroll pane takes its content into the window only with its skin, and only there it can have the focus.
        applyCss();
        card.first().requestFocus();
    }

    private void leave() {
        shown = null;
        getChildren().clear();
        setVisible(false);
        below.setDisable(false);
        focusBefore.filter(node -> node.getScene() == getScene()).ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }

    @Override
    public void close() {
        bag.close();
        getChildren().clear();
    }
}
