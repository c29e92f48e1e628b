package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.Cancellation;

class SystemTerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private SystemTerminal terminal(boolean live) {
        return new SystemTerminal(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Optional.empty(),
                live,
                false,
                20,
                Runnable::run);
    }

    @Test
    void progressIsReplacedAndStaysBelowTheLines() {
        SystemTerminal terminal = terminal(true);
        terminal.progress("one");
        terminal.line("done");
        terminal.progress("a line that is far too long for it");
        terminal.progress("");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("one" + "\r\033[Kdone\none" + "\r\033[Ka line that is f..." + "\r\033[K");
    }

    @Test
    void wideCharactersDoNotPushTheProgressIntoASecondLine() {
        SystemTerminal terminal = terminal(true);
        terminal.progress("db2: 스탠바이 시작하는 중");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("db2: 스탠바이 시...");
    }

    @Test
    void withoutATerminalThereIsNoProgressAndNobodyToAsk() {
        SystemTerminal terminal = terminal(false);
        terminal.progress("one");
        terminal.line("엘리펀트 🐘");
        terminal.error("bad");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("엘리펀트 🐘\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("bad\n");
        assertThat(terminal.asks()).isFalse();
        assertThat(terminal.ask("Really?", new Cancellation())).isEmpty();
    }
}
