package org.standbywizard.ui.page.preview;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.page.preview.Entry.Content;
import org.standbywizard.ui.shell.PageContext;

/** The selected entry: what it does, then its file's difference or its very lines, then how it is taken back. */
final class EntryPane extends VBox {
    private final PageContext context;
    private final Messages words;
    private final PreviewModel model;
    private final State.Shown shown;
    private final EntryWords names;
    private final Bag bag = new Bag();

    EntryPane(PageContext context, PreviewModel model, State.Shown shown) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.shown = shown;
        this.names = new EntryWords(words, shown.outline().copied());
        getStyleClass().add("entry-pane");
    }

    void show(Entry entry) {
        bag.close();
        HBox head = Kit.styled(Kit.row(), "entry-head");
        head.setMinHeight(Region.USE_PREF_SIZE);
        Label title = Kit.wrapped(names.title(entry), "card-title", "entry-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().add(title);
        Node content;
        if (entry.content() instanceof Content.FileEdit file) {
            boolean unified = context.layout().compact().get();
            String from = words.get(file.copied() ? "page.preview.before.copied" : "page.preview.before", entry.host());
            DiffPane diff = new DiffPane(words, file.diff(), from, unified);
            head.getChildren().addAll(file(file, diff, unified));
            head.getChildren().add(copy(file.diff().text()));
            diff.jump(model.change().get());
            content = diff;
        } else {
            Content.Typed typed = (Content.Typed) entry.content();
            head.getChildren().add(copy(String.join("\n", typed.lines())));
            content = new TypedPane(
                    words, typed, SecretNote.of(words, entry.step(), shown.previewed()), this::toClipboard);
        }
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(head, content);
        String undo = names.undo(entry);
        if (!undo.isEmpty()) {
            Label label = Kit.wrapped(words.get("page.preview.undo", undo), "quiet");
            getChildren().add(Kit.styled(Kit.row(Kit.icon(Feather.CORNER_UP_LEFT), label), "undo-line"));
        }
    }

    private Button copy(String text) {
        return Kit.id(
                Kit.iconButton(Feather.COPY, words.get("page.preview.copy"), () -> toClipboard(text)), "copy-entry");
    }

    private void toClipboard(String text) {
        context.desktop().copy(text);
        context.notices().said(words.get("page.preview.copied"));
    }

    private List<Node> file(Content.FileEdit file, DiffPane diff, boolean unified) {
        List<Node> nodes = new ArrayList<>();
        if (file.needsRestart()) {
            nodes.add(Kit.badge(Tone.WARN, words.get("page.preview.needs-restart")));
        } else if (!file.existed()) {
            nodes.add(Kit.badge(Tone.INFO, words.get("page.preview.tag.new")));
        }
        int all = (unified ? file.diff().lineChanges() : file.diff().changes()).size();
        if (all > 1) {
            Label place = Kit.styled(new Label(), "quiet");
            place.setMinWidth(Region.USE_PREF_SIZE);
            bag.now(
                    model.change(),
                    now -> place.setText(words.get("page.preview.change", Math.min(now.intValue() + 1, all), all)));
            nodes.add(place);
        }
        nodes.add(step(Feather.ARROW_UP, "before", -1, all, diff));
        nodes.add(step(Feather.ARROW_DOWN, "next", 1, all, diff));
        return nodes;
    }

    /** At the first and the last change it comes back to it, wherever one has scrolled. */
    private Button step(Feather icon, String key, int by, int all, DiffPane diff) {
        IntegerProperty change = model.change();
        return Kit.id(
                Kit.iconButton(icon, words.get("page.preview.change." + key), () -> {
                    change.set(Math.max(0, Math.min(all - 1, change.get() + by)));
                    diff.jump(change.get());
                }),
                "change-" + key);
    }

    void close() {
        bag.close();
    }
}
