package org.standbywizard.ui.fx;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Something that went wrong: what happened, what to do about it, and the raw message to look at and copy. */
public final class TroubleBox extends HBox {
    /**
     * @param next what to do about it; may be empty
     * @param detail the raw message; empty for none
     * @param details the word for it
     * @param copyText what the copy button says
     * @param copy gets all three
     * @param more what else belongs below the message
     */
    public TroubleBox(
            Tone tone,
            String cause,
            String next,
            String detail,
            String details,
            String copyText,
            Consumer<String> copy,
            Node... more) {
        getStyleClass().addAll("notice", tone.styleClass());
        VBox text = new VBox(4, Kit.wrapped(cause, "strong"));
        if (!next.isEmpty()) {
            text.getChildren().add(Kit.wrapped(next));
        }
        if (!detail.isEmpty()) {
            Label raw = Kit.styled(Kit.wrapped(detail), "mono");
            TitledPane pane = new TitledPane(details, raw);
            pane.getStyleClass().addAll("dense", "trouble-details");
            pane.setExpanded(false);
            pane.setAnimated(false);
            text.getChildren().add(pane);
        }
        text.getChildren().addAll(more);
        HBox.setHgrow(text, Priority.ALWAYS);
        String all = (cause + "\n" + next + "\n" + detail).strip();
        getChildren().addAll(Kit.icon(tone), text, Kit.iconButton(Feather.COPY, copyText, () -> copy.accept(all)));
        setAccessibleText((cause + " " + next).strip());
    }
}
