package org.standbywizard.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.HelpText;
import org.standbywizard.text.Messages;

/** What is known of a raw message that stands beside it: why it happens; unfolded, how to confirm and to fix it. */
public final class HelpBox extends VBox {
    /**
     * @param known what to tell; nothing is shown for an empty list
     * @param copy gets a block of commands
     */
    public HelpBox(Messages words, List<HelpText> known, Consumer<String> copy) {
        getStyleClass().add("help-box");
        known.forEach(one -> getChildren().add(entry(words, one, copy)));
        setVisible(!known.isEmpty());
        setManaged(!known.isEmpty());
    }

    private static Node entry(Messages words, HelpText known, Consumer<String> copy) {
        List<Node> more = new ArrayList<>();
        more.add(Kit.wrapped(words.get("help.confirm"), "strong"));
        parts(words, known.confirm(), copy, more);
        more.add(Kit.wrapped(words.get("help.fix"), "strong"));
        parts(words, known.fix(), copy, more);
        VBox content = Kit.styled(new VBox(more.toArray(Node[]::new)), "help-more");
        TitledPane pane = new TitledPane(words.get("help.more"), content);
        pane.setAccessibleText(known.title() + ": " + words.get("help.more"));
        pane.getStyleClass().addAll("dense", "trouble-details");
        pane.setExpanded(false);
        pane.setAnimated(false);
        List<Node> lines = new ArrayList<>();
        lines.add(Kit.wrapped(words.get("help.known", known.title()), "strong"));
        parts(words, known.cause(), copy, lines);
        lines.add(pane);
        VBox text = Kit.styled(new VBox(lines.toArray(Node[]::new)), "help-entry");
        text.setId("help-" + known.id());
        HBox.setHgrow(text, Priority.ALWAYS);
        return text;
    }

    private static void parts(Messages words, List<HelpText.Said> parts, Consumer<String> copy, List<Node> nodes) {
        for (HelpText.Said part : parts) {
            if (part instanceof HelpText.Said.Words text) {
                nodes.add(Kit.wrapped(text.text()));
            } else if (part instanceof HelpText.Said.Lines code) {
                nodes.add(Kit.wrapped(code.place(), "quiet"));
                nodes.add(code(words, String.join("\n", code.lines()), copy));
            }
        }
    }

    private static Node code(Messages words, String lines, Consumer<String> copy) {
        Label text = Kit.wrapped(lines, "mono");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        return Kit.styled(
                Kit.row(text, Kit.iconButton(Feather.COPY, words.get("help.copy"), () -> copy.accept(lines))),
                "help-code");
    }
}
