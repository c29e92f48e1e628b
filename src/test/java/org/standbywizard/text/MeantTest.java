package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip of the fingers is understood, and another word is not taken for one. */
class MeantTest {
    private static final List<String> COMMANDS = List.of(
            "window", "practice", "check", "preview", "script", "apply", "verify", "undo", "runs", "report", "handout");
    private static final List<String> OPTIONS = List.of("-v", "--verbose", "--json", "--host-key", "--host-keys");

    @ParameterizedTest
    @CsvSource({
        "aply, apply",
        "unod, undo",
        "chekc, check",
        "pratice, practice",
        "verfiy, verify",
        "run, runs",
        "reports, report"
    })
    void aSlipIsUnderstood(String typed, String meant) {
        assertThat(Meant.by(typed, COMMANDS)).containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "status", "help", "version", "list", "plan", "setup", "x", "", "backup"})
    void anotherWordIsNotTakenForOne(String typed) {
        assertThat(Meant.by(typed, COMMANDS)).isEmpty();
    }

    @Test
    void optionsAreComparedWithoutDashesAndValue() {
        assertThat(Meant.by("--host-kye=db1=x", OPTIONS)).containsExactly("--host-key", "--host-keys");
        assertThat(Meant.by("-jsn", OPTIONS)).containsExactly("--json");
        assertThat(Meant.by("-x", OPTIONS)).isEmpty();
        assertThat(Meant.by("--force", OPTIONS)).isEmpty();
    }
}
