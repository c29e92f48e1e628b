package org.standbywizard.ui.page.preview;

import java.util.List;
import java.util.OptionalInt;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.conf.FileDiff.Kind;
import org.standbywizard.conf.FileDiff.Row;
import org.standbywizard.conf.FileDiff.Side;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.page.preview.DiffSide.Fate;

/** A file before and after: side by side, or in one column where there is little room. Only what is seen is made. */
final class DiffPane extends VBox {
    /** Unchanged lines above a change that is jumped to. */
    private static final int ABOVE = 1;

    private final Messages words;
    private final ListView<?> list;
    private final List<Integer> changes;
    /** The row to be brought into sight. */
    private OptionalInt wanted = OptionalInt.empty();

    /** @param from what stands above the file as it was, in words */
    DiffPane(Messages words, Diff diff, String from, boolean unified) {
        this.words = words;
        getStyleClass().add("diff");
        int digits = digits(diff);
        this.changes = unified ? diff.lineChanges() : diff.changes();
        if (unified) {
            this.list = list(diff.lines(), () -> new LineCell(digits));
        } else {
            Node before = head(from);
            Node after = head(words.get("page.preview.after"));
            getChildren().add(new HBox(before, after));
            this.list = list(diff.rows(), () -> new RowCell(digits));
        }
        list.setId("diff");
        list.setAccessibleText(words.get("page.preview.diff"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    /** Brings a change into sight. */
    void jump(int change) {
        if (change < changes.size()) {
            int row = changes.get(change);
            list.getSelectionModel().clearAndSelect(row);
            list.getFocusModel().focus(row);
            wanted = OptionalInt.of(row);
            requestLayout();
        }
    }

    /**
     * Scrolls only once the list has its size: before, it guesses where a row lies, misses it, and says of a long file
     * "index exceeds maxCellCount".
     */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (wanted.isPresent() && list.getHeight() > 0) {
            list.layout();
            list.scrollTo(Math.max(0, wanted.getAsInt() - ABOVE));
            list.layout();
            // Near a file's end it may have stopped a line too early.
            if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.scrollTo(wanted.getAsInt());
            }
            wanted = OptionalInt.empty();
        }
    }

    private static int digits(Diff diff) {
        Diff.Line last =
                diff.lines().isEmpty() ? null : diff.lines().get(diff.lines().size() - 1);
        int lines = last == null ? 1 : Math.max(diff.rows().size(), Math.max(last.before(), last.after()));
        return Math.max(2, String.valueOf(lines).length());
    }

    private static Node head(String text) {
        Label label = Kit.styled(new Label(text), "diff-head", "small", "quiet");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setPrefWidth(1);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static <T> ListView<T> list(List<T> items, java.util.function.Supplier<ListCell<T>> cell) {
        ListView<T> view = new ListView<>(FXCollections.observableList(items));
        view.getStyleClass().add("diff-list");
        view.setCellFactory(owner -> cell.get());
        return view;
    }

    private String said(Fate fate, int line, Side side) {
        String key =
                switch (fate) {
                    case ADDED -> "page.preview.line.added";
                    case REMOVED -> "page.preview.line.removed";
                    default -> "page.preview.line";
                };
        return words.get(key, line, side.text());
    }

    private static Fate fate(Kind kind, Side side, boolean left) {
        if (side == null) {
            return Fate.ABSENT;
        }
        return kind == Kind.EQUAL ? Fate.STAYS : left ? Fate.REMOVED : Fate.ADDED;
    }

    private final class RowCell extends DiffCell<Row> {
        private final DiffSide left;
        private final DiffSide right;

        RowCell(int digits) {
            this(new DiffSide(1, digits), new DiffSide(1, digits));
        }

        private RowCell(DiffSide left, DiffSide right) {
            super(halves(left, right));
            this.left = left;
            this.right = right;
        }

        @Override
        String show(Row row) {
            show(left, row.kind(), row.left(), true);
            show(right, row.kind(), row.right(), false);
            if (row.kind() == Kind.EQUAL || row.left() == null) {
                return said(fate(row.kind(), row.right(), false), row.right().line(), row.right());
            }
            String gone = said(Fate.REMOVED, row.left().line(), row.left());
            return row.right() == null
                    ? gone
                    : String.join(". ", gone, said(Fate.ADDED, row.right().line(), row.right()));
        }

        private static void show(DiffSide half, Kind kind, Side side, boolean left) {
            half.show(fate(kind, side, left), side, side == null ? 0 : side.line());
        }
    }

    private static HBox halves(DiffSide left, DiffSide right) {
        for (DiffSide side : List.of(left, right)) {
            side.setPrefWidth(1);
            side.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(side, Priority.ALWAYS);
        }
        right.getStyleClass().add("diff-right");
        return new HBox(left, right);
    }

    private final class LineCell extends DiffCell<Diff.Line> {
        private final DiffSide side;

        LineCell(int digits) {
            this(new DiffSide(2, digits));
        }

        private LineCell(DiffSide side) {
            super(side);
            this.side = side;
        }

        @Override
        String show(Diff.Line line) {
            Fate fate = fate(line.kind(), line.side(), line.kind() == Kind.DELETED);
            side.show(fate, line.side(), line.before(), line.after());
            return said(fate, Math.max(line.before(), line.after()), line.side());
        }
    }
}
