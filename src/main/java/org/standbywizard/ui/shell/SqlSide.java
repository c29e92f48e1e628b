package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Printable;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.fx.TroubleBox;
import org.standbywizard.ui.model.PracticeBench.Answer;

/** One server's statement and what came of it. */
final class SqlSide extends VBox {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final double COLUMN_WIDTH = 120;

    private final FrameParts parts;
    private final SqlDesk.Side model;
    private final StackPane result = Kit.styled(new StackPane(), "sql-result");
    private final Label said = Kit.styled(new Label(), "desk-progress");
    private final Button run;

    SqlSide(FrameParts parts, Bag bag, SqlDesk.Side model, String id) {
        this.parts = parts;
        this.model = model;
        getStyleClass().add("sql-side");
        TextArea text = Kit.id(Kit.styled(new TextArea(), "mono", "sql-text"), id);
        text.setWrapText(true);
        text.setPrefRowCount(4);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty().bindBidirectional(model.text());
        bag.add(() -> text.textProperty().unbindBidirectional(model.text()));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        run = Kit.id(Kit.button(parts.words("practice.sql.run"), model::run), id + "-run");
        run.getStyleClass().add("accent");
        ComboBox<String> host = Kit.id(new ComboBox<>(), id + "-host");
        host.getItems().setAll(parts.practising().exercising().sql().hosts());
        host.setValue(model.host().get());
        host.setAccessibleText(parts.words("practice.sql.host"));
        host.setOnAction(event -> model.host().set(host.getValue()));
        said.setMinWidth(0);
        VBox.setVgrow(result, Priority.ALWAYS);
        result.setMinHeight(0);
        getChildren().setAll(Kit.row(host, Kit.spacer(), run), text, result, said);
        bag.now(model.host(), now -> text.setAccessibleText(parts.words("practice.sql.statement", now)));
        bag.any(this::show, model.result(), model.running());
    }

    /** Enter makes a new line, as in an editor; the Tab key leaves. */
    private void key(KeyEvent event) {
        if (RUN.match(event)) {
            model.run();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            KeyEvent leave =
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false);
            ((Node) event.getSource()).fireEvent(leave);
        }
    }

    private void show() {
        run.setDisable(model.running().get());
        result.setOpacity(model.running().get() ? 0.5 : 1);
        Optional<SqlDesk.Result> came = model.result().get();
        said.setText(model.running().get() ? parts.words("practice.sql.running") : "");
        if (came.isEmpty()) {
            result.getChildren().setAll(Kit.wrapped(parts.words("practice.sql.empty"), "desk-progress"));
        } else if (came.get() instanceof SqlDesk.Result.Failed failed) {
            FailureText text = FailureText.of(parts.context().words(), failed.failure());
            trouble(text.cause(), text.next(), text.detail());
        } else {
            show((SqlDesk.Result.Said) came.get());
        }
    }

    private void show(SqlDesk.Result.Said came) {
        if (came.answer() instanceof Answer.Refused refused) {
            trouble(
                    refused.state().isEmpty()
                            ? parts.words("practice.sql.no-answer", came.host())
                            : parts.words("practice.sql.refused", refused.state()),
                    refused.message(),
                    "");
            return;
        }
        Answer.Done done = (Answer.Done) came.answer();
        if (done.columns().isEmpty()) {
            result.getChildren().setAll(Kit.mono(done.tag()));
        } else {
            result.getChildren().setAll(table(done, came.host()));
        }
        if (!model.running().get()) {
            said.setText(parts.words(
                    done.more() ? "practice.sql.more" : "practice.sql.rows",
                    came.host(),
                    done.rows().size()));
        }
    }

    private void trouble(String cause, String next, String detail) {
        TroubleBox box = new TroubleBox(
                Tone.BAD,
                cause,
                next,
                detail,
                parts.words("notice.details"),
                parts.words("notice.copy"),
                parts.context().desktop()::copy);
        box.setMaxHeight(USE_PREF_SIZE);
        result.getChildren().setAll(box);
    }

    private TableView<List<String>> table(Answer.Done done, String host) {
        TableView<List<String>> table = Kit.styled(new TableView<>(), "dense", "sql-table");
        table.setAccessibleText(parts.words("practice.sql.result", host));
        for (int i = 0; i < done.columns().size(); i++) {
            int at = i;
            TableColumn<List<String>, String> column =
                    new TableColumn<>(Printable.shown(done.columns().get(i)));
            column.setCellValueFactory(
                    row -> new ReadOnlyStringWrapper(cell(row.getValue().get(at))));
            column.setSortable(false);
            column.setPrefWidth(Math.max(COLUMN_WIDTH, width(done, at)));
            table.getColumns().add(column);
        }
        table.setItems(FXCollections.observableArrayList(done.rows()));
        return table;
    }

    /** About as wide as its longest text, within reason. */
    private static double width(Answer.Done done, int column) {
        int longest = done.columns().get(column).length();
        for (List<String> row : done.rows()) {
            longest = Math.max(longest, cell(row.get(column)).length());
        }
        return Math.min(360, 24 + 8.0 * longest);
    }

    private static String cell(String value) {
        return value == null ? "NULL" : Printable.shown(value);
    }
}
