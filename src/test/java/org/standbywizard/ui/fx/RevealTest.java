package org.standbywizard.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.ui.PageStage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A button of which only the upper half is in sight. */
class RevealTest {
    private final FxRobot robot = new FxRobot();
    private final AtomicInteger fired = new AtomicInteger();
    private ScrollPane pane;
    private Button button;
    private Stage stage;

    @BeforeEach
    void show() throws Exception {
        PageStage.onFx(() -> {
            Region above = new Region();
            above.setMinHeight(240);
            Button first = new Button("Has the focus at first");
            first.setMinHeight(40);
            button = new Button("Trust");
            button.setOnAction(event -> fired.incrementAndGet());
            button.setMinHeight(40);
            button.setMinWidth(200);
            Region below = new Region();
            below.setMinHeight(400);
            pane = new ScrollPane(new VBox(first, above, button, below));
            Reveal.follow(pane);
            stage = new Stage();
            stage.setScene(new Scene(pane, 300, 300));
            stage.show();
            stage.requestFocus();
            return null;
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> PageStage.onFx(stage::isFocused));
    }

    @AfterEach
    void close() {
        PageStage.onFx(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void oneClickOnWhatIsSeenOfItIsOne() {
        Bounds there = PageStage.onFx(() -> button.localToScreen(button.getBoundsInLocal()));
        robot.clickOn(there.getMinX() + 20, there.getMinY() + 10);
        assertThat(fired).hasValue(1);
        assertThat(PageStage.onFx(() -> pane.getVvalue())).isZero();
    }

    @Test
    void theKeyboardBringsItIntoSight() {
        PageStage.onFx(() -> {
            button.requestFocus();
            return null;
        });
        assertThat(PageStage.onFx(() -> pane.getVvalue())).isPositive();
    }
}
