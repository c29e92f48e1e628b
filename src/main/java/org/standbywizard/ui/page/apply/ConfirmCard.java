package org.standbywizard.ui.page.apply;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** Asks whether the run shall really be stopped, and says what that means at this moment. */
final class ConfirmCard extends VBox {
    private final ApplyWords words;
    private final VBox lines = new VBox(4);
    private final Button keep;

    ConfirmCard(Messages messages, ApplyModel model) {
        this.words = new ApplyWords(messages);
        getStyleClass().addAll("notice", Tone.WARN.styleClass());
        setId("confirm");
        keep = Kit.id(
                Kit.button(words.get("cancel.keep"), () -> model.confirming().set(false)), "cancel-keep");
        Button stop = Kit.deliberate(
                Kit.id(Kit.styled(Kit.button(words.get("cancel.stop"), model::cancel), "danger"), "cancel-stop"));
        getChildren()
                .addAll(
                        Kit.row(Kit.icon(Tone.WARN), Kit.wrapped(words.get("cancel.title"), "strong")),
                        lines,
                        Kit.row(keep, stop));
        // Esc closes the question, never the run.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.confirming().set(false);
                event.consume();
            }
        });
    }

    void update(ApplyModel model) {
        lines.getChildren()
                .setAll(words.cancelling(model).stream().map(Kit::wrapped).toList());
    }

    void focusKeep() {
        keep.requestFocus();
    }
}
