package org.standbywizard.ui.page.preview;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.standbywizard.run.Journals;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** The page while there is no preview to show: why, and what to do. */
final class StatePane extends VBox {
    private final PageContext context;
    private final Messages words;
    private final PreviewModel model;

    StatePane(PageContext context, PreviewModel model) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        getStyleClass().addAll("card", "state-pane");
        setId("state");
        setAlignment(Pos.CENTER);
    }

    void show(State state) {
        getChildren().clear();
        if (state instanceof State.Planning) {
            ProgressIndicator working = new ProgressIndicator();
            working.setAccessibleText(words.get("page.preview.planning"));
            say(working, words.get("page.preview.planning"), "");
        } else if (state instanceof State.Failed failed) {
            FailureText text = FailureText.of(words, failed.failure());
            say(
                    big(Tone.BAD),
                    words.get("page.preview.unplanned"),
                    text.toString(),
                    Kit.button(words.get("page.preview.copy"), () -> context.desktop()
                            .copy(text.toString())),
                    Kit.button(words.get("page.preview.retry"), model::preview));
        } else if (state instanceof State.Nothing) {
            say(big(Tone.GOOD), words.get("page.preview.nothing"), words.get("page.preview.nothing.why"));
        } else if (state instanceof State.Unfinished unfinished) {
            unfinished(unfinished.run());
        } else {
            say(
                    big(Tone.NEUTRAL),
                    words.get(model.isOutOfDate() ? "page.preview.out-of-date" : "page.preview.not-ready"),
                    words.get("page.preview.not-ready.why"));
        }
    }

    private void unfinished(Journals.RunRecord run) {
        say(
                big(Tone.WARN),
                words.get("page.preview.unfinished"),
                words.get(
                        "page.preview.unfinished.why",
                        run.runId(),
                        run.ended().size(),
                        run.changeSet().steps().count()),
                Kit.id(
                        Kit.button(
                                words.get("page.preview.undo-run"),
                                () -> model.undo(run, () -> context.navigator().go(PageId.UNDO))),
                        "undo-run"),
                Kit.id(
                        Kit.button(
                                words.get("page.preview.resume"),
                                () -> model.take(new RunRequest.Resume(run), () -> context.navigator()
                                        .go(PageId.APPLY))),
                        "resume-run"));
    }

    private static Node big(Tone tone) {
        return Kit.styled(Kit.icon(tone), "state-icon");
    }

    private void say(Node picture, String title, String text, Button... buttons) {
        Label name = Kit.wrapped(title, "state-title");
        getChildren().addAll(picture, name);
        if (!text.isEmpty()) {
            getChildren().add(Kit.wrapped(text, "quiet", "state-text"));
        }
        if (buttons.length > 0) {
            HBox row = Kit.row(buttons);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
