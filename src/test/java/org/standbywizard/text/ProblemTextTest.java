package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;

class ProblemTextTest {
    private final Messages words = Messages.of(Locale.ENGLISH, List.of("problems"));

    @Test
    void everyKeyHasItsWordsAndNoWordsAreLeftOver() {
        Set<String> expected = keys().stream()
                .flatMap(key -> List.of("problem." + key + ".cause", "problem." + key + ".next").stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words.keys()).isEqualTo(expected);
    }

    @Test
    void everyMessageIsWellFormed() {
        for (String key : keys()) {
            Problem problem = new Problem("place", key, List.of("ARG0", "ARG1", "ARG2"));
            assertThat(line(problem)).startsWith("place: ").endsWith(".").doesNotContain("{0", "{1", "{2", "''");
        }
    }

    @Test
    void hostileValuesStayOnOneLineAndShort() {
        Problem problem = new Problem(
                "settings[\"a\u001b[31m\"]",
                ProblemKeys.HOST_FORM,
                List.of("{0}'\n\u001b[2J\u202E" + "x".repeat(5000)));

        assertThat(line(problem))
                .startsWith("settings[\"a<U+001B>[31m\"]: {0}'<U+000A><U+001B>[2J<U+202E>xxx")
                .contains("... (5010) is not a host")
                .hasSizeLessThan(700);
    }

    private String line(Problem problem) {
        return ProblemText.of(words, problem).toString();
    }

    private static List<String> keys() {
        return Arrays.stream(ProblemKeys.class.getDeclaredFields())
                .map(ProblemTextTest::value)
                .toList();
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
