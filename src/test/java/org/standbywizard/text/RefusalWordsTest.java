package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason for which something is refused has its words, and there are no words for reasons that are gone. */
class RefusalWordsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** A reason is the first literal in lower case with hyphens that follows a call, before anything else quoted. */
    private static final Pattern CALL = Pattern.compile("(?:refused|Refused)\\((?:[^\";{]{0,200}?)\"([a-z][a-z.-]+)\"");

    /** Where a reason is chosen first: {@code String reason = a ? "x" : "y";}, or by a method of that name. */
    private static final Pattern CHOICE = Pattern.compile("String reason =([^;]+);[^;]{0,200}efused\\(");

    private static final Pattern METHOD =
            Pattern.compile("Refused\\(host, reason\\(.*?String reason\\([^)]*\\) \\{(.*?)\n    }", Pattern.DOTALL);

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z.-]+)\"");

    private static final Pattern KEY = Pattern.compile("failure\\.refused\\.([a-z.-]+)\\.(cause|next)");

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(RefusalWordsTest::text)
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> used() throws IOException {
        Set<String> reasons = new TreeSet<>();
        sources().forEach(source -> {
            CALL.matcher(source).results().forEach(call -> reasons.add(call.group(1)));
            Stream.concat(
                            CHOICE.matcher(source).results(),
                            METHOD.matcher(source).results())
                    .flatMap(choice -> LITERAL.matcher(choice.group(1)).results())
                    .forEach(literal -> reasons.add(literal.group(1)));
        });
        return reasons;
    }

    private static Set<String> worded(String part) {
        return Messages.of(Locale.ENGLISH).keys().stream()
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .filter(key -> key.group(2).equals(part))
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyReasonSaysWhatHappenedAndWhatToDo() throws IOException {
        assertThat(used()).contains("file-changed", "copy-damaged", "undo-promoted");
        assertThat(worded("cause")).containsAll(used());
        assertThat(worded("next")).containsAll(used());
    }

    @Test
    void everyLineOfAStepHasWords() throws IOException {
        Set<String> said = new TreeSet<>();
        sources()
                .flatMap(source -> Pattern.compile("\\boutput\\(([^;]*)\\);")
                        .matcher(source)
                        .results())
                .flatMap(call ->
                        Pattern.compile("\"([a-z-]+) \"").matcher(call.group(1)).results())
                .forEach(word -> said.add("output." + word.group(1)));
        assertThat(said).contains("output.set-aside", "output.put-back-failed");
        assertThat(Messages.of(Locale.ENGLISH).keys().stream().filter(key -> key.startsWith("output.")))
                .containsExactlyElementsOf(said);
    }

    @Test
    void noWordsForReasonsThatAreGone() throws IOException {
        String all = sources().collect(Collectors.joining("\n"));
        assertThat(worded("cause")).allMatch(reason -> all.contains("\"" + reason + "\""));
        assertThat(worded("next")).isEqualTo(worded("cause"));
    }
}
