package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.HelpBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** A failure in the card that it belongs to: cause, next action, the raw message. */
final class FailureNote {
    private FailureNote() {}

    static Node of(PageContext context, Failure failure) {
        Messages words = context.words();
        FailureText text = FailureText.of(words, failure);
        List<Label> lines = new ArrayList<>(List.of(Kit.wrapped(text.cause()), Kit.wrapped(text.next(), "quiet")));
        if (!text.detail().isEmpty()) {
            lines.add(Kit.wrapped(text.detail(), "mono"));
        }
        HBox notice = notice(Tone.BAD, lines.toArray(Label[]::new));
        ((VBox) notice.getChildren().get(1))
                .getChildren()
                .add(new HelpBox(words, text.known(), context.desktop()::copy));
        return notice;
    }

    /** A coloured strip with an icon. */
    static HBox notice(Tone tone, Label... lines) {
        VBox words = new VBox(4, lines);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox notice = new HBox(Kit.icon(tone), words);
        notice.getStyleClass().addAll("notice", tone.styleClass());
        return notice;
    }
}
