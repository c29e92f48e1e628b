package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.check.Outcome;

/** There is a text about every check of the pre-flight and of the verification in both languages, and none about nothing. */
class CheckTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyCheckHasItsText(String language) throws IOException {
        Set<String> checks = new TreeSet<>();
        Arrays.stream(Outcome.values()).map(Outcome::check).forEach(checks::add);
        Arrays.stream(org.standbywizard.verify.Outcome.values())
                .map(org.standbywizard.verify.Outcome::check)
                .forEach(checks::add);
        assertThat(Texts.names(language, Topic.Kind.CHECK)).isEqualTo(checks);
    }
}
