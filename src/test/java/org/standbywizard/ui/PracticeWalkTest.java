package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.app.WiredWindow;
import org.standbywizard.lab.LabFixture;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.PracticeLoad;
import org.standbywizard.ui.shell.Practising;
import org.standbywizard.ui.terminal.TerminalSession;

/** The card "Practise" and all that follows from it, without a mouse, in the window as the program wires it. */
@Timeout(300)
class PracticeWalkTest {

    @TempDir
    Path home;

    @BeforeEach
    void needServers() {
        assumeTrue(
                Files.isDirectory(LabFixture.ARCHIVES),
                "skipped: no practice servers are built for this kind of computer");
    }

    private RealWindow window() {
        return new RealWindow(WiredWindow.parts(LabFixture.home().getParent(), home), Locale.ENGLISH, 1180, 760);
    }

    /** From the card to a lab that runs and a plan that is open. */
    private static Path practise(Walk walk) {
        walk.keys.press("choice-practise");
        walk.keys.awaitReady("practice-begin");
        walk.moment("practise-1-choice");
        walk.keys.press("practice-begin");
        walk.at(PageId.PRIMARY);
        walk.keys.awaitShown("practice-strip");
        return running(walk).file().getParent();
    }

    private static PracticeLab.Running running(Walk walk) {
        return PageStage.onFx(() -> walk.practising().lab().get()).orElseThrow();
    }

    @Test
    void fromTheCardToAProofWithLagAndToAnEndThatLeavesNothing() throws Exception {
        LabFixture.start("18", 1).close();
        Path directory;
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            long clicked = System.nanoTime();
            directory = practise(walk);
            System.out.printf("practice: ready %.1f s after the click%n", (System.nanoTime() - clicked) / 1e9);
            walk.fromPrimaryToVerify();
            walk.keys.awaitTitle("standby1 is a streaming standby of primary");
            assertThat(Files.exists(home.resolve(".ssh")))
                    .as("keys are known unwritten")
                    .isFalse();

            walk.keys.to("practice-rate");
            for (int i = PracticeLoad.RATES.indexOf(100); i < PracticeLoad.RATES.size() - 1; i++) {
                walk.keys.type(KeyCode.DOWN);
            }
            walk.keys.press("practice-writing");
            walk.keys.until(
                    "rows are written", () -> walk.practising().load().written().get() > 1000);
            walk.keys.until("lag is seen", () -> isBehind(window));
            walk.moment("practise-2-lag");

            walk.keys.press("practice-reset");
            walk.keys.press("sheet-reset");
            walk.at(PageId.PRIMARY);
            assertThat(walk.model().services().journals().runs()).isEmpty();
            assertThat(walk.model().checked().get()).isEmpty();
            walk.fromPrimaryToVerify();
            walk.keys.awaitTitle("standby1 is a streaming standby of primary");
            close(window);
        }
        assertNothingIsLeft(directory);
    }

    @Test
    void aLabIsGoneOnWithOrBegunAnewAndStopped() throws Exception {
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            Path first = practise(walk);
            walk.keys.press("step-start");
            walk.keys.press("choice-practise");
            walk.keys.press("practice-go-on");
            walk.at(PageId.PRIMARY);
            assertThat(running(walk).file()).startsWith(first);

            walk.keys.press("step-start");
            walk.keys.press("choice-practise");
            walk.keys.press("practice-anew");
            walk.keys.to("practice-standbys-1");
            walk.keys.type(KeyCode.RIGHT);
            walk.keys.type(KeyCode.SPACE);
            walk.keys.press("practice-begin");
            walk.keys.press("sheet-anew");
            walk.at(PageId.PRIMARY);
            assertNothingIsLeft(first);
            assertThat(walk.model().standbys()).hasSize(2);
            Path second = running(walk).file().getParent();

            walk.keys.press("practice-stop");
            walk.keys.press("sheet-stop");
            walk.keys.until(
                    "the lab is gone", () -> walk.practising().lab().get().isEmpty());
            walk.at(PageId.START);
            assertNothingIsLeft(second);
            close(window);
        }
    }

    /** Set up by the wizard behind a button, broken, mended by a typed statement, and remembered. */
    @Test
    void anExerciseIsMendedWithTheKeyboard() throws Exception {
        Path directory;
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            directory = practise(walk);
            walk.keys.press("practice-desk");
            walk.keys.press("exercise-set-up");
            walk.keys.press("sheet-set-up");
            long begun = System.nanoTime();
            walk.keys.until(
                    "the pair is set up", () -> walk.practising().doing().get() == Practising.Doing.NOTHING);
            System.out.printf("practice: set up in %.1f s%n", (System.nanoTime() - begun) / 1e9);
            walk.keys.to("exercise-list");
            for (int i = 0; i < 3; i++) {
                walk.keys.type(KeyCode.DOWN);
            }
            walk.keys.press("exercise-inject");
            walk.keys.awaitWords("exercise-verdict", "the fault is in");
            walk.keys.press("exercise-hint");
            walk.keys.awaitShown("exercise-hint-1");
            walk.keys.press("exercise-check");
            walk.keys.awaitWords("exercise-verdict", "standby1 does not get the primary's WAL");
            walk.moment("practise-3-exercise");

            walk.keys.to("desk-exercises");
            walk.keys.type(KeyCode.RIGHT);
            walk.keys.type(KeyCode.SPACE);
            walk.keys.fill("sql-standby", "CREATE TABLE t (i integer)");
            walk.keys.type(KeyCode.CONTROL, KeyCode.ENTER);
            walk.keys.awaitWords("sql-standby-side", "SQLSTATE 25006");
            walk.keys.fill("sql-primary", "SELECT pg_create_physical_replication_slot('standby1', true) AS made");
            walk.keys.press("sql-primary-run");
            walk.keys.awaitWords("sql-primary-side", "primary: 1 rows");
            walk.moment("practise-4-sql");

            walk.keys.to("desk-sql");
            walk.keys.type(KeyCode.LEFT);
            walk.keys.type(KeyCode.SPACE);
            walk.keys.press("exercise-check");
            walk.keys.awaitWords("exercise-verdict", "mended");
            walk.moment("practise-5-mended");
            assertThat(PageStage.onFx(() -> List.copyOf(window.shown().habits().exercises())))
                    .containsExactly("04-slot-missing");
            walk.keys.press("desk-back");
            walk.at(PageId.PRIMARY);
            close(window);
        }
        assertNothingIsLeft(directory);
    }

    /** A real shell in the window: opened, typed in, looked at and left without a mouse, and ended with the lab. */
    @Test
    void aTerminalIsOpenedTypedInAndLeft() throws Exception {
        Path directory;
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            directory = practise(walk);
            walk.keys.press("practice-desk");
            walk.keys.to("desk-exercises");
            walk.keys.type(KeyCode.RIGHT);
            walk.keys.type(KeyCode.RIGHT);
            walk.keys.type(KeyCode.SPACE);
            walk.keys.press("terminal-open");
            awaitAtTerminal(walk, "primary", "primary$ ");
            walk.keys.to("terminal-screen");
            typed(walk, "pg_ctl status | head -n 1");
            awaitAtTerminal(walk, "primary", "pg_ctl: server is running");
            typed(walk, "ls --color data");
            awaitAtTerminal(walk, "primary", "postgresql.auto.conf");
            walk.moment("practise-6-terminal");
            walk.projected("practise-7-terminal-projected");
            // Pictures are taken in both languages, each with a view of its own.
            walk.keys.to("terminal-screen");
            typed(walk, "printf '\\033[?1049h\\033[2J\\033[Ha page'; read -r key; printf '\\033[?1049l'");
            walk.keys.until(
                    "a program has the screen",
                    () -> session(walk, "primary").emulation().look(0).full());
            awaitAtTerminal(walk, "primary", "a page");
            walk.keys.type(KeyCode.ENTER);
            walk.keys.until(
                    "the program is left",
                    () -> !session(walk, "primary").emulation().look(0).full());
            walk.keys.type(KeyCode.F6);
            walk.keys.press("practice-reset");
            walk.keys.press("sheet-reset");
            walk.keys.awaitWords("terminal-note", "The shell on primary has ended");
            walk.moment("practise-8-terminal-ended");
            walk.keys.press("terminal-again");
            awaitAtTerminal(walk, "primary", "primary$ ");
            close(window);
        }
        assertNothingIsLeft(directory);
    }

    private static TerminalSession session(Walk walk, String host) {
        return walk.practising().exercising().terminals().session(host);
    }

    private static void awaitAtTerminal(Walk walk, String host, String text) {
        walk.keys.until(
                text + " at the terminal",
                () -> session(walk, host).emulation().look(0).text().contains(text.strip()));
    }

    /** As pasting does, then Enter: the robot's own letters are those of one keyboard. */
    private static void typed(Walk walk, String line) {
        PageStage.onFx(() -> {
            session(walk, "primary").paste(line);
            return null;
        });
        walk.keys.type(KeyCode.ENTER);
    }

    /** What the page says of the standby: "1.2 kB (3 ms)", or "in step". */
    private static boolean isBehind(RealWindow window) {
        return window.stage().getScene().getRoot().lookupAll(".lag-entry").stream()
                .anyMatch(entry -> ((Labeled) entry).getText().matches("standby1: [1-9][\\d.,]* ?k?M?B.*"));
    }

    /** As a person does. */
    private static void close(RealWindow window) throws Exception {
        boolean shows = PageStage.onFx(() -> {
            window.stage().fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return window.stage().isShowing();
        });
        assertThat(shows).as("nothing is asked").isFalse();
        window.shown().ended().get(60, TimeUnit.SECONDS);
    }

    private void assertNothingIsLeft(Path lab) throws Exception {
        assertThat(lab).doesNotExist();
        List<ProcessHandle> processes =
                LabFixture.processesIn(lab).stream().filter(LabFixture::runs).toList();
        assertThat(processes).isEmpty();
        try (Stream<Path> files = Files.walk(LabFixture.home().getParent(), 2)) {
            assertThat(files).noneMatch(path -> path.endsWith("runs") || path.endsWith("facts"));
        }
    }
}
