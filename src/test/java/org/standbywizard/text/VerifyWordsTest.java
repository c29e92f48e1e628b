package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbywizard.plan.Finding;
import org.standbywizard.verify.Outcome;

/** Every outcome has words, every word an outcome, and no word asks for a value that its outcome does not have. */
class VerifyWordsTest {
    private final Messages words = Messages.of(Locale.ENGLISH, List.of("verify"));

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void hasWords(Outcome outcome) {
        String check = "check." + outcome.check();
        String own = check + "." + outcome.id();
        assertThat(words.keys()).contains(check + ".title", check + ".requirement", own + ".value");
        assertThat(words.has(own + ".fix")).isEqualTo(outcome.state() != Finding.State.PASS);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void asksOnlyForValuesThatAreThere(Outcome outcome) {
        Set<String> known = new TreeSet<>(outcome.names());
        known.add("host");
        String own = "check." + outcome.check() + "." + outcome.id();
        for (String key : List.of(own + ".value", own + ".fix")) {
            words.template(key).ifPresent(t -> assertThat(known).as(key).containsAll(t.names()));
        }
    }

    @Test
    void hasNoWordsWithoutAnOutcome() {
        Set<String> known = Arrays.stream(Outcome.values())
                .flatMap(o -> {
                    String check = "check." + o.check();
                    String own = check + "." + o.id();
                    return List.of(check + ".title", check + ".requirement", own + ".value", own + ".fix").stream();
                })
                .collect(Collectors.toSet());
        assertThat(known).containsAll(words.keys());
    }

    @Test
    void everyOutcomeIsNamedOnce() {
        assertThat(Arrays.stream(Outcome.values()).map(o -> o.check() + "." + o.id()))
                .doesNotHaveDuplicates();
    }
}
