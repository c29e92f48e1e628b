package org.standbywizard.ui.page.preview;

import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.page.preview.Entry.Content.Typed;

/** The very lines that a person would type for a step, and where. */
final class TypedPane extends ScrollPane {
    /** About as many characters as a line of the box holds. */
    private static final int LINE = 56;

    /** @param copy is given a text for the clipboard */
    TypedPane(Messages words, Typed typed, SecretNote secret, Consumer<String> copy) {
        getStyleClass().add("typed");
        setFitToWidth(true);
        String text = String.join("\n", typed.lines());
        TextArea lines = Kit.id(new TextArea(text), "lines");
        lines.getStyleClass().addAll("mono", "typed-lines");
        lines.setEditable(false);
        lines.setWrapText(true);
        int rows = typed.lines().stream()
                .mapToInt(line -> 1 + line.length() / LINE)
                .sum();
        lines.setPrefRowCount(rows);
        lines.setAccessibleText(where(words, typed));
        VBox content = Kit.styled(new VBox(Kit.wrapped(where(words, typed), "quiet"), lines), "card-body");
        if (!secret.text().isEmpty()) {
            content.getChildren()
                    .add(Kit.styled(Kit.row(Kit.icon(Tone.INFO), Kit.wrapped(secret.text())), "secret-note"));
        }
        secret.password().ifPresent(password -> content.getChildren().add(new PasswordBox(words, password, copy)));
        setContent(content);
    }

    private static String where(Messages words, Typed typed) {
        String key = typed.kind() == Equivalent.Kind.SQL ? "page.preview.as.sql" : "page.preview.as.shell";
        return words.get(key, typed.user(), typed.at());
    }
}
