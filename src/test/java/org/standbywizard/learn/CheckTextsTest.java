package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.check.Outcome;

/** There is a text about every check of the pre-flight in both languages, and none about nothing. */
class CheckTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyCheckHasItsText(String language) throws IOException {
        assertThat(Texts.names(language, Topic.Kind.CHECK))
                .isEqualTo(Arrays.stream(Outcome.values())
                        .map(Outcome::check)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
