package org.standbywizard.ui.page.preview;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** What an attempt to apply has to say; above everything else on the page. */
final class WordBar extends VBox {
    private final PageContext context;
    private final Messages words;
    private final PreviewModel model;

    WordBar(PageContext context, PreviewModel model) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        setId("word");
    }

    void refresh() {
        Optional<Node> news = news();
        getChildren().setAll(news.stream().toList());
        setVisible(news.isPresent());
        setManaged(news.isPresent());
    }

    private Optional<Node> news() {
        if (model.isBegun() && model.state().get() instanceof State.Shown) {
            return Optional.of(new Notice(
                    Tone.INFO,
                    words.get("page.preview.begun"),
                    words.get("page.preview.begun.why"),
                    Kit.id(
                            Kit.button(words.get("page.preview.check-again"), () -> {
                                model.forget();
                                context.navigator().go(PageId.PREFLIGHT);
                            }),
                            "check-again")));
        }
        return model.word().get().flatMap(this::said);
    }

    private Optional<Node> said(Word word) {
        if (word instanceof Word.Changed changed) {
            return Optional.of(new Notice(
                    Tone.WARN,
                    words.get("page.preview.changed"),
                    words.get("page.preview.changed.why", String.join(", ", changed.files()))));
        } else if (word instanceof Word.More) {
            return Optional.of(
                    new Notice(Tone.WARN, words.get("page.preview.more"), words.get("page.preview.more.why")));
        } else if (word instanceof Word.Worse) {
            return Optional.of(
                    new Notice(Tone.BAD, words.get("page.preview.worse"), words.get("page.preview.worse.why")));
        } else if (word instanceof Word.Failed failed) {
            return Optional.of(failure(failed.failure()));
        }
        // What is not decided yet is shown where it is decided.
        return Optional.empty();
    }

    private Node failure(Failure failure) {
        FailureText text = FailureText.of(words, failure);
        String more = text.detail().isEmpty() ? text.next() : String.join("\n", text.next(), text.detail());
        return new Notice(
                Tone.BAD, text.cause(), more, Kit.button(words.get("page.preview.copy"), () -> context.desktop()
                        .copy(text.toString())));
    }
}
