package org.standbywizard.ui.page.start;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Kit;

/** A large button with an icon, what it does, and a sentence about it. A Button cannot wrap what it shows. */
final class ChoiceCard extends VBox {
    private final Runnable action;

    ChoiceCard(String id, Feather icon, String title, String text, Runnable action) {
        this.action = action;
        setId(id);
        getStyleClass().addAll("card", "choice");
        VBox texts = Kit.styled(
                new VBox(Kit.wrapped(title, "choice-title"), Kit.wrapped(text, "choice-text")), "choice-texts");
        getChildren().addAll(Kit.styled(Kit.icon(icon), "choice-icon"), texts);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(title);
        setAccessibleHelp(text);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                action.run();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                event.consume();
                action.run();
            }
        });
    }

    @Override
    public void executeAccessibleAction(AccessibleAction wanted, Object... parameters) {
        if (wanted == AccessibleAction.FIRE) {
            action.run();
        } else {
            super.executeAccessibleAction(wanted, parameters);
        }
    }
}
