package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbywizard.conf.HbaObstacle;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.Messages;

/** Every outcome has words, every word an outcome, and no word asks for a value that its outcome does not have. */
class CheckWordsTest {
    private final Messages words = Messages.of(Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource
    void isTold(Outcome outcome) {
        Object[] values = outcome.names().stream().map(n -> "<" + n + ">").toArray();
        FindingText text = FindingText.of(words, outcome.on(new HostId("db9"), values));
        String all = text.title() + text.value() + text.requirement() + text.fix();
        assertThat(all).doesNotContain("[check.").doesNotContain("{");
        assertThat(text.value()).isNotBlank();
        assertThat(text.requirement()).isNotBlank();
        assertThat(text.fix().isBlank()).isEqualTo(outcome.state() == Finding.State.PASS);
    }

    @Test
    void hasNoWordsWithoutAnOutcome() throws IOException {
        Properties file = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Messages.class.getResourceAsStream("checks.properties"), StandardCharsets.UTF_8)) {
            file.load(in);
        }
        Set<String> known = Arrays.stream(Outcome.values())
                .flatMap(o -> {
                    String check = "check." + o.check();
                    String own = check + "." + o.id();
                    return List.of(check + ".title", check + ".requirement", own + ".value", own + ".fix").stream();
                })
                .collect(Collectors.toSet());
        for (ClusterFacts.State state : ClusterFacts.State.values()) {
            known.add("check.cluster.cluster-state." + state.name().toLowerCase(Locale.ROOT));
        }
        known.add("check.access-rule.at." + AccessChecks.Place.MAIN);
        known.add("check.access-rule.at." + AccessChecks.Place.INCLUDED);
        for (HbaObstacle.Kind kind : HbaObstacle.Kind.values()) {
            known.add("check.access-rule.reason." + kind.id());
        }
        assertThat(known).containsAll(new TreeSet<>(file.stringPropertyNames()));
    }

    /** What is found has no words of its own beside the bundles', so that it can be said in every language. */
    @Test
    void valuesArePutTogetherWithoutWords() throws IOException {
        Pattern put = Pattern.compile("\"([^\"]*%s[^\"]*)\"\\s*\\.formatted");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "org", "standbywizard", "check"))) {
            for (Path file : files.sorted().toList()) {
                put.matcher(Files.readString(file))
                        .results()
                        .map(m -> m.group(1))
                        .forEach(found::add);
            }
        }
        // Statements are SQL's, not words.
        found.removeIf(text -> text.startsWith("SELECT "));
        assertThat(found).hasSizeGreaterThanOrEqualTo(3);
        assertThat(found).noneMatch(text -> text.replace("%s", "").matches("(?s).*[a-z]{2}.*"));
    }

    @Test
    void everyOutcomeIsNamedOnce() {
        assertThat(Arrays.stream(Outcome.values()).map(o -> o.check() + "." + o.id()))
                .doesNotHaveDuplicates();
    }
}
