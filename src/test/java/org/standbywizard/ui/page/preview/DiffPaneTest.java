package org.standbywizard.ui.page.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.shell.Looks;

/** A file's lines wrap, so that nobody knows how high those above are. */
class DiffPaneTest {
    private static final int LINES = 860;
    private static final double HEIGHT = 400;

    static Stream<Arguments> changes() {
        return Stream.of(1, LINES / 2, LINES - 40, LINES - 10, LINES - 1)
                .flatMap(at -> Stream.of(Arguments.of(at, false), Arguments.of(at, true)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsInSightWhenThePaneIsFirstShown(int at, boolean unified) {
        List<ListCell<?>> cells = PageStage.onFx(() -> shown(at, unified));
        assertThat(cells).extracting(ListCell::getIndex).contains(at);
        assertThat(cells.stream().mapToDouble(ListCell::getHeight).sum())
                .as("no room is left empty")
                .isGreaterThan(HEIGHT * 0.6);
    }

    /** The cells that are seen whole. */
    private static List<ListCell<?>> shown(int at, boolean unified) {
        Diff diff = Diff.of(file(-1), file(at));
        DiffPane pane = new DiffPane(Messages.of(Locale.ENGLISH), diff, "db1", unified);
        pane.jump(0);
        StackPane root = new StackPane(pane);
        root.getStyleClass().add("preview");
        Scene scene = new Scene(root, 900, HEIGHT);
        Looks.dress(scene, false, false);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        root.applyCss();
        root.layout();
        List<ListCell<?>> cells = root.lookupAll(".diff-cell").stream()
                .<ListCell<?>>map(node -> (ListCell<?>) node)
                .filter(cell -> cell.isVisible() && !cell.isEmpty())
                .filter(cell -> isWhole(cell, scene.getHeight()))
                .sorted(Comparator.comparingInt(cell -> cell.getIndex()))
                .toList();
        stage.close();
        return cells;
    }

    private static boolean isWhole(ListCell<?> cell, double bottom) {
        var bounds = cell.localToScene(cell.getLayoutBounds());
        return bounds.getMinY() >= 0 && bounds.getMaxY() <= bottom + 1;
    }

    private static String file(int changed) {
        return IntStream.range(0, LINES)
                .mapToObj(i -> i == changed ? "changed" : i % 7 == 0 ? "# wraps ".repeat(25) + i : "line " + i)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
