package org.standbywizard.ui.page.start;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.ReportSaving;

/** What was run from this computer, with what can be done about it. */
final class RecentRuns extends VBox {
    /** More are in the command {@code runs}. */
    private static final int MOST = 8;

    private final StartModel model;
    private final Messages words;
    private final RunWords said;
    private final ReportSaving saving;
    private final VBox rows = Kit.styled(new VBox(), "start-rows");

    RecentRuns(PageContext context, StartModel model, Bag bag) {
        this.model = model;
        this.words = context.words();
        this.said = new RunWords(words);
        this.saving = new ReportSaving(context);
        setId("recent-runs");
        VBox card = Kit.titled(words.get("page.start.runs"), null, rows);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        bag.now(model.runs(), this::show);
    }

    private void show(Runs runs) {
        rows.getChildren().clear();
        if (runs instanceof Runs.Known known && !known.rows().isEmpty()) {
            List<RunRow> first =
                    known.rows().subList(0, Math.min(MOST, known.rows().size()));
            first.forEach(row -> rows.getChildren().add(row(row)));
            if (known.rows().size() > MOST) {
                rows.getChildren()
                        .add(Kit.wrapped(
                                words.get("page.start.runs.more", known.rows().size() - MOST), "hint"));
            }
        } else if (runs instanceof Runs.Unreadable unreadable) {
            FailureText text = FailureText.of(words, unreadable.failure());
            rows.getChildren().add(Kit.row(Kit.icon(Tone.BAD), grown(Kit.wrapped(text.cause() + " " + text.next()))));
        } else {
            String key = runs instanceof Runs.Reading ? "page.start.runs.reading" : "page.start.runs.none";
            rows.getChildren().add(Kit.wrapped(words.get(key), "quiet"));
        }
    }

    private Node row(RunRow row) {
        Label servers = Kit.styled(new Label(said.servers(row)), "start-run");
        servers.setMinWidth(0);
        HBox.setHgrow(servers, Priority.ALWAYS);
        servers.setMaxWidth(Double.MAX_VALUE);
        HBox head = Kit.row(servers, Kit.badge(said.tone(row), said.state(row)));
        Label detail = Kit.styled(new Label(said.detail(row)), "hint");
        detail.setMinWidth(0);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        HBox tail = Kit.row(detail);
        tail.getChildren().add(report(row));
        if (row.resumable()) {
            tail.getChildren().add(button("page.start.resume", "resume", row, () -> model.resume(row.run())));
        }
        if (row.undoable()) {
            tail.getChildren().add(button("page.start.undo", "undo", row, () -> model.undo(row.run())));
        }
        VBox box = Kit.styled(new VBox(head, tail), "start-run-row");
        tail.setAlignment(Pos.CENTER_LEFT);
        box.setAccessibleText(said.servers(row) + ", " + said.state(row) + ", " + said.detail(row));
        return box;
    }

    /** An icon: beside two other buttons there is no room for its words where the window is narrow. */
    private Node report(RunRow row) {
        String says = words.get("page.start.report") + ": " + said.servers(row);
        Button button = Kit.iconButton(
                Feather.FILE_TEXT, says, () -> saving.run(row.run().runId()));
        return Kit.id(button, "report-" + row.run().runId());
    }

    private Node button(String key, String id, RunRow row, Runnable action) {
        var button = Kit.styled(Kit.button(words.get(key), action), "small");
        button.setId(id + "-" + row.run().runId());
        button.setAccessibleText(words.get(key) + ": " + said.servers(row));
        return button;
    }

    private static Node grown(Label label) {
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
