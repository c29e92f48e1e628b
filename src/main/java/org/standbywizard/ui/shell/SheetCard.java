package org.standbywizard.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.Sheet;

/** A question of the program itself. */
final class SheetCard implements OverlayCard {
    private final VBox box;
    private final List<Button> buttons;

    SheetCard(FrameParts parts, Sheet sheet) {
        String key = "sheet." + sheet.key() + ".";
        Object[] values = sheet.values().toArray();
        buttons = sheet.choices().stream()
                .map(choice -> button(parts, parts.words(key + choice.key()), choice))
                .toList();
        buttons.get(buttons.size() - 1).getStyleClass().add("accent");
        box = OverlayCard.box(
                parts.words(key + "title", values),
                Kit.wrapped(parts.words(key + "text", values), "overlay-text"),
                OverlayCard.buttons(buttons.toArray(Button[]::new)));
    }

    private static Button button(FrameParts parts, String text, Sheet.Choice choice) {
        Button button = Kit.button(text, () -> parts.sheets().choose(choice));
        button.setId("sheet-" + choice.key());
        return choice.danger() ? Kit.deliberate(Kit.styled(button, "danger")) : button;
    }

    @Override
    public VBox box() {
        return box;
    }

    @Override
    public Node first() {
        return buttons.get(buttons.size() - 1);
    }
}
