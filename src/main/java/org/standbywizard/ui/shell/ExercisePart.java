package org.standbywizard.ui.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Kit;

/** Pieces of an exercise's text as nodes; what is to be typed can be copied. */
final class ExercisePart {
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    private final FrameParts parts;

    ExercisePart(FrameParts parts) {
        this.parts = parts;
    }

    Node node(ExerciseText.Part part) {
        if (part instanceof ExerciseText.Part.Code code) {
            return code(code.text());
        } else if (part instanceof ExerciseText.Part.Link link) {
            Hyperlink open = Kit.styled(new Hyperlink(link.text()), "learn-link");
            open.setOnAction(event -> parts.context().desktop().browse(link.address()));
            return open;
        }
        return flow(((ExerciseText.Part.Words) part).text());
    }

    /** With what a server or a shell spells in letters of one width. */
    private static TextFlow flow(String words) {
        TextFlow flow = Kit.styled(new TextFlow(), "exercise-flow");
        Matcher word = WORD.matcher(words);
        int at = 0;
        while (word.find()) {
            flow.getChildren()
                    .addAll(
                            Kit.styled(new Text(words.substring(at, word.start())), "exercise-words"),
                            Kit.styled(new Text(word.group(1)), "exercise-words", "mono"));
            at = word.end();
        }
        flow.getChildren().add(Kit.styled(new Text(words.substring(at)), "exercise-words"));
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(words.replace("`", ""));
        return flow;
    }

    /** Also for a command that belongs to no text. */
    Node code(String text) {
        Label label = Kit.wrapped(text, "mono");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Button copy = Kit.iconButton(
                Feather.COPY, parts.words("learn.copy"), () -> parts.context().desktop().copy(text));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        return Kit.styled(new HBox(label, copy), "exercise-code");
    }
}
