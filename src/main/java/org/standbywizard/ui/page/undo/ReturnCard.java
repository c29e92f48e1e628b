package org.standbywizard.ui.page.undo;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;

/** The files and data directories that come back. */
final class ReturnCard extends VBox {
    private final boolean empty;

    ReturnCard(Messages messages, Chain chain) {
        HostRows rows = new HostRows(false);
        chain.files().forEach(file -> rows.add(file.host().name(), place(file, "")));
        chain.directories()
                .forEach(place -> rows.add(
                        place.host().name(), place(place, messages.get("page.undo.returns.from", place.from()))));
        this.empty = rows.isEmpty();
        getChildren().add(Kit.titled(messages.get("page.undo.returns"), null, rows));
    }

    boolean isEmpty() {
        return empty;
    }

    private static Node place(Chain.Return back, String from) {
        VBox place = new VBox(Kit.styled(Kit.wrapped(back.place()), "mono"));
        if (!from.isEmpty()) {
            place.getChildren().add(Kit.wrapped(from, "hint"));
        }
        return place;
    }
}
