package org.standbywizard.ui.page.undo;

import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;

/** Whose runs are shown, where several primaries have some that stand. */
final class ChainChoice extends VBox {
    ChainChoice(Messages messages, UndoModel.Shown.Of shown, Consumer<Chain> chosen) {
        ComboBox<Chain> box = Kit.id(new ComboBox<>(), "undo-chain");
        box.getItems().setAll(shown.all());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Chain chain) {
                return chain == null
                        ? ""
                        : messages.get(
                                "page.undo.chain",
                                chain.primary(),
                                String.join(
                                        ", ",
                                        chain.newest().plan().standbys().stream()
                                                .map(StandbyPlan::id)
                                                .map(Object::toString)
                                                .toList()),
                                UndoPage.when(chain.newest().startedAt(), messages.locale()));
            }

            @Override
            public Chain fromString(String ignored) {
                return null;
            }
        });
        box.setValue(shown.chain());
        box.valueProperty().addListener((o, was, is) -> chosen.accept(is));
        getChildren().add(Kit.field(messages.get("page.undo.chain.label"), box, null));
    }
}
