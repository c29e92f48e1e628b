package org.standbywizard.ui.page.undo;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;

/** The files and data directories that come back. */
final class ReturnCard extends VBox {
    private final boolean empty;

    ReturnCard(Messages messages, Chain chain) {
        List<Node> rows = new ArrayList<>();
        chain.files().forEach(file -> rows.add(row(file, "")));
        chain.directories()
                .forEach(place -> rows.add(row(place, messages.get("page.undo.returns.from", place.from()))));
        this.empty = rows.isEmpty();
        getChildren().add(Kit.titled(messages.get("page.undo.returns"), null, rows.toArray(Node[]::new)));
    }

    boolean isEmpty() {
        return empty;
    }

    private static Node row(Chain.Return back, String from) {
        Label host = Kit.styled(new Label(back.host().name()), "undo-host");
        host.setMinWidth(Region.USE_PREF_SIZE);
        VBox place = new VBox(Kit.styled(Kit.wrapped(back.place()), "mono"));
        if (!from.isEmpty()) {
            place.getChildren().add(Kit.wrapped(from, "hint"));
        }
        var row = Kit.row(host, place);
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return row;
    }
}
