package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.AWTError;
import java.awt.Font;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system's fonts have every character of every text, in both languages. Needs a Korean font (fonts-noto-cjk). */
class GlyphsTest {
    private static Set<Integer> used() throws IOException {
        Set<Integer> used = new TreeSet<>();
        for (String bundle : Bundles.names()) {
            Stream.of(Bundles.english(bundle), Bundles.korean(bundle))
                    .flatMap(texts -> texts.values().stream())
                    .flatMapToInt(String::codePoints)
                    .filter(point -> !Character.isISOControl(point))
                    .forEach(used::add);
        }
        assertThat(used).contains((int) 'a', (int) '가');
        return used;
    }

    @ParameterizedTest
    @ValueSource(strings = {Font.SANS_SERIF, Font.MONOSPACED})
    void everyCharacterCanBeShown(String family) throws IOException {
        Font font = font(family);
        assertThat(used().stream().filter(point -> !font.canDisplay(point)).map("U+%04X"::formatted))
                .as("characters that %s does not have", family)
                .isEmpty();
    }

    private static Font font(String family) {
        Font font = null;
        try {
            font = new Font(family, Font.PLAIN, 12);
            font.canDisplay('a');
        } catch (LinkageError | AWTError | InternalError | RuntimeException e) {
            assumeTrue(false, "this Java has no fonts: " + e);
        }
        assumeTrue(font.canDisplay('한') && font.canDisplay('글'), "no Korean font is installed");
        return font;
    }
}
