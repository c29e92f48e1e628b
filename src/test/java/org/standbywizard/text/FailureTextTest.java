package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.SecretPurpose;

class FailureTextTest {
    private static final SecretPurpose LOGIN = new SecretPurpose.LoginPassword("kim", "db1");

    private final Messages words = Messages.of(Locale.ENGLISH, List.of("failures", "cli"));

    static Stream<Failure> everyKind() {
        Stream<Failure> unreachable = Stream.of("name-not-found", "refused", "no-route", "timeout", "no-ssh")
                .map(r -> new Failure.Unreachable("db1", r, 2222, "raw"));
        Stream<Failure> auth = Stream.of(
                        "password",
                        "key",
                        "key-file",
                        "passphrase",
                        "none-left",
                        "no-password",
                        "one-time-code",
                        "locked")
                .map(r -> new Failure.AuthFailed("db1", "dba", r, "raw"));
        Stream<Failure> sudo = Stream.of("missing", "not-allowed", "password", "tty")
                .map(r -> new Failure.SudoFailed("db1", "dba", r, "raw"));
        Stream<Failure> others = Stream.of(
                new Failure.HostKeyUnknown("db1", "ED25519", "SHA256:abc"),
                new Failure.HostKeyChanged("db1", "ED25519", "SHA256:abc", "SHA256:def", "known_hosts", 7),
                new Failure.CommandFailed("db1", "probe.sh", 3, "raw"),
                new Failure.SqlFailed("db1", "XX000", "raw"),
                new Failure.TimedOut("db1", "copy", 5_000),
                new Failure.ConnectionLost("db1", "raw"),
                new Failure.Cancelled("db1"),
                new Failure.SecretMissing("here", LOGIN, "secret.not-given", List.of()),
                new Failure.Refused("db1", "no-shell", List.of("dba"), "raw"));
        return Stream.of(unreachable, auth, sudo, others).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindHasWordsOfItsOwn(Failure failure) {
        assertThat(words.keys()).contains("failure." + failure.key() + ".cause", "failure." + failure.key() + ".next");
        FailureText text = FailureText.of(words, failure);
        assertThat(text.cause()).contains("db1");
        assertThat(text.toString()).doesNotContain("{", "}", "[failure");
    }

    @Test
    void everyKindIsTested() {
        Set<String> kinds = new TreeSet<>();
        everyKind().forEach(f -> kinds.add(f.getClass().getSimpleName()));
        Set<String> all = new TreeSet<>();
        for (Class<?> kind : Failure.class.getPermittedSubclasses()) {
            all.add(kind.getSimpleName());
        }
        assertThat(kinds).isEqualTo(all);
    }

    @Test
    void everyCauseHasANextAction() {
        for (String key : words.keys()) {
            String other = key.endsWith(".cause") ? key.replaceAll("cause$", "next") : key.replaceAll("next$", "cause");
            assertThat(words.has(other)).as(key).isTrue();
        }
    }

    @Test
    void namesWhatIsInTheArguments() {
        assertThat(FailureText.of(words, new Failure.Unreachable("db1", "refused", 2222, ""))
                        .cause())
                .isEqualTo("db1 is there, but nothing answers at port 2222.");
        assertThat(FailureText.of(words, new Failure.TimedOut("db1", "copy", 5_000))
                        .cause())
                .isEqualTo("db1 did not finish in 5 s (copy).");
    }

    @Test
    void aTabInAServersMessageIsSpaces() {
        Failure refused = new Failure.CommandFailed("db1", "login-test.sh", 1, "refused\n\tIs the server running?");
        assertThat(FailureText.of(words, refused).detail()).isEqualTo("refused\n    Is the server running?");
    }

    @Test
    void prefersTheWordsOfTheSqlState() {
        FailureText text = FailureText.of(
                words, new Failure.SqlFailed("db1", "28P01", "password authentication failed for user \"r\""));
        assertThat(text.cause())
                .isEqualTo("PostgreSQL on db1 refused the password: password authentication failed for user \"r\"");
        assertThat(text.detail()).isEmpty();
        assertThat(FailureText.of(words, new Failure.SqlFailed("db1", "28000", "x"))
                        .cause())
                .isEqualTo("PostgreSQL on db1 refused the login: x");
        assertThat(FailureText.of(words, new Failure.SqlFailed("db1", "", "x")).cause())
                .isEqualTo("PostgreSQL on db1 refused: x (SQLSTATE ).");
    }

    @Test
    void whatToDoAgainIsACommandOrAButton() {
        Failure failure = new Failure.Cancelled("db2");
        assertThat(FailureText.of(Messages.of(Locale.ENGLISH), failure).next())
                .isEqualTo("Run the same command again to go on, or undo.");
        assertThat(FailureText.of(Messages.ofWindow(Locale.ENGLISH), failure).next())
                .isEqualTo("Try again to go on, or undo.");
        assertThat(FailureText.of(Messages.of(Locale.KOREAN), failure).next()).contains("같은 명령을 다시 실행");
        assertThat(FailureText.of(Messages.ofWindow(Locale.KOREAN), failure).next())
                .contains("다시 시도")
                .doesNotContain("명령");
    }

    @Test
    void anUnknownRefusalShowsItsReasonAndItsMessage() {
        Failure refused = new Failure.Refused("db2", "moon-phase", List.of("/srv/a", "b"), "line one\nline two");
        assertThat(FailureText.of(words, refused))
                .hasToString("On db2 it was not done (moon-phase: /srv/a, b). Read the message, correct it on db2, and"
                        + " run the same command again.\n  line one\n  line two");
    }
}
