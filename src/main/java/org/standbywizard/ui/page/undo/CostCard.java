package org.standbywizard.ui.page.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.text.PreviewText;
import org.standbywizard.text.StyledLine;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.page.undo.UndoModel.Look;

/** What an undo interrupts, and the consent to restart the primary. */
final class CostCard extends VBox {
    private final Messages messages;
    private final UndoModel model;
    private final VBox lines = new VBox(8);
    private final CheckBox consent = Kit.id(new CheckBox(), "undo-consent");
    private final Label missing = Kit.wrapped("", "problem");

    CostCard(Messages messages, UndoModel model, Bag bag) {
        this.messages = messages;
        this.model = model;
        getChildren().add(Kit.titled(get("costs"), null, lines, consent, missing));
        consent.setWrapText(true);
        consent.selectedProperty().bindBidirectional(model.consent());
        bag.add(() -> consent.selectedProperty().unbindBidirectional(model.consent()));
        missing.setText(get("consent.missing"));
        bag.now(model.missing(), missed -> {
            missing.setVisible(missed);
            missing.setManaged(missed);
        });
        bag.now(model.look(), look -> label());
    }

    private String get(String key, Object... values) {
        return messages.get("page.undo." + key, values);
    }

    void show(Chain chain) {
        List<Node> rows = new ArrayList<>();
        for (StyledLine line : new PreviewText(messages).undoCosts(chain.steps())) {
            rows.add(row(Tone.WARN, line.text()));
        }
        if (!chain.mayRestartPrimary()) {
            rows.add(row(Tone.GOOD, get("no-restart", chain.primary())));
        }
        lines.getChildren().setAll(rows);
        consent.setVisible(chain.mayRestartPrimary());
        consent.setManaged(chain.mayRestartPrimary());
        label();
    }

    private static Node row(Tone tone, String text) {
        return Kit.row(Kit.icon(tone), Kit.wrapped(text));
    }

    private void label() {
        model.chain().ifPresent(chain -> {
            OptionalInt clients =
                    model.look().get() instanceof Look.Answered answered ? answered.clients() : OptionalInt.empty();
            consent.setText(
                    clients.isPresent()
                            ? get("consent.counted", chain.primary(), clients.getAsInt())
                            : get("consent", chain.primary()));
        });
    }

    void focus() {
        consent.requestFocus();
    }
}
