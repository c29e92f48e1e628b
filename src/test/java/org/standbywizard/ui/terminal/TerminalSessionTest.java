package org.standbywizard.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.FakeBench;
import org.standbywizard.ui.FakePractice;
import org.standbywizard.ui.FakeTerminal;
import org.standbywizard.ui.model.Work;
import org.standbywizard.ui.terminal.TerminalSession.State;

/** A terminal in the window without a toolkit and without a host. */
class TerminalSessionTest {
    private final FakeBench bench = new FakeBench(new ArrayList<>());
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final TerminalSession session = new TerminalSession(
            "primary",
            new Work(background::add, Runnable::run),
            (size, cancellation) -> bench.terminal("primary", size, cancellation));

    private FakeTerminal terminal(int which) {
        return bench.terminals.get(which);
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    private void open() {
        session.open();
        work();
    }

    @Test
    void itOpensInTheSizeThatItIsShownIn() {
        session.resize(new TerminalSize(100, 30));
        session.open();
        assertThat(session.state().get()).isEqualTo(new State.Opening());
        session.open();
        assertThat(background).as("once").hasSize(1);
        session.resize(new TerminalSize(90, 20));
        work();
        assertThat(session.state().get()).isEqualTo(new State.Open());
        assertThat(terminal(0).sizes).containsExactly(new TerminalSize(100, 30), new TerminalSize(90, 20));
        session.resize(new TerminalSize(91, 21));
        session.resize(new TerminalSize(91, 21));
        assertThat(terminal(0).sizes).hasSize(3);
        assertThat(session.emulation().look(0).rows()).hasSize(21);
    }

    @Test
    void whatComesIsSeenAndWhatIsTypedGoes() {
        open();
        long before = session.revision();
        terminal(0).show("ls\r\ndata\r\n");
        assertThat(session.revision()).isGreaterThan(before);
        assertThat(session.emulation().look(0).text()).startsWith("primary$ ls\ndata\n");
        session.type("exit\r");
        assertThat(terminal(0).typed).hasToString("exit\r");
    }

    @Test
    void itsEndIsKeptInSightUntilItIsOpenedAgain() {
        open();
        terminal(0).show("last words\r\n");
        Failure cut = new Failure.ConnectionLost("primary", "reset");
        terminal(0).end(Optional.of(cut));
        assertThat(session.state().get()).isEqualTo(new State.Ended(Optional.of(cut)));
        assertThat(terminal(0).closed).isTrue();
        session.type("lost");
        assertThat(terminal(0).typed).isEmpty();
        assertThat(session.emulation().text()).isEqualTo("primary$ last words");
        open();
        assertThat(session.state().get()).isEqualTo(new State.Open());
        assertThat(session.emulation().text()).isEqualTo("primary$");
        terminal(0).end(Optional.empty());
        assertThat(session.state().get()).as("that was the one before").isEqualTo(new State.Open());
        terminal(1).end(Optional.empty());
        assertThat(session.state().get()).isEqualTo(new State.Ended(Optional.empty()));
    }

    @Test
    void whyItDidNotOpenIsTold() {
        Failure refused = FakePractice.refused("lab-start");
        bench.failure = Optional.of(refused);
        open();
        assertThat(session.state().get()).isEqualTo(new State.Ended(Optional.of(refused)));
    }

    @Test
    void whoClosesItIsNotToldOfItsEnd() {
        open();
        session.close();
        assertThat(terminal(0).closed).isTrue();
        terminal(0).end(Optional.empty());
        assertThat(session.state().get()).isEqualTo(new State.Closed());
    }

    @Test
    void oneThatOpensTooLateIsClosedAtOnce() {
        session.open();
        session.close();
        work();
        assertThat(session.state().get()).isEqualTo(new State.Closed());
        assertThat(bench.terminals).allMatch(late -> late.closed);
    }

    /** Text from a web page must not press Enter's elder brothers; what asks to be told of a paste is told. */
    @Test
    void whatIsPastedPressesNoKeys() {
        open();
        session.paste("a\r\nb\nc\u001b[201~\u0003\u009b\td");
        assertThat(terminal(0).typed).hasToString("a\rb\rc[201~\td");
        terminal(0).typed.setLength(0);
        terminal(0).show("\u001b[?2004h");
        session.paste("복제\n");
        assertThat(terminal(0).typed).hasToString("\u001b[200~복제\r\u001b[201~");
    }
}
