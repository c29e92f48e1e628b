package org.standbywizard.ui.page.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ui.PageStage.fx;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.report.Page;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.LivePage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.shell.Mark;

/** The page in a window, over the real engine and two servers in memory. */
class ApplyPageTest extends LiveRun {
    private void until(Face face) {
        until("face " + face, () -> run.model.face().get() == face);
    }

    private void begin(boolean pauseBeforeRestart) {
        fx(() -> run.begin(pauseBeforeRestart ? FakeRun.PAUSE : FakeRun.RESTART));
    }

    /** A copy that goes on until somebody ends it. */
    private void copying() {
        run.pair.two.hooks.put("backup-poll.sh", () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)));
        run.pair.two.failing.put(
                "backup-poll.sh", FakeServer.said("running\n---\n1048576/4194304 kB (25%), 0/1 tablespace"));
        begin(false);
        until("copying", () -> run.model
                .course()
                .state()
                .get()
                .flatMap(state -> state.step("db2/copy"))
                .map(step -> step.copy().share() > 0)
                .orElse(false));
    }

    private void failed() {
        run.pair.two.failing.put("swap.sh", FakeServer.failed(1, "mv: device busy"));
        begin(false);
        until(
                "failed and asked",
                () -> run.model.face().get() == Face.FAILED
                        && run.model.aftercare().aftermath().get().servers().isPresent());
    }

    private String words(LivePage.Face face, String key, Object... values) {
        return Messages.of(face.language()).get(key, values);
    }

    private void isWhole() {
        assertThat(page.texts()).noneMatch(text -> text.startsWith("["));
        assertThat(page.mute()).isEmpty();
        assertThat(page.page().title().getValue()).doesNotStartWith("[");
        assertThat(page.page().subtitle().getValue()).doesNotStartWith("[");
    }

    /** Enter, which people press without reading, does not take a server from somebody who works there. */
    @ParameterizedTest
    @MethodSource("faces")
    void aServerIsTakenFromSomebodyOnPurposeOnly(LivePage.Face face) {
        open(face);
        run.pair.two.lockedBy("bob@laptop", "r9");
        begin(false);
        until(Face.FAILED);
        isWhole();
        assertThat(page.texts()).anyMatch(text -> text.contains("bob@laptop"));
        page.focus("lock-take");
        page.press(KeyCode.ENTER);
        assertThat(run.model.face().get()).isEqualTo(Face.FAILED);
        page.focus("lock-take");
        page.press(KeyCode.SPACE);
        until(Face.DONE);
        assertThat(run.pair.two.locked()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void showsARunToItsProof(LivePage.Face face) {
        open(face);
        isWhole();
        begin(false);
        until(Face.DONE);
        isWhole();
        assertThat(page.page().title().getValue()).contains("db1", "db2");
        assertThat(page.texts())
                .contains(words(face, "page.apply.lane.done", 7, 7), words(face, "page.apply.lane.done", 9, 9));
        assertThat(page.shows("outcome")).isTrue();
        assertThat(page.page().mark().getValue()).isEqualTo(Mark.DONE);
        page.act("verify");
        assertThat(page.frame.went).containsExactly("VERIFY");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void savesTheReportOfARunThatIsDone(LivePage.Face face) throws Exception {
        open(face);
        begin(false);
        until(Face.DONE);
        page.frame.chosen = Optional.of(home.resolve("report.html"));
        page.act("save-report");
        until("saved", () -> !page.frame.said.isEmpty());
        assertThat(page.frame.said).containsExactly(words(face, "report.saved", "report.html"));
        Page saved = Page.of(Files.readString(home.resolve("report.html")));
        assertThat(saved.title()).isEqualTo(words(face, "report.title", "db1 → db2"));
        assertThat(saved.rows("db2")).anyMatch(row -> row.get(1).matches(".*\\d+ ms"));
    }

    @Test
    void savesTheReportOfARunThatStopped() throws Exception {
        open();
        failed();
        page.frame.chosen = Optional.of(home.resolve("report.md"));
        page.act("save-report");
        until("saved", () -> !page.frame.said.isEmpty());
        assertThat(Files.readString(home.resolve("report.md"))).contains("## What went wrong", "mv: device busy");
    }

    @Test
    void aReportThatCannotBeSavedIsTold() {
        open();
        failed();
        page.frame.chosen = Optional.of(home.resolve("gone/report.html"));
        page.act("save-report");
        until("told", () -> !page.frame.failures.isEmpty());
        assertThat(page.frame.failures).singleElement().extracting(f -> f.key()).isEqualTo("refused.report-unwritable");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void showsTheCopyAndAsksBeforeItIsStopped(LivePage.Face face) {
        open(face);
        copying();
        isWhole();
        assertThat(page.shows("copies")).isTrue();
        assertThat(page.page().mark().getValue()).isEqualTo(Mark.BUSY);
        assertThat(page.texts()).contains(words(face, "page.apply.copy.bytes", 1L << 30, 4L << 30));
        page.act("cancel");
        isWhole();
        assertThat(page.focused().getId()).isEqualTo("cancel-keep");
        assertThat(page.texts()).contains(words(face, "page.apply.cancel.dropped", "db2"));
        page.press(KeyCode.ESCAPE);
        assertThat(page.shows("confirm")).isFalse();
        assertThat(run.model.face().get())
                .as("Esc ends the question, not the run")
                .isEqualTo(Face.RUNNING);
        page.act("cancel");
        page.focus("cancel-stop");
        page.press(KeyCode.ENTER);
        assertThat(run.model.face().get()).as("Enter stops nothing").isEqualTo(Face.RUNNING);
        page.press(KeyCode.SPACE);
        until(Face.CANCELLED);
        isWhole();
        assertThat(page.page().mark().getValue()).isEqualTo(Mark.PROBLEM);
        assertThat(run.pair.two.scripts).contains("backup-cancel.sh");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void stepByStepShowsWhatComesAndWhatCame(LivePage.Face face) {
        open(face);
        page.focus("pace-each");
        page.press(KeyCode.SPACE);
        begin(false);
        until("the role waits", () -> isHeld("db1/role"));
        isWhole();
        assertThat(page.shows("hold")).isTrue();
        assertThat(((TextArea) page.all(node -> node.getStyleClass().contains("hold-lines"))
                                .get(0))
                        .getText())
                .contains("CREATE ROLE \"replicator\"")
                .contains("********");
        page.act("go");
        until("the next step waits", () -> isHeld("db1/conf"));
        isWhole();
        assertThat(page.texts()).anyMatch(text -> text.contains("replicator") && text.contains("ms"));
        assertThat(run.pair.one.roles).containsExactly("replicator");
        page.fire("pace-all");
        until(Face.DONE);
    }

    @Test
    void pausesAfterTheStepAndGoesOn() {
        open();
        copying();
        page.act("pause");
        assertThat(page.page().title().getValue()).startsWith("Pausing after this step");
        run.pair.two.failing.remove("backup-poll.sh");
        until(Face.HELD);
        assertThat(page.page().title().getValue()).isEqualTo("Paused; db1 serves");
        assertThat(run.pair.two.scripts).doesNotContain("finish-copy.sh");
        page.act("go");
        until(Face.DONE);
    }

    @Test
    void theRestartsButtonNamesTheConnections() {
        open();
        run.pair.one.clients = 12;
        begin(true);
        until("counted", () -> run.model
                .holding()
                .held()
                .get()
                .map(held -> held.clients().isPresent())
                .orElse(false));
        assertThat(page.label("restart")).isEqualTo("Restart db1 now (12 connections drop)");
        assertThat(run.pair.one.starts).isEqualTo(1);
        page.act("restart");
        until(Face.DONE);
        assertThat(run.pair.one.starts).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("faces")
    void aFailureSaysWhatStandsAndIsTriedAgain(LivePage.Face face) {
        open(face);
        run.pair.one.kept = 3L << 30;
        failed();
        isWhole();
        assertThat(page.texts())
                .contains(
                        words(face, "page.apply.serving.serves", "db1"),
                        words(face, "page.apply.serving.stopped", "db2"),
                        words(face, "page.apply.stand.slot.keeps", "db2", "db1", 3L << 30));
        run.pair.two.failing.clear();
        page.act("retry");
        until(Face.DONE);
    }

    @Test
    void whoLeavesIsAskedAboutTheSlot() {
        open();
        failed();
        page.act("leave");
        assertThat(page.frame.went).isEmpty();
        assertThat(page.shows("leave")).isTrue();
        page.focus("leave-drop");
        page.press(KeyCode.ENTER);
        assertThat(run.pair.one.slots).as("Enter drops nothing").containsExactly("db2");
        page.fire("leave-drop");
        until(
                "dropped",
                () -> run.pair.one.slots.isEmpty()
                        && !run.model.aftercare().leaving().get());
        page.act("leave");
        assertThat(page.frame.went).containsExactly("START");
    }

    /** Asked about the slot, a person may still go on. */
    @Test
    void whoWasAboutToLeaveMayRetry() {
        open();
        failed();
        page.act("leave");
        assertThat(page.shows("leave")).isTrue();
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        fx(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> faults.add(fault)));
        run.pair.two.failing.clear();
        page.act("retry");
        until(Face.DONE);
        fx(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        assertThat(faults).isEmpty();
        assertThat(page.shows("leave")).isFalse();
    }

    @Test
    void whoKeepsTheSlotGoesToTheStart() {
        open();
        failed();
        page.act("leave");
        page.fire("leave-keep");
        assertThat(page.frame.went).containsExactly("START");
        assertThat(run.pair.one.slots).containsExactly("db2");
    }

    @Test
    void undoAllIsShownFirstAndDoesNothingYet() {
        open();
        failed();
        page.act("undo-all");
        until("handed over", () -> page.frame.went.contains("UNDO"));
        assertThat(run.wizard.undoing().get()).hasSize(1);
        assertThat(run.pair.one.roles).containsExactly("replicator");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void aLostConnectionIsSaidAndTriedAgain(LivePage.Face face) {
        open(face);
        run.pair.two.hooks.put("backup-poll.sh", () -> {
            throw new FailureException(new Failure.ConnectionLost("10.0.0.2", "reset"));
        });
        begin(false);
        until(Face.RECONNECTING);
        isWhole();
        assertThat(page.texts()).contains(words(face, "page.apply.reconnecting.text", "db2"));
        run.pair.two.hooks.remove("backup-poll.sh");
        page.act("try-now");
        until(Face.DONE);
    }

    @ParameterizedTest
    @MethodSource("faces")
    void showsAnUndo(LivePage.Face face) throws Exception {
        open(face);
        begin(false);
        until(Face.DONE);
        fx(run::undo);
        until(Face.UNDONE);
        isWhole();
        assertThat(page.page().title().getValue()).isEqualTo(words(face, "page.apply.title.undone"));
        assertThat(page.texts()).contains(words(face, "page.apply.lane.undone", 7, 7));
        page.frame.chosen = Optional.of(home.resolve("undone.html"));
        page.act("save-report");
        until("saved", () -> !page.frame.said.isEmpty());
        assertThat(Page.of(Files.readString(home.resolve("undone.html"))).text())
                .contains(words(face, "report.state.undone"), words(face, "report.undo.nothing"));
        page.act("start");
        assertThat(page.frame.went).containsExactly("START");
    }

    @Test
    void oneHostsLinesCanBePickedOutAndTheLogCopied() {
        open();
        begin(false);
        until(Face.DONE);
        ListView<?> log = page.find("log", ListView.class);
        int all = log.getItems().size();
        ComboBox<?> hosts = page.find("log-host", ComboBox.class);
        fx(() -> hosts.getSelectionModel().select(2));
        page.settle();
        assertThat(log.getItems()).hasSizeLessThan(all);
        var copy = page.all(node -> "Copy the log".equals(node.getAccessibleText()));
        fx(((javafx.scene.control.Button) copy.get(0))::fire);
        page.settle();
        assertThat(page.frame.copied).hasSize(1);
        assertThat(page.frame.copied.get(0)).contains("pg_basebackup").doesNotContain("CREATE ROLE");
    }

    @Test
    void withLittleRoomOneColumnAndNoLog() {
        open(Locale.ENGLISH, Look.SMALL);
        begin(false);
        until(Face.DONE);
        isWhole();
        assertThat(page.find("log", ListView.class).isVisible()).isFalse();
        page.fire("log-fold");
        assertThat(page.find("log", ListView.class).isVisible()).isTrue();
        double one = page.find("lane-db1", LaneCard.class).getLayoutY();
        assertThat(page.find("lane-db2", LaneCard.class).getLayoutY()).isGreaterThan(one);
    }

    @Test
    void aPageInAnotherLanguageShowsTheSameRun() {
        open();
        failed();
        page.close();
        page = new LivePage(run.wizard, Locale.KOREAN, Look.DARK, (context, live) -> new ApplyPage(context, run.model));
        isWhole();
        assertThat(page.shows("stopped")).isTrue();
        assertThat(run.model.face().get()).isEqualTo(Face.FAILED);
    }
}
