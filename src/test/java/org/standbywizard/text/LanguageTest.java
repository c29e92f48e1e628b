package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void isEnglishWhereThereAreNoWords() {
        assertThat(Language.of(Locale.KOREA)).isEqualTo(Language.KO);
        assertThat(Language.of(Locale.FRENCH)).isEqualTo(Language.EN);
    }

    /** The teaching texts have a directory for each. */
    @Test
    void hasTexts() throws IOException {
        Path texts = Path.of("src", "main", "resources", "org", "standbywizard", "learn");
        try (Stream<Path> inside = Files.list(texts)) {
            assertThat(inside.filter(Files::isDirectory)
                            .map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Language.values()).map(Language::code).toList());
        }
    }

    @Test
    void isAskedForByItsCode() {
        assertThat(Language.CODES.split("\\|"))
                .containsExactly(
                        Arrays.stream(Language.values()).map(Language::code).toArray(String[]::new));
    }
}
