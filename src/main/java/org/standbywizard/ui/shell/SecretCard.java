package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import org.standbywizard.remote.Secret;
import org.standbywizard.text.Messages;
import org.standbywizard.text.SecretText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.Question;

/** Asks for a secret by its name. It is kept in memory only. */
final class SecretCard implements OverlayCard {
    private final VBox box;
    private final PasswordField field = Kit.id(new PasswordField(), "secret-field");

    SecretCard(Messages words, Question.ForSecret question) {
        Button use = Kit.styled(Kit.button(words.get("secret.use"), () -> give(question)), "accent");
        use.setId("secret-use");
        use.disableProperty().bind(field.textProperty().isEmpty());
        Button not = Kit.button(words.get("secret.not"), () -> question.answer().accept(Optional.empty()));
        not.setId("secret-not");
        field.setOnAction(event -> {
            if (!field.getText().isEmpty()) {
                give(question);
            }
        });
        box = OverlayCard.box(
                words.get("secret.title"),
                Kit.field(
                        Kit.literal(capital(SecretText.of(words, question.purpose()))),
                        field,
                        words.get("secret.kept")),
                OverlayCard.buttons(not, use));
    }

    /** The words also stand within sentences. */
    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void give(Question.ForSecret question) {
        Secret secret = new Secret(field.getText());
        field.clear();
        question.answer().accept(Optional.of(secret));
    }

    @Override
    public VBox box() {
        return box;
    }

    @Override
    public Node first() {
        return field;
    }
}
