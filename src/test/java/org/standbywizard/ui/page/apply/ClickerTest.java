package org.standbywizard.ui.page.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.ui.FrameStage;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.shell.PageId;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window before a step that waits, and a presenter's clicker in somebody's hand. */
class ClickerTest {
    private static final long LIMIT_MILLIS = 30_000;
    private static final List<KeyCode> KEYS = List.of(
            KeyCode.PAGE_DOWN,
            KeyCode.PAGE_UP,
            KeyCode.RIGHT,
            KeyCode.LEFT,
            KeyCode.DOWN,
            KeyCode.UP,
            KeyCode.F5,
            KeyCode.ESCAPE,
            KeyCode.PERIOD,
            KeyCode.B,
            KeyCode.ENTER,
            KeyCode.SPACE);

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private FakeRun run;
    private FrameStage frame;
    private Stage stage;
    private int lapses;

    @BeforeEach
    void open() {
        run = PageStage.onFx(() -> new FakeRun(home, new FxThread(), List.of(Duration.ofSeconds(30))));
        stage = PageStage.onFx(() -> {
            frame = new FrameStage(
                    run.wizard.services(), Map.of(PageId.APPLY, context -> new ApplyPage(context, run.model)));
            Stage shown = new Stage();
            Scene scene = frame.scene(Locale.ENGLISH, false, 1180, 760);
            shown.setScene(scene);
            shown.show();
            shown.requestFocus();
            frame.flow.go(PageId.APPLY);
            run.model.holding().stepwise().set(true);
            run.model.holding().stepwise().addListener((o, was, is) -> lapses++);
            run.begin(FakeRun.RESTART);
            return shown;
        });
        holds("db1/role");
    }

    @AfterEach
    void close() {
        PageStage.onFx(() -> {
            frame.frame.close();
            stage.close();
            return null;
        });
        run.close();
    }

    private static <T> T fx(Callable<T> work) {
        return PageStage.onFx(work);
    }

    private void until(String what, BooleanSupplier condition) {
        long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!fx(condition::getAsBoolean)) {
            assertThat(System.currentTimeMillis())
                    .as(() -> what + ", but " + fx(this::told))
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String told() {
        return run.model.face().get() + ", held " + run.model.holding().held().get() + ", steps "
                + run.model.course().state().get().map(now -> now.steps()
                        .map(step -> step.step().id() + " " + step.phase())
                        .toList());
    }

    private boolean isHeld(String step) {
        return run.model
                .holding()
                .held()
                .get()
                .filter(held -> held.step().id().equals(step))
                .isPresent();
    }

    private void holds(String step) {
        until(step + " waits", () -> isHeld(step));
    }

    private void press(KeyCode key) {
        robot.push(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void focus(String id) {
        Node node = fx(() -> stage.getScene().lookup("#" + id));
        fx(() -> {
            node.requestFocus();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Each key first where the focus is then, and all of them once more one after another. */
    private void nothingHappens(String step) {
        for (KeyCode key : KEYS) {
            press(key);
            assertThat(fx(() -> isHeld(step)))
                    .as(
                            "%s with the focus on %s",
                            key, fx(() -> stage.getScene().getFocusOwner()))
                    .isTrue();
        }
    }

    /** The page is shown for the first time after somebody wished for it. */
    @Test
    void stepByStepStaysWithoutAnyKey() {
        assertThat(fx(() -> lapses)).isZero();
    }

    @Test
    void itBeginsNoStep() {
        nothingHappens("db1/role");
        assertThat(run.pair.one.roles).isEmpty();
    }

    /** Whoever pressed Next has the focus on it, and gets it back when the button is there again. */
    @Test
    void itBeginsNoStepAfterSomebodyPressedNext() {
        focus("action-go");
        press(KeyCode.SPACE);
        holds("db1/conf");
        press(KeyCode.SPACE);
        press(KeyCode.ENTER);
        nothingHappens("db1/conf");
        assertThat(run.pair.one.scripts).doesNotContain("replace-file.sh");
    }

    @Test
    void itBeginsNoRestartAfterSomebodyPressedNext() {
        while (fx(() -> !isHeld("db1/restart"))) {
            String before = fx(() -> run.model
                    .holding()
                    .held()
                    .get()
                    .map(held -> held.step().id())
                    .orElse(""));
            if (!before.isEmpty()) {
                fx(() -> {
                    run.model.holding().go();
                    return null;
                });
                until("the next", () -> run.model
                        .holding()
                        .held()
                        .get()
                        .filter(held -> !held.step().id().equals(before))
                        .isPresent());
            }
        }
        nothingHappens("db1/restart");
        assertThat(run.pair.one.starts).isEqualTo(1);
    }

    /** A person who goes to the button on purpose. */
    @Test
    void theSpaceBarOnTheButtonDoes() {
        focus("action-go");
        press(KeyCode.ENTER);
        assertThat(fx(() -> isHeld("db1/role"))).isTrue();
        press(KeyCode.SPACE);
        holds("db1/conf");
    }
}
