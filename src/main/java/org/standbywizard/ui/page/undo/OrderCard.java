package org.standbywizard.ui.page.undo;

import java.util.List;
import javafx.scene.layout.VBox;
import org.standbywizard.run.Undoer;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Messages;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;

/** One run's steps in the order in which they are taken back. */
final class OrderCard extends VBox {
    OrderCard(Messages messages, Chain.Part part) {
        StepText words = new StepText(messages);
        HostRows rows = new HostRows(true);
        part.steps().forEach(step -> rows.add(step.host().name(), Kit.wrapped(words.undo(step))));
        VBox card = Kit.titled(
                messages.get(
                        "page.undo.order",
                        part.run().runId(),
                        UndoPage.when(part.run().startedAt(), messages.locale())),
                null,
                rows.isEmpty() ? Kit.wrapped(messages.get("page.undo.order.empty"), "quiet") : rows);
        card.getStyleClass().add("undo-order");
        getChildren().add(card);
        List<Step> left = Undoer.byHand(part.run());
        if (!left.isEmpty()) {
            getChildren().add(left(messages, words, left));
        }
    }

    /** What a person did in the wizard's place, by server. */
    private static VBox left(Messages messages, StepText words, List<Step> steps) {
        HostRows rows = new HostRows(true);
        steps.forEach(step -> rows.add(step.host().name(), Kit.wrapped(words.title(step))));
        VBox card = Kit.titled(messages.get("page.undo.by-hand"), null, rows);
        card.setId("undo-by-hand");
        return card;
    }
}
