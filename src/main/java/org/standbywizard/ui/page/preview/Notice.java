package org.standbywizard.ui.page.preview;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** News above the page's content: a title, a text, and what can be done. */
final class Notice extends HBox {
    Notice(Tone tone, String title, String text, Button... buttons) {
        VBox lines = Kit.styled(new VBox(Kit.wrapped(title, "card-title")), "lines");
        if (!text.isEmpty()) {
            lines.getChildren().add(Kit.wrapped(text));
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        getStyleClass().addAll("notice", tone.styleClass());
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(Kit.icon(tone), lines);
        getChildren().addAll(buttons);
    }
}
