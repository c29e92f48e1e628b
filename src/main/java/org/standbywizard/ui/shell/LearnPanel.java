package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;

/** At the side of every page: what this is about, why, how one would do it by hand, and the traps. */
final class LearnPanel extends VBox {
    private final Messages words;
    private final Desktop desktop;
    private final Label title = Kit.wrapped("", "learn-title");
    private final VBox text = Kit.styled(new VBox(), "learn-text");
    private final ScrollPane scroll = Kit.styled(new ScrollPane(text), "learn-scroll");
    private String shown = "";

    LearnPanel(Messages words, Desktop desktop, Runnable fold) {
        this.words = words;
        this.desktop = desktop;
        setId("learn");
        getStyleClass().add("learn");
        setAccessibleText(words.get("learn.button"));
        Button close = Kit.iconButton(Feather.X, words.get("learn.fold"), fold);
        close.setId("learn-close");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = Kit.styled(new HBox(title, close), "learn-head");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /** @param topic a page's word, or something finer that the page names */
    void show(String topic) {
        if (topic == null || topic.equals(shown)) {
            return;
        }
        shown = topic;
        String key = "learn." + topic;
        title.setText(words.has(key + ".title") ? words.get(key + ".title") : words.get("learn.button"));
        text.getChildren().clear();
        paragraph(key + ".what", "learn-paragraph");
        paragraph(key + ".why", "learn-paragraph");
        said(key + ".byhand").ifPresent(this::byHand);
        said(key + ".trap").ifPresent(trap -> {
            Label label = Kit.wrapped(words.get("learn.trap", trap), "learn-paragraph", "learn-trap");
            text.getChildren().add(label);
        });
        said(key + ".doc").ifPresent(doc -> link(doc, said(key + ".link")));
        scroll.setVvalue(0);
    }

    private void paragraph(String key, String style) {
        said(key).ifPresent(said -> text.getChildren().add(Kit.wrapped(said, style)));
    }

    private void byHand(String commands) {
        Label label = Kit.wrapped(commands, "mono", "learn-commands");
        label.setMaxWidth(Double.MAX_VALUE);
        Button copy = Kit.iconButton(Feather.COPY, words.get("learn.copy"), () -> desktop.copy(commands));
        HBox head = Kit.row(Kit.styled(new Label(words.get("learn.byhand")), "learn-label"), Kit.spacer(), copy);
        text.getChildren().add(Kit.styled(new VBox(head, label), "learn-byhand"));
    }

    private void link(String doc, Optional<String> address) {
        Hyperlink link = new Hyperlink(words.get("learn.doc", doc));
        link.setWrapText(true);
        link.getStyleClass().add("learn-link");
        address.ifPresent(to -> link.setOnAction(event -> desktop.browse(to)));
        text.getChildren().add(link);
    }

    private Optional<String> said(String key) {
        return words.has(key) ? Optional.of(words.get(key)) : Optional.empty();
    }
}
