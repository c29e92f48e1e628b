package org.standbywizard.ui.page.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.LivePage;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.page.apply.FakeRun;
import org.standbywizard.ui.shell.Mark;

class UndoPageTest {
    private static final long LIMIT_MILLIS = 30_000;

    @TempDir
    Path home;

    private FakeRun run;
    private UndoModel model;
    private LivePage page;

    static Stream<LivePage.Face> faces() {
        return LivePage.Face.all();
    }

    /** The page after a run, if {@code applied}. */
    private void open(boolean applied) {
        run = PageStage.onFx(() -> new FakeRun(home, new FxThread()));
        if (applied) {
            PageStage.onFx(() -> {
                run.begin(FakeRun.RESTART);
                return null;
            });
            until("applied", () -> !run.model.face().get().isBusy());
        }
        run.pair.one.clients = 12;
        model = PageStage.onFx(() -> new UndoModel(run.wizard));
    }

    /** Rows of what is listed that begin before the one above has ended. */
    private List<String> overlaps() {
        List<Node> grids = page.all(node -> node instanceof HostRows);
        return PageStage.onFx(() -> {
            List<String> found = new ArrayList<>();
            for (Node grid : grids) {
                Map<Integer, double[]> rows = new TreeMap<>();
                for (Node cell : ((HostRows) grid).getChildren()) {
                    double[] row =
                            rows.computeIfAbsent(GridPane.getRowIndex(cell), i -> new double[] {Double.MAX_VALUE, 0});
                    row[0] = Math.min(row[0], cell.getBoundsInParent().getMinY());
                    row[1] = Math.max(row[1], cell.getBoundsInParent().getMaxY());
                }
                double end = 0;
                for (var row : rows.entrySet()) {
                    if (row.getValue()[0] < end - 0.5) {
                        found.add("row " + row.getKey());
                    }
                    end = row.getValue()[1];
                }
            }
            return found;
        });
    }

    private void show(Locale language, Look look) {
        page = new LivePage(run.wizard, language, look, (context, live) -> new UndoPage(context, model));
        until(
                "asked",
                () -> !(model.shown().get() instanceof UndoModel.Shown.Reading)
                        && (model.chain().isEmpty() || !(model.look().get() instanceof UndoModel.Look.Asking)));
        page.settle();
    }

    private void until(String what, BooleanSupplier condition) {
        long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!PageStage.onFx(condition::getAsBoolean)) {
            assertThat(System.currentTimeMillis()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @AfterEach
    void close() {
        page.close();
        run.close();
    }

    private void isWhole() {
        assertThat(page.texts()).noneMatch(text -> text.startsWith("["));
        assertThat(page.mute()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void theRestartIsConsentedToByKeyboardBeforeAnythingIsAskedFor(LivePage.Face face) {
        open(true);
        show(face.language(), face.look());
        isWhole();
        assertThat(page.texts())
                .contains(Messages.of(face.language()).get("page.undo.consent.counted", "db1", 12))
                .contains("/etc/postgresql/15/main/pg_hba.conf", "/var/lib/postgresql/15/main");
        page.act("undo");
        isWhole();
        assertThat(page.frame.went).isEmpty();
        assertThat(page.focused().getId()).isEqualTo("undo-consent");
        assertThat(page.texts()).contains(Messages.of(face.language()).get("page.undo.consent.missing"));
        page.press(KeyCode.SPACE);
        assertThat(page.texts()).doesNotContain(Messages.of(face.language()).get("page.undo.consent.missing"));
        page.act("undo");
        assertThat(page.frame.went).containsExactly("APPLY");
        assertThat(run.wizard.run().get().orElseThrow()).isInstanceOf(RunRequest.Undo.class);
        assertThat(run.pair.one.roles).as("done by the page Apply").containsExactly("replicator");
    }

    @Test
    void linesThatWrapStandApart() {
        open(true);
        show(Locale.KOREAN, new Look(false, false, true, 480, 460));
        assertThat(overlaps()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void aPromotedStandbyIsSaidAndNothingIsAskedFor(LivePage.Face face) {
        open(true);
        run.pair.two.follows = null;
        show(face.language(), face.look());
        isWhole();
        assertThat(page.page().mark().getValue()).isEqualTo(Mark.PROBLEM);
        assertThat(page.texts())
                .anyMatch(text -> text.contains("db2")
                        && text.contains(face.language().equals(Locale.ENGLISH) ? "promoted" : "승격"));
        PageStage.onFx(() -> {
            model.consent().set(true);
            return null;
        });
        page.act("undo");
        assertThat(page.frame.went).isEmpty();
        run.pair.two.follows = run.pair.one;
        page.fire("look-again");
        until(
                "asked",
                () -> model.look().get() instanceof UndoModel.Look.Answered answered
                        && answered.forbidden().isEmpty());
        page.act("undo");
        assertThat(page.frame.went).containsExactly("APPLY");
    }

    @Test
    void withoutARunThereIsOnlyTheWayBack() {
        open(false);
        show(Locale.ENGLISH, Look.LIGHT);
        isWhole();
        assertThat(page.page().actions()).hasSize(1);
        page.act("back");
        assertThat(page.frame.went).containsExactly("back");
    }
}
