package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.ui.PageStage;

/** The colours' contrasts by the formula of WCAG 2.1: 4.5 for text (1.4.3), 3 for lines around inputs (1.4.11). */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double LINE = 3;
    /** What the best rooms need: the formula's level AAA. */
    private static final double PROJECTED = 7;

    private static final List<String> GROUNDS = List.of("-sw-ground", "-sw-rail", "-sw-learn", "-sw-selected");

    /** Each colour as text, and what it stands on. */
    private static List<String[]> texts() {
        List<String[]> pairs = new ArrayList<>();
        for (String ground : GROUNDS) {
            pairs.add(new String[] {"-color-fg-default", ground});
            pairs.add(new String[] {"-sw-info", ground});
        }
        for (String ground : List.of("-sw-ground", "-sw-rail", "-sw-learn")) {
            pairs.add(new String[] {"-sw-quiet", ground});
            pairs.add(new String[] {"-color-fg-muted", ground});
            for (String tone : List.of("good", "warn", "bad")) {
                pairs.add(new String[] {"-sw-" + tone, ground});
            }
        }
        for (String tone : List.of("good", "warn", "bad", "info")) {
            pairs.add(new String[] {"-sw-" + tone, "-sw-" + tone + "-ground"});
            pairs.add(new String[] {"-color-fg-default", "-sw-" + tone + "-ground"});
        }
        for (String ground : List.of("-sw-added", "-sw-added-word", "-sw-removed", "-sw-removed-word")) {
            pairs.add(new String[] {"-color-fg-default", ground});
        }
        pairs.add(new String[] {"-sw-on-accent", "-sw-accent"});
        pairs.addAll(terminal());
        pairs.add(new String[] {"-sw-quiet", "-color-bg-subtle"});
        return pairs;
    }

    /** What programs at a terminal write, plain and on the grounds that they name. */
    private static List<String[]> terminal() {
        List<String[]> pairs = new ArrayList<>();
        for (int colour = 0; colour < 16; colour++) {
            pairs.add(new String[] {"-sw-term-" + colour, "-sw-term-ground"});
        }
        for (int colour = 0; colour < 8; colour++) {
            pairs.add(new String[] {"-sw-term-letters", "-sw-term-ground-" + colour});
        }
        for (String ground : List.of("ground", "selected", "cursor")) {
            pairs.add(new String[] {"-sw-term-letters", "-sw-term-" + ground});
        }
        return pairs;
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                Arguments.of(false, false),
                Arguments.of(true, false),
                Arguments.of(false, true),
                Arguments.of(true, true));
    }

    @ParameterizedTest(name = "dark {0}, projector {1}")
    @MethodSource("looks")
    void textCanBeRead(boolean dark, boolean projector) {
        List<String> poor = PageStage.onFx(() -> {
            Colours colours = new Colours(dark, projector);
            List<String> found = new ArrayList<>();
            for (String[] pair : texts()) {
                double contrast = contrast(colours.of(pair[0]), colours.of(pair[1]));
                if (contrast < (projector && pair[0].equals("-color-fg-default") ? PROJECTED : TEXT)) {
                    found.add("%s on %s: %.2f".formatted(pair[0], pair[1], contrast));
                }
            }
            return found;
        });
        assertThat(poor).isEmpty();
    }

    @ParameterizedTest(name = "dark {0}, projector {1}")
    @MethodSource("looks")
    void inputsAndWhatHasTheFocusCanBeSeen(boolean dark, boolean projector) {
        List<String> poor = PageStage.onFx(() -> {
            Colours colours = new Colours(dark, projector);
            List<String> found = new ArrayList<>();
            for (String line : List.of("-sw-input-line", "-sw-accent", "-color-accent-emphasis")) {
                for (String ground : List.of("-sw-ground", "-sw-rail")) {
                    double contrast = contrast(colours.of(line), colours.of(ground));
                    if (contrast < LINE) {
                        found.add("%s on %s: %.2f".formatted(line, ground, contrast));
                    }
                }
            }
            return found;
        });
        assertThat(poor).isEmpty();
    }

    /** Two examples worked out by hand: the formula is right. */
    @org.junit.jupiter.api.Test
    void theFormulaIsTheStandards() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21, org.assertj.core.api.Assertions.within(0.001));
        // #767676 on white is the well-known last grey that passes.
        assertThat(contrast(Color.web("#767676"), Color.WHITE))
                .isEqualTo(4.54, org.assertj.core.api.Assertions.within(0.005));
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** What the style sheets make of a colour's name; one that is see-through as it looks on the page's ground. */
    private static final class Colours {
        private final VBox root = new VBox();

        Colours(boolean dark, boolean projector) {
            Scene scene = new Scene(root);
            Looks.dress(scene, dark, projector);
        }

        Color of(String name) {
            Color colour = raw(name);
            Color ground = name.equals("-sw-ground") ? Color.WHITE : raw("-sw-ground");
            double a = colour.getOpacity();
            return Color.color(
                    colour.getRed() * a + ground.getRed() * (1 - a),
                    colour.getGreen() * a + ground.getGreen() * (1 - a),
                    colour.getBlue() * a + ground.getBlue() * (1 - a));
        }

        private Color raw(String name) {
            Region patch = new Region();
            patch.setStyle("-fx-background-color: " + name);
            root.getChildren().setAll(patch);
            root.applyCss();
            if (patch.getBackground() == null) {
                throw new AssertionError("there is no colour " + name);
            }
            return (Color) patch.getBackground().getFills().get(0).getFill();
        }
    }
}
