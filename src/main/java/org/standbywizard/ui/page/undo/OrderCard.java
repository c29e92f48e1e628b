package org.standbywizard.ui.page.undo;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Messages;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;

/** One run's steps in the order in which they are taken back. */
final class OrderCard extends VBox {
    OrderCard(Messages messages, Chain.Part part) {
        StepText words = new StepText(messages);
        List<Node> rows = new ArrayList<>();
        for (Step step : part.steps()) {
            rows.add(row(rows.size() + 1, step.host().name(), words.undo(step)));
        }
        if (rows.isEmpty()) {
            rows.add(Kit.wrapped(messages.get("page.undo.order.empty"), "quiet"));
        }
        VBox card = Kit.titled(
                messages.get(
                        "page.undo.order",
                        part.run().runId(),
                        UndoPage.when(part.run().startedAt(), messages.locale())),
                null,
                rows.toArray(Node[]::new));
        card.getStyleClass().add("undo-order");
        getChildren().add(card);
    }

    private static Node row(int number, String host, String text) {
        Label place = Kit.styled(new Label(number + "."), "undo-number", "quiet");
        place.setMinWidth(Region.USE_PREF_SIZE);
        Label name = Kit.styled(new Label(host), "undo-host");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var row = Kit.row(place, name, Kit.wrapped(text));
        row.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        return row;
    }
}
