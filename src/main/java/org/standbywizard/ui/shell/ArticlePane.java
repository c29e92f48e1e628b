package org.standbywizard.ui.shell;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.learn.Article;
import org.standbywizard.learn.Part;
import org.standbywizard.learn.Section;
import org.standbywizard.learn.Span;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Printable;
import org.standbywizard.ui.fx.Kit;

/** A text of the library as nodes; what is to be typed has a button that copies it. */
final class ArticlePane extends VBox {
    private final Messages words;
    private final Desktop desktop;
    private final List<ByHand> hands;

    /** @param hands what stands in the place of the step's commands */
    ArticlePane(Messages words, Desktop desktop, Article article, List<ByHand> hands) {
        this.words = words;
        this.desktop = desktop;
        this.hands = hands;
        getStyleClass().add("learn-text");
        article.sections().forEach(this::section);
    }

    private void section(Section section) {
        VBox box = Kit.styled(
                new VBox(), "learn-section", "learn-" + section.kind().name().toLowerCase(java.util.Locale.ROOT));
        if (!section.title().isEmpty()) {
            box.getChildren().add(Kit.wrapped(section.title(), "learn-label"));
        }
        section.parts().forEach(part -> part(part, box));
        getChildren().add(box);
    }

    private void part(Part part, VBox box) {
        if (part instanceof Part.Paragraph paragraph) {
            box.getChildren().add(flow(paragraph.spans()));
        } else if (part instanceof Part.Bullets bullets) {
            for (int i = 0; i < bullets.items().size(); i++) {
                box.getChildren().add(item(bullets.items().get(i), bullets.numbered() ? i + 1 + "." : "\u2022"));
            }
        } else if (part instanceof Part.Code code) {
            box.getChildren()
                    .add(block(code.language(), code.text(), !code.language().equals("text")));
        } else if (hands.isEmpty()) {
            box.getChildren().add(Kit.wrapped(words.get("learn.no-commands"), "learn-paragraph"));
        } else {
            hands.forEach(hand -> box.getChildren()
                    .add(new VBox(Kit.wrapped(hand.where(), "learn-where"), block(hand.where(), hand.text(), true))));
        }
    }

    private Node item(Part.Item item, String mark) {
        Label dot = Kit.styled(new Label(mark), "learn-dot");
        dot.setMinWidth(Region.USE_PREF_SIZE);
        VBox text = new VBox(
                item.spans().size() == 1 && item.spans().get(0) instanceof Span.Link link
                        ? link(link)
                        : flow(item.spans()));
        item.versions().ifPresent(range -> text.getChildren()
                .add(0, Kit.wrapped(words.get("learn.versions", range), "learn-where")));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        return Kit.styled(new HBox(dot, text), "learn-item");
    }

    private TextFlow flow(List<Span> spans) {
        TextFlow flow = Kit.styled(new TextFlow(), "learn-flow");
        StringBuilder said = new StringBuilder();
        for (Span span : spans) {
            String text = Printable.shown(span.text());
            said.append(text);
            flow.getChildren().add(node(span, text));
        }
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(said.toString());
        flow.setOnContextMenuRequested(
                event -> copying(said.toString()).show(flow, event.getScreenX(), event.getScreenY()));
        return flow;
    }

    private ContextMenu copying(String text) {
        MenuItem copy = new MenuItem(words.get("learn.copy-paragraph"));
        copy.setOnAction(event -> desktop.copy(text));
        return new ContextMenu(copy);
    }

    private Hyperlink link(Span.Link link) {
        Hyperlink open = Kit.styled(new Hyperlink(Printable.shown(link.text())), "learn-link");
        open.setWrapText(true);
        open.setOnAction(event -> desktop.browse(link.address()));
        return open;
    }

    private Node node(Span span, String text) {
        if (span instanceof Span.Link link) {
            return link(link);
        }
        Text node = new Text(text);
        if (span instanceof Span.Code) {
            return Kit.styled(node, "learn-word", "mono");
        }
        boolean strong = span instanceof Span.Emphasis emphasis && emphasis.strong();
        return Kit.styled(node, strong ? "learn-strong" : span instanceof Span.Emphasis ? "learn-em" : "learn-plain");
    }

    /** Columns must not be broken: what is wider than the panel is scrolled. */
    private static ScrollPane wide(String text) {
        Label label = Kit.mono(text);
        label.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        ScrollPane scroll = Kit.styled(new ScrollPane(label), "learn-wide");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        scroll.setMinWidth(0);
        return scroll;
    }

    private Node block(String what, String text, boolean typed) {
        Region lines = typed ? Kit.wrapped(text, "mono") : wide(text);
        lines.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox row = Kit.styled(new HBox(lines), "learn-commands", typed ? "learn-typed" : "learn-output");
        Button copy = Kit.iconButton(Feather.COPY, words.get("learn.copy", what), () -> desktop.copy(text));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(copy);
        return row;
    }
}
