package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.FakeTerminal;
import org.standbywizard.ui.FrameStage;
import org.standbywizard.ui.Keys;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.terminal.TerminalSession;
import org.standbywizard.ui.terminal.TerminalSession.State;

/** A terminal in the window, used with the keyboard, on a host that is none. */
@Timeout(300)
class TerminalPaneTest {
    @TempDir
    Path home;

    private FrameStage frame;
    private Stage stage;
    private Keys keys;

    @BeforeEach
    void make() {
        frame = PageStage.onFx(() -> new FrameStage(TestServices.in(home)));
        keys = new Keys(() -> stage.getScene());
        stage = PageStage.onFx(() -> {
            Stage shown = new Stage();
            shown.setScene(frame.scene(Locale.ENGLISH, false, 1180, 760));
            shown.show();
            frame.practising.open();
            frame.practising.begin();
            desk().tab().set(Exercising.Tab.TERMINAL);
            desk().open().set(true);
            return shown;
        });
    }

    @AfterEach
    void close() {
        PageStage.onFx(() -> {
            frame.frame.close();
            stage.hide();
            return null;
        });
    }

    private Exercising desk() {
        return frame.practising.exercising();
    }

    private TerminalSession session(String host) {
        return desk().terminals().session(host);
    }

    private FakeTerminal terminal(int which) {
        return frame.practice.labs.get(0).bench.terminals.get(which);
    }

    /** By the keyboard; then the keys are the terminal's. */
    private FakeTerminal open() {
        keys.press("terminal-open");
        awaitFocus("terminal-screen");
        return terminal(0);
    }

    private void awaitFocus(String id) {
        keys.until("the focus is at " + id, () -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner != null && id.equals(owner.getId());
        });
    }

    private void awaitTyped(FakeTerminal terminal, String text) {
        keys.until("typed: " + text, () -> terminal.typed.toString().equals(text));
    }

    /** What is drawn, each run after the other. */
    private String drawn() {
        return stage.getScene().getRoot().lookupAll("#terminal-screen .term-text").stream()
                .filter(node -> node.getOpacity() > 0)
                .map(node -> ((Text) node).getText())
                .collect(Collectors.joining("|"));
    }

    private void awaitDrawn(String text) {
        keys.until("drawn: " + text, () -> drawn().contains(text));
    }

    private void show(FakeTerminal terminal, String output) {
        PageStage.onFx(() -> {
            terminal.show(output);
            return null;
        });
    }

    @Test
    void keysGoToTheHostAndItsOutputIsDrawn() {
        FakeTerminal terminal = open();
        awaitDrawn("primary$ ");
        keys.type(KeyCode.L);
        keys.type(KeyCode.S);
        keys.type(KeyCode.TAB);
        keys.type(KeyCode.ENTER);
        keys.type(KeyCode.UP);
        keys.type(KeyCode.CONTROL, KeyCode.C);
        keys.type(KeyCode.ESCAPE);
        keys.type(KeyCode.BACK_SPACE);
        awaitTyped(terminal, "ls\t\r\u001b[A\u0003\u001b\u007f");
        show(terminal, "ls\r\n\u001b[34mdata\u001b[0m 복제\r\nprimary$ ");
        awaitDrawn("data");
        assertThat(PageStage.onFx(this::drawn)).isEqualTo("primary$ ls|data|복|제|primary$ ");
        assertThat(PageStage.onFx(
                        () -> stage.getScene().lookup("#terminal-screen").getAccessibleText()))
                .isEqualTo("Terminal on primary");
    }

    @Test
    void f6LeavesItEitherWayAndTheWordsSaySo() {
        FakeTerminal terminal = open();
        keys.awaitWords("terminal-note", "F6 leaves the terminal");
        keys.type(KeyCode.F6);
        awaitFocus("terminal-copy");
        keys.to("terminal-screen");
        keys.type(KeyCode.SHIFT, KeyCode.F6);
        awaitFocus("terminal-close");
        keys.to("terminal-screen");
        keys.type(KeyCode.CONTROL, KeyCode.TAB);
        awaitFocus("terminal-copy");
        assertThat(terminal.typed).isEmpty();
    }

    /** What one reads there is of use beside the terminal. */
    @Test
    void f1OpensLearnBesideItAndTheKeysStayTheTerminals() {
        FakeTerminal terminal = open();
        keys.awaitWords("terminal-note", "F1 opens Learn");
        assertThat(keys.isShown("learn")).as("the desk begins without it").isFalse();
        int before = columns(terminal);
        keys.type(KeyCode.F1);
        keys.awaitShown("learn");
        keys.until("the terminal makes room", () -> columns(terminal) < before);
        awaitFocus("terminal-screen");
        keys.type(KeyCode.F1);
        keys.until("it is folded again", () -> !isThere("learn") && columns(terminal) == before);
        assertThat(terminal.typed).isEmpty();
        assertThat(PageStage.onFx(() -> frame.habits.learnShown().get()))
                .as("what is remembered of the pages")
                .isTrue();
        keys.type(KeyCode.F6);
        keys.press("desk-back");
        keys.awaitShown("learn");
    }

    private static int columns(FakeTerminal terminal) {
        return terminal.sizes.get(terminal.sizes.size() - 1).columns();
    }

    /** To be asked on the window's thread. */
    private boolean isThere(String id) {
        return stage.getScene().getRoot().lookup("#" + id) != null;
    }

    /** xterm's own, as a program's terminfo entry has them. */
    @Test
    void theWindowsKeysReachAProgramWithControlAndShift() {
        FakeTerminal terminal = open();
        keys.awaitWords("terminal-note", "with Ctrl+Shift both go to the program");
        keys.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F1);
        keys.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F6);
        awaitTyped(terminal, "\u001bOP\u001b[17~");
        awaitFocus("terminal-screen");
        assertThat(keys.isShown("learn")).isFalse();
    }

    @Test
    void itIsAsLargeAsItsPlace() {
        FakeTerminal terminal = open();
        TerminalSize first = PageStage.onFx(() -> terminal.sizes.get(terminal.sizes.size() - 1));
        assertThat(first.columns()).isBetween(80, 160);
        assertThat(first.rows()).isBetween(20, 50);
        PageStage.onFx(() -> {
            stage.setWidth(960);
            stage.setHeight(460);
            return null;
        });
        keys.until("it is smaller", () -> {
            TerminalSize now = terminal.sizes.get(terminal.sizes.size() - 1);
            return now.columns() < first.columns() && now.rows() < first.rows();
        });
        TerminalSize small = PageStage.onFx(() -> terminal.sizes.get(terminal.sizes.size() - 1));
        assertThat(small.rows()).as("of use in a small window").isGreaterThanOrEqualTo(8);
    }

    @Test
    void whatIsSelectedIsCopiedAndTheClipboardIsPasted() {
        FakeTerminal terminal = open();
        PageStage.onFx(() -> {
            terminal.show("copy me");
            ClipboardContent content = new ClipboardContent();
            content.putString("echo 복제\n");
            Clipboard.getSystemClipboard().setContent(content);
            return null;
        });
        awaitDrawn("primary$ copy me");
        PageStage.onFx(() -> {
            double letter = row().getLayoutBounds().getWidth() / "primary$ copy me".length();
            mouse(MouseEvent.MOUSE_PRESSED, letter * 9.1);
            mouse(MouseEvent.MOUSE_DRAGGED, letter * 12.9);
            return null;
        });
        keys.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        keys.until("copied", () -> frame.desktop.copied.contains("copy"));
        keys.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        awaitTyped(terminal, "echo 복제\r");
        keys.type(KeyCode.F6);
        keys.press("terminal-copy-all");
        keys.until("copied", () -> frame.desktop.copied.contains("primary$ copy me"));
    }

    /** The first row. */
    private Text row() {
        return (Text) stage.getScene().getRoot().lookupAll("#terminal-screen .term-text").stream()
                .filter(node -> ((Text) node).getText().startsWith("primary$"))
                .findFirst()
                .orElseThrow();
    }

    private void mouse(EventType<MouseEvent> kind, double x) {
        Node view = stage.getScene().lookup("#terminal-screen");
        Point2D at = row().localToScene(x, 8);
        view.fireEvent(new MouseEvent(
                kind,
                at.getX(),
                at.getY(),
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null));
    }

    /** As an input method puts Korean letters together. */
    @Test
    void aLetterGoesWhenItIsPutTogether() {
        FakeTerminal terminal = open();
        compose("하", "");
        keys.until("seen on the way", () -> terminal.typed.isEmpty() && isComposing("하"));
        compose("", "한");
        awaitTyped(terminal, "한");
        keys.until("it is the host's now", () -> !isComposing("하"));
    }

    private void compose(String composed, String committed) {
        PageStage.onFx(() -> {
            List<InputMethodTextRun> runs = composed.isEmpty()
                    ? List.of()
                    : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW));
            Node view = stage.getScene().lookup("#terminal-screen");
            view.fireEvent(new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, runs, committed, 0));
            return null;
        });
    }

    private boolean isComposing(String text) {
        Node label = stage.getScene().lookup(".term-composing");
        return label.isVisible()
                && ((javafx.scene.control.Label) label).getText().equals(text);
    }

    @Test
    void itsHistoryIsScrolledThrough() {
        FakeTerminal terminal = open();
        show(
                terminal,
                IntStream.rangeClosed(1, 300)
                        .mapToObj(i -> "line " + i + "\r\n")
                        .collect(Collectors.joining()));
        awaitDrawn("line 300");
        keys.type(KeyCode.SHIFT, KeyCode.PAGE_UP);
        keys.until("scrolled back", () -> !drawn().contains("line 300") && drawn().contains("line 260"));
        show(terminal, "and more\r\n");
        keys.until("what is read stays", () -> drawn().contains("line 260"));
        keys.type(KeyCode.X);
        awaitDrawn("and more");
        assertThat(terminal.typed).hasToString("x");
    }

    /** The session is the lab's, not the view's. */
    @Test
    void itGoesOnWhileSomethingElseIsShown() {
        FakeTerminal terminal = open();
        PageStage.onFx(() -> {
            desk().tab().set(Exercising.Tab.SQL);
            terminal.show("unseen\r\n");
            desk().open().set(false);
            stage.getScene().setRoot(frame.frame(Locale.KOREAN));
            desk().open().set(true);
            desk().tab().set(Exercising.Tab.TERMINAL);
            return null;
        });
        awaitDrawn("unseen");
        keys.awaitWords("terminal-state", "열림");
        keys.to("terminal-screen");
        keys.type(KeyCode.X);
        awaitTyped(terminal, "x");
        keys.type(KeyCode.F6);
        keys.to("terminal-host-primary");
        keys.type(KeyCode.RIGHT);
        keys.type(KeyCode.SPACE);
        keys.press("terminal-open");
        awaitDrawn("standby1$ ");
        assertThat(terminal.closed).isFalse();
    }

    @Test
    void itsEndIsSaidAndItIsOpenedAgain() {
        FakeTerminal terminal = open();
        PageStage.onFx(() -> {
            terminal.show("last words");
            terminal.end(Optional.of(new Failure.ConnectionLost("127.0.0.1", "reset")));
            return null;
        });
        keys.awaitWords("terminal-state", "Ended");
        keys.awaitWords("terminal-note", "The connection to primary broke");
        awaitDrawn("last words");
        awaitFocus("terminal-again");
        keys.type(KeyCode.SPACE);
        awaitFocus("terminal-screen");
        keys.until("empty", () -> !drawn().contains("last words"));
        PageStage.onFx(() -> {
            terminal(1).end(Optional.empty());
            return null;
        });
        keys.awaitWords("terminal-note", "The shell on primary has ended");
    }

    /** All hosts of a lab have this computer's address. */
    @Test
    void whateverEndsItNamesTheLabsServer() {
        FakeTerminal terminal = open();
        PageStage.onFx(() -> {
            terminal.end(Optional.of(new Failure.Unreachable("127.0.0.1", "refused", 33001, "Connection refused")));
            return null;
        });
        keys.awaitWords("terminal-note", "primary is there, but nothing answers at port 33001");
        assertThat(keys.words("terminal-note")).doesNotContain("127.0.0.1");
    }

    @Test
    void theEndOfTheLabEndsIt() {
        FakeTerminal terminal = open();
        TerminalSession session = PageStage.onFx(() -> session("primary"));
        keys.type(KeyCode.F6);
        PageStage.onFx(() -> {
            frame.practising.stop();
            frame.sheets.choose(
                    frame.sheets.shown().get().orElseThrow().choices().get(0));
            return null;
        });
        keys.until("closed", () -> terminal.closed && session.state().get() instanceof State.Closed);
        assertThat(PageStage.onFx(() -> desk().terminals().hosts())).isEmpty();
    }

    @Test
    void aCommandForATerminalOfOnesOwnIsThereToo() {
        keys.press("terminal-copy");
        keys.until("copied", () -> frame.desktop.copied.stream().anyMatch(text -> text.startsWith("ssh -p 33001 ")));
        keys.press("terminal-password");
        keys.until("copied", () -> frame.desktop.copied.contains("only-for-this-lab"));
    }
}
