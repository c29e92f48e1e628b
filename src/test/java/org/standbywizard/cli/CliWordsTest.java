package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Finding;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.run.RunStatus;
import org.standbywizard.text.Messages;
import org.standbywizard.text.SecretText;

/** The commands say only what the bundle has words for, and the bundle has no words that nobody says. */
class CliWordsTest {
    private static final List<SecretPurpose> PURPOSES = List.of(
            new SecretPurpose.LoginPassword("kim", "db1"),
            new SecretPurpose.Passphrase("id_rsa"),
            new SecretPurpose.SudoPassword("kim", "db1"),
            new SecretPurpose.RolePassword("replicator"),
            new SecretPurpose.OneTime("Code:", "kim", "db1"));

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "org", "standbywizard", "cli"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(CliWordsTest::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words() throws IOException {
        Properties bundle = new Properties();
        try (var in = CliWordsTest.class.getResourceAsStream("/org/standbywizard/text/cli.properties")) {
            bundle.load(in);
        }
        return new TreeSet<>(bundle.stringPropertyNames());
    }

    @Test
    void wordsAndWhatIsSaidAreTheSame() throws IOException {
        Set<String> said = new TreeSet<>();
        Pattern.compile("\"([a-z]+(?:[.-][a-z-]+)*)\"")
                .matcher(sources())
                .results()
                .map(literal -> literal.group(1))
                .filter(words()::contains)
                .forEach(said::add);
        for (RunStatus status : RunStatus.values()) {
            said.add("runs." + status.name().toLowerCase(Locale.ROOT));
        }
        for (Finding.State state : Finding.State.values()) {
            said.add("findings." + state.name().toLowerCase(Locale.ROOT));
        }
        PURPOSES.forEach(purpose -> said.add("secret." + purpose.kind()));
        assertThat(said).isEqualTo(words());
    }

    @Test
    void everySecretIsNamedByItsOwnWords() {
        assertThat(PURPOSES).hasSameSizeAs(SecretPurpose.class.getPermittedSubclasses());
        Messages english = Messages.of(Locale.ENGLISH);
        assertThat(PURPOSES.stream().map(purpose -> SecretText.of(english, purpose)))
                .containsExactly(
                        "password of kim on db1",
                        "passphrase of id_rsa",
                        "sudo password of kim on db1",
                        "password of the role replicator",
                        "Code: (kim on db1)");
    }

    @Test
    void nothingIsSaidWithoutWords() throws IOException {
        Set<String> keys = Pattern.compile("(?:note|trouble|agree|typed)\\(\\s*(?:[a-zA-Z.()]+,\\s*)?\"([a-z.-]+)\"")
                .matcher(sources())
                .results()
                .map(call -> call.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys).contains("apply.nothing", "ask.confirm");
        assertThat(words()).containsAll(keys);
    }
}
