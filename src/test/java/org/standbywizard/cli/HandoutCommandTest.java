package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.TextFile;
import org.standbywizard.text.Messages;

/** {@code handout} needs no plan, no host and no journal. */
class HandoutCommandTest {
    @TempDir
    Path home;

    private final FakeTerminal terminal = FakeTerminal.none();

    private int run(Locale language, String... args) {
        Tools tools = new Tools(null, null, null, null, null, Runnable::run, null, null, TextFile::write, "me", null);
        return new Cli(tools, terminal, Messages.of(language), new Cancellation(), "log").run(args);
    }

    @Test
    void isWrittenIntoAFile() throws Exception {
        Path file = home.resolve("handout.html");
        assertThat(run(Locale.ENGLISH, "handout", "--language", "ko", "--trainer", "--output", file.toString()))
                .isZero();
        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>")
                .contains("lang=\"ko\"")
                .contains("강사용");
        assertThat(terminal.text()).contains("The handout is in " + file);
    }

    @Test
    void isPrintedInTheProgramsLanguage() {
        assertThat(run(Locale.KOREAN, "handout")).isZero();
        assertThat(terminal.text()).contains("복제용 롤").doesNotContain("강사용");
    }

    @Test
    void anotherLanguageIsWrongUsage() {
        assertThat(run(Locale.ENGLISH, "handout", "--language", "de")).isEqualTo(2);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() {
        assertThat(run(
                        Locale.ENGLISH,
                        "handout",
                        "--output",
                        home.resolve("none/handout.html").toString()))
                .isEqualTo(1);
        assertThat(terminal.text()).contains("none");
    }
}
