package org.standbywizard.ui.page.preview;

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
import org.standbywizard.text.StepLines;
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
        HBox head = Kit.styled(Kit.row(), "card-head");
        Label title = Kit.wrapped(names.title(entry), "card-title", "entry-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().add(title);
        Node content;
        if (entry.content() instanceof Content.FileEdit file) {
            boolean unified = context.layout().compact().get();
            DiffPane diff = new DiffPane(words, file.diff(), entry.host().name(), unified);
            head.getChildren().addAll(file(file, unified));
            head.getChildren().add(copy(String.join("\n", StepLines.diff(entry.step()))));
            bag.now(model.change(), change -> diff.jump(change.intValue()));
            content = diff;
        } else {
            Content.Typed typed = (Content.Typed) entry.content();
            head.getChildren().add(copy(String.join("\n", typed.lines())));
            content = new TypedPane(words, typed, secret(entry));
        }
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(head, content);
        String undo = names.undo(entry);
        if (!undo.isEmpty()) {
            Label label = Kit.wrapped(words.get("page.preview.undo", undo), "quiet");
            getChildren().add(Kit.styled(Kit.row(Kit.icon(Feather.CORNER_UP_LEFT), label), "undo-line"));
        }
    }

    private String secret(Entry entry) {
        return SecretNote.of(
                words,
                entry.step(),
                shown.previewed().checked().plan(),
                shown.previewed().changeSet());
    }

    private Button copy(String text) {
        return Kit.id(
                Kit.iconButton(Feather.COPY, words.get("page.preview.copy"), () -> {
                    context.desktop().copy(text);
                    context.notices().said(words.get("page.preview.copied"));
                }),
                "copy-entry");
    }

    private List<Node> file(Content.FileEdit file, boolean unified) {
        int all = (unified ? file.diff().lineChanges() : file.diff().changes()).size();
        IntegerProperty change = model.change();
        Label place = Kit.styled(new Label(), "quiet");
        place.setMinWidth(Region.USE_PREF_SIZE);
        Button before = step(Feather.ARROW_UP, "before", -1, all);
        Button next = step(Feather.ARROW_DOWN, "next", 1, all);
        bag.now(change, now -> {
            place.setText(words.get("page.preview.change", Math.min(now.intValue() + 1, all), all));
            before.setDisable(now.intValue() <= 0);
            next.setDisable(now.intValue() >= all - 1);
        });
        Label badge = file.needsRestart()
                ? Kit.badge(Tone.WARN, words.get("page.preview.needs-restart"))
                : Kit.badge(Tone.INFO, words.get(file.existed() ? "page.preview.edited" : "page.preview.tag.new"));
        return List.of(badge, place, before, next);
    }

    private Button step(Feather icon, String key, int by, int all) {
        IntegerProperty change = model.change();
        return Kit.id(
                Kit.iconButton(
                        icon,
                        words.get("page.preview.change." + key),
                        () -> change.set(Math.max(0, Math.min(all - 1, change.get() + by)))),
                "change-" + key);
    }

    void close() {
        bag.close();
    }
}
