package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Preferences.Theme;
import org.standbywizard.ui.model.Work;

class AppearanceTest {
    private final Work work = new Work(Runnable::run, Runnable::run);
    private Optional<Boolean> system = Optional.of(false);
    private Habits habits;
    private Appearance appearance;
    private Scene scene;

    @BeforeEach
    void dress() {
        habits = new Habits(new TestServices.Kept(), work, Remembered.NOTHING);
        PageStage.onFx(() -> {
            appearance = new Appearance(habits, () -> system, work, Optional.empty());
            scene = new Scene(new Pane());
            appearance.dress(scene);
            return null;
        });
    }

    private boolean isDark() {
        return PageStage.onFx(() -> {
            boolean dark = scene.getRoot().getStyleClass().contains("dark");
            assertThat(Application.getUserAgentStylesheet()).contains(dark ? "primer-dark" : "primer-light");
            return dark;
        });
    }

    private void ask() {
        PageStage.onFx(() -> {
            appearance.ask();
            return null;
        });
    }

    private void choose(Theme theme) {
        PageStage.onFx(() -> {
            habits.theme().set(theme);
            return null;
        });
    }

    @Test
    void itFollowsTheSystemUnlessToldOtherwise() {
        assertThat(isDark()).as("nothing is known yet").isFalse();
        system = Optional.of(true);
        ask();
        assertThat(isDark()).isTrue();
        choose(Theme.LIGHT);
        assertThat(isDark()).isFalse();
        choose(Theme.SYSTEM);
        assertThat(isDark()).isTrue();
        system = Optional.empty();
        ask();
        assertThat(isDark()).as("what cannot be learnt stays as it was").isTrue();
        system = Optional.of(false);
        ask();
        assertThat(isDark()).isFalse();
        choose(Theme.DARK);
        assertThat(isDark()).isTrue();
    }

    @Test
    void aSystemThatCannotBeAskedIsAskedAgainLater() {
        PageStage.onFx(() -> {
            appearance = new Appearance(
                    habits,
                    () -> {
                        if (system.isEmpty()) {
                            throw new IllegalStateException("no such program");
                        }
                        return system;
                    },
                    work,
                    Optional.empty());
            appearance.dress(scene);
            return null;
        });
        system = Optional.empty();
        ask();
        assertThat(isDark()).isFalse();
        system = Optional.of(true);
        ask();
        assertThat(isDark()).isTrue();
    }

    @Test
    void theProjectorHasLargerText() {
        PageStage.onFx(() -> {
            habits.projector().set(true);
            return null;
        });
        assertThat(PageStage.onFx(
                        () -> scene.getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("projector.css"))))
                .isTrue();
    }

    /** A pop-up has a root of its own, which must not bring the light colours back. */
    @Test
    void popUpsAreDarkToo() {
        choose(Theme.DARK);
        Color ground = PageStage.onFx(() -> {
            ComboBox<String> box = new ComboBox<>();
            box.getItems().add("one");
            scene.setRoot(new Pane(box));
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            box.show();
            PopupWindow popup = (PopupWindow) Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            Region patch = new Region();
            patch.setStyle("-fx-background-color: -sw-selected");
            ((Pane) popup.getScene().getRoot()).getChildren().add(patch);
            patch.applyCss();
            Color found = (Color) patch.getBackground().getFills().get(0).getFill();
            stage.hide();
            return found;
        });
        assertThat(ground.getBrightness()).isLessThan(0.5);
    }
}
