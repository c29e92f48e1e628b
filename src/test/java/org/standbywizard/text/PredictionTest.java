package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.steps.Step;

/** Each kind of step has its question in both languages, with exactly one right answer. */
class PredictionTest {
    static Stream<String> kinds() {
        return Arrays.stream(Step.class.getPermittedSubclasses()).map(type -> type.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindIsAskedAboutInBothLanguages(String kind) {
        Prediction english = Prediction.of(Locale.ENGLISH, kind).orElseThrow();
        Prediction korean = Prediction.of(Locale.KOREAN, kind).orElseThrow();
        for (Prediction one : List.of(english, korean)) {
            assertThat(one.question()).endsWith("?").doesNotContain("#");
            assertThat(one.choices()).hasSizeBetween(2, 3);
            assertThat(one.choices().stream().filter(Prediction.Choice::right)).hasSize(1);
            assertThat(one.choices()).extracting(Prediction.Choice::text).doesNotHaveDuplicates();
            assertThat(one.why().length()).isGreaterThan(60);
        }
        assertThat(korean.right()).isEqualTo(english.right());
        assertThat(korean.choices()).hasSameSizeAs(english.choices());
        assertThat(korean.why()).matches(".*[가-힣].*");
    }

    @Test
    void noQuestionIsLeftWithoutItsStep() {
        for (String language : List.of("en", "ko")) {
            Set<String> files = new TreeSet<>();
            for (File file : Path.of("src/main/resources/org/standbywizard/learn", language, "question")
                    .toFile()
                    .listFiles()) {
                files.add(file.getName());
            }
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            kinds().map(kind -> kind + ".md").toList());
        }
    }

    /** The right answer is not always at the same place. */
    @Test
    void nobodyLearnsThePlace() {
        assertThat(kinds().map(kind ->
                        Prediction.of(Locale.ENGLISH, kind).orElseThrow().right()))
                .contains(0, 1, 2);
    }

    @Test
    void wrappedLinesBelongTogether() {
        Prediction read = Prediction.parse("# Does\n\n- [ ] one\n- [x] two\n\n## Why\nBecause\nit is so.\n");
        assertThat(read.question()).isEqualTo("Does");
        assertThat(read.right()).isEqualTo(1);
        assertThat(read.why()).isEqualTo("Because it is so.");
    }
}
