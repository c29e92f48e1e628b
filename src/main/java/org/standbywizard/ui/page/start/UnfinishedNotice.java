package org.standbywizard.ui.page.start;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** Tells of a run that stopped half-way, before anything else is begun. */
final class UnfinishedNotice extends HBox {
    UnfinishedNotice(PageContext context, StartModel model, RunRow row) {
        Messages words = context.words();
        RunWords said = new RunWords(words);
        setId("unfinished");
        getStyleClass().addAll("notice", Tone.WARN.styleClass());
        Button resume = Kit.button(words.get("page.start.resume"), () -> model.resume(row.run()));
        resume.setId("unfinished-resume");
        Button undo = Kit.button(words.get("page.start.undo"), () -> model.undo(row.run()));
        undo.setId("unfinished-undo");
        String text = words.get(
                row.maybeCopying() ? "page.start.unfinished.copying" : "page.start.unfinished.text",
                String.join(", ", row.standbys()));
        VBox texts = Kit.styled(
                new VBox(
                        Kit.wrapped(
                                words.get("page.start.unfinished", said.servers(row), said.date(row)), "notice-cause"),
                        Kit.wrapped(text, "notice-text"),
                        Kit.row(resume, undo)),
                "notice-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(Kit.icon(Tone.WARN), texts);
    }
}
