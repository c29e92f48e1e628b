package org.standbywizard.ui.page.preview;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.remote.Secret;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;

/** A password that is shown only while somebody wants to see it. Whoever selects another entry hides it again. */
final class PasswordBox extends HBox {
    private static final int COLUMNS = 34;

    private final Messages words;
    private final Secret password;
    private final Consumer<String> copy;
    private boolean shown;

    PasswordBox(Messages words, Secret password, Consumer<String> copy) {
        this.words = words;
        this.password = password;
        this.copy = copy;
        getStyleClass().addAll("row", "password-box");
        lay();
    }

    private void lay() {
        String key = shown ? "page.preview.secret.hide" : "page.preview.secret.show";
        Button toggle = Kit.id(Kit.button(words.get(key), this::toggle), "show-password");
        toggle.setGraphic(Kit.icon(shown ? Feather.EYE_OFF : Feather.EYE));
        if (!shown) {
            getChildren().setAll(toggle);
            return;
        }
        TextField field = Kit.id(new TextField(password.reveal()), "password-shown");
        field.getStyleClass().add("mono");
        field.setEditable(false);
        field.setPrefColumnCount(COLUMNS);
        field.setAccessibleText(words.get("page.preview.secret.field"));
        Button copies = Kit.iconButton(
                Feather.COPY, words.get("page.preview.secret.copy"), () -> copy.accept(password.reveal()));
        getChildren().setAll(List.of(field, Kit.id(copies, "copy-password"), toggle));
    }

    private void toggle() {
        shown = !shown;
        lay();
        lookup("#show-password").requestFocus();
    }
}
