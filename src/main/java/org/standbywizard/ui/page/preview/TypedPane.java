package org.standbywizard.ui.page.preview;

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

    /** @param secret what is to be said about a password in it; empty for nothing */
    TypedPane(Messages words, Typed typed, String secret) {
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
        if (!secret.isEmpty()) {
            content.getChildren().add(Kit.styled(Kit.row(Kit.icon(Tone.INFO), Kit.wrapped(secret)), "secret-note"));
        }
        setContent(content);
    }

    private static String where(Messages words, Typed typed) {
        String key = typed.kind() == Equivalent.Kind.SQL ? "page.preview.as.sql" : "page.preview.as.shell";
        return words.get(key, typed.user(), typed.at());
    }
}
