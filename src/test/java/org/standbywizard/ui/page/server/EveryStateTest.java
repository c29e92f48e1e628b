package org.standbywizard.ui.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.Readable;

/** Every state of a card can be read, in both languages and themes, in a roomy window, beside the Learn panel, and on a projector. */
class EveryStateTest {
    private static final PageStage.Look LIGHT = new PageStage.Look(false, false, false, 700, 800);

    @TempDir
    Path home;

    static Stream<Arguments> shown() {
        return Arrays.stream(States.values())
                .flatMap(state -> Stream.of(
                        Arguments.of(state, Locale.ENGLISH, LIGHT),
                        Arguments.of(state, Locale.KOREAN, PageStage.Look.DARK),
                        Arguments.of(state, Locale.ENGLISH, PageStage.Look.PROJECTOR)));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void canBeRead(States state, Locale language, PageStage.Look look) {
        try (Shown shown = new Shown(state, home, language, look)) {
            assertThat(PageStage.onFx(() -> Readable.faults(shown.scene.getRoot())))
                    .isEmpty();
        }
    }
}
