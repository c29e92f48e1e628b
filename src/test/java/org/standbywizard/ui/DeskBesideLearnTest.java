package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.ui.shell.Exercising;

/** The practice desk beside the Learn panel: what is to be read keeps a width that can be read. */
class DeskBesideLearnTest {
    /** Pixels of a list's or a story's shortest sensible line. */
    private static final double READABLE = 240;

    @TempDir
    Path directory;

    private record Places(Bounds list, Bounds story, Bounds learn) {}

    private Places at(Locale language, int width, int height) {
        return PageStage.onFx(() -> {
            FrameStage s = new FrameStage(TestServices.in(directory));
            Scene scene = s.scene(language, false, width, height);
            s.practising.open();
            s.practising.begin();
            s.practising.exercising().tab().set(Exercising.Tab.EXERCISES);
            s.practising.exercising().open().set(true);
            ((ToggleButton) s.frame.lookup("#learn-toggle")).setSelected(true);
            for (int pass = 0; pass < 3; pass++) {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
            return new Places(
                    bounds(s.frame.lookup("#exercise-list")),
                    bounds(s.frame.lookup(".desk-content")),
                    bounds(s.frame.lookup("#learn-close").getParent().getParent()));
        });
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void inASmallWindowTheListStandsAbove() {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            Places places = at(language, 1000, 700);
            assertThat(places.story().getWidth()).isGreaterThan(READABLE);
            assertThat(places.list().getWidth()).isGreaterThan(READABLE);
            assertThat(places.story().getMinY())
                    .isGreaterThan(places.list().getMinY() + places.list().getHeight());
            assertThat(places.list().getHeight()).as("a few entries").isGreaterThan(80);
        }
    }

    @Test
    void inALargeOneItStandsBeside() {
        Places places = at(Locale.ENGLISH, 1600, 1000);
        assertThat(places.story().getMinX()).isGreaterThan(places.list().getMaxX());
        assertThat(places.story().getMaxX()).isLessThan(places.learn().getMinX());
        assertThat(places.story().getWidth()).isGreaterThan(READABLE);
    }
}
