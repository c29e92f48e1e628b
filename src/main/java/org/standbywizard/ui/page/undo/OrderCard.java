package org.standbywizard.ui.page.undo;

import javafx.scene.layout.VBox;
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
    }
}
