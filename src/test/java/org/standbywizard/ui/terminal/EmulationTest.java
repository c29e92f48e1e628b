package org.standbywizard.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.terminal.Screen.Cell;
import org.standbywizard.ui.terminal.Screen.Ink;
import org.standbywizard.ui.terminal.Screen.Run;

/** A terminal's screen after what hosts write, by ECMA-48 and xterm's manual of control sequences. */
class EmulationTest {
    private static final String CSI = "\u001b[";

    private final StringBuilder answers = new StringBuilder();
    private final Emulation terminal = at(20, 4);

    private Emulation at(int columns, int rows) {
        return new Emulation(
                new TerminalSize(columns, rows), bytes -> answers.append(new String(bytes, StandardCharsets.UTF_8)));
    }

    private List<String> rows() {
        return rows(terminal, 0);
    }

    private static List<String> rows(Emulation emulation, int back) {
        return emulation.look(back).rows().stream()
                .map(row -> row.text().stripTrailing())
                .toList();
    }

    @Test
    void linesStandBelowEachOtherAndTheCursorAfterThem() {
        terminal.feed("one\r\ntwo\r\n$ ");
        assertThat(rows()).containsExactly("one", "two", "$", "");
        assertThat(terminal.look(0).cursor()).isEqualTo(new Cell(2, 2));
    }

    @Test
    void koreanLettersTakeTwoColumnsEach() {
        terminal.feed("복제 ab");
        assertThat(rows().get(0)).isEqualTo("복제 ab");
        assertThat(terminal.look(0).rows().get(0).runs())
                .containsExactly(
                        new Run(0, 2, "복", Ink.PLAIN), new Run(2, 2, "제", Ink.PLAIN), new Run(4, 3, " ab", Ink.PLAIN));
        assertThat(terminal.look(0).cursor()).isEqualTo(new Cell(7, 0));
    }

    /** Pieces end where the network has it: within a sequence, within a letter. */
    @Test
    void itDoesNotMatterWhereOutputIsCut() {
        String output = CSI + "1;31mred" + CSI + "0m\u001b]0;title\u0007 복제 \ud83d\ude00\r\n" + CSI + "?1049h" + CSI
                + "2;3Hvi" + CSI + "7mbar" + CSI + "m" + CSI + "?1049l" + CSI + "38;2;1;2;3mown" + CSI + "K\u001b(B$ ";
        Emulation whole = at(20, 4);
        whole.feed(output);
        Screen expected = whole.look(0);
        assertThat(expected.text()).startsWith("red 복제 \ud83d\ude00\nown$ \n".replace("$ \n", "$\n"));
        for (int first = 0; first <= output.length(); first++) {
            for (int second = first; second <= output.length(); second++) {
                Emulation cut = at(20, 4);
                cut.feed(output.substring(0, first));
                cut.feed(output.substring(first, second));
                cut.feed(output.substring(second));
                assertThat(cut.look(0)).as("cut at %d and %d", first, second).isEqualTo(expected);
            }
        }
    }

    @Test
    void coloursAreThoseThatWereNamed() {
        terminal.feed(CSI + "31mr" + CSI + "1;42mb" + CSI + "0;7mi" + CSI + "0;4mu" + CSI + "0;93mb" + CSI
                + "38;5;208mx" + CSI + "38;2;1;2;3mo");
        assertThat(terminal.look(0).rows().get(0).runs())
                .extracting(Run::ink)
                .containsExactly(
                        new Ink(1, Ink.GROUND, false, false),
                        new Ink(1, 2, true, false),
                        new Ink(Ink.GROUND, Ink.USUAL, false, false),
                        new Ink(Ink.USUAL, Ink.GROUND, false, true),
                        new Ink(11, Ink.GROUND, false, false),
                        new Ink(Ink.RGB | 0xff8700, Ink.GROUND, false, false),
                        new Ink(Ink.RGB | 0x010203, Ink.GROUND, false, false));
    }

    @Test
    void aProgramHasTheScreenToItselfAndGivesItBack() {
        terminal.feed("1\r\n2\r\n3\r\n4\r\n5\r\n$ less");
        terminal.feed(CSI + "?1049h" + CSI + "H" + CSI + "2Jpage" + CSI + "?25l");
        assertThat(rows()).containsExactly("page", "", "", "");
        assertThat(terminal.look(3).history()).isZero();
        assertThat(terminal.look(0).full()).isTrue();
        assertThat(terminal.look(0).cursor()).isEqualTo(Screen.HIDDEN);
        terminal.feed(CSI + "?25h" + CSI + "?1049l");
        assertThat(rows()).containsExactly("3", "4", "5", "$ less");
        assertThat(terminal.look(0).cursor()).isEqualTo(new Cell(6, 3));
    }

    @Test
    void whatScrollsOffIsKeptUpToALimit() {
        terminal.feed(IntStream.rangeClosed(1, Emulation.HISTORY + 1000)
                .mapToObj(i -> "line " + i + "\r\n")
                .collect(Collectors.joining()));
        assertThat(terminal.look(0).history()).isEqualTo(Emulation.HISTORY);
        assertThat(rows(terminal, 2)).containsExactly("line 5996", "line 5997", "line 5998", "line 5999");
        assertThat(rows(terminal, 99_999).get(0)).isEqualTo("line 998");
        assertThat(terminal.look(2).cursor()).as("below what is shown").isEqualTo(Screen.HIDDEN);
        assertThat(terminal.text()).startsWith("line 998\nline 999\n").endsWith("line 6000");
    }

    @Test
    void anotherSizeLosesNothing() {
        terminal.feed("a line of twenty-five char\r\n$ ");
        assertThat(rows()).containsExactly("a line of twenty-fiv", "e char", "$", "");
        terminal.resize(new TerminalSize(40, 6));
        assertThat(rows()).startsWith("a line of twenty-five char", "$");
        assertThat(terminal.look(0).rows()).hasSize(6);
        assertThat(terminal.look(0).cursor()).isEqualTo(new Cell(2, 1));
    }

    @Test
    void whatIsSelectedGoesUpWithItsRows() {
        terminal.feed("one two\r\n복제 슬롯\r\n");
        terminal.select(new Cell(4, 1), new Cell(4, 0));
        assertThat(terminal.selected()).isEqualTo("two\n복제");
        assertThat(terminal.look(0).selection().firstColumn(0)).isEqualTo(4);
        assertThat(terminal.look(0).selection().endColumn(1, 20)).isEqualTo(4);
        terminal.feed("x\r\ny\r\nz\r\n");
        assertThat(terminal.selected()).isEqualTo("two\n복제");
        assertThat(terminal.look(0).selection().to()).isEqualTo(new Cell(4, -1));
        assertThat(terminal.look(2).selection().from()).isEqualTo(new Cell(4, 0));
        terminal.select(new Cell(1, 1), new Cell(1, 1));
        assertThat(terminal.selected()).isEmpty();
    }

    @Test
    void itTellsWhereTheCursorIsWhenAsked() {
        terminal.feed("ab\r\ncde" + CSI + "6n");
        assertThat(answers.toString()).isEqualTo("\u001b[2;4R");
    }

    @Test
    void keysMeanWhatTheProgramWants() {
        assertThat(terminal.key(0x26, false, false, false)).hasValue("\u001b[A".getBytes(StandardCharsets.UTF_8));
        terminal.feed(CSI + "?1h");
        assertThat(terminal.key(0x26, false, false, false)).hasValue("\u001bOA".getBytes(StandardCharsets.UTF_8));
        assertThat(terminal.key(0x27, false, true, false)).hasValue("\u001b[1;5C".getBytes(StandardCharsets.UTF_8));
        assertThat(terminal.key('A', false, false, false)).isEmpty();
    }

    /** As from a file that is no text: a title that never ends is not waited for for ever. */
    @Test
    void aSequenceThatNeverEndsDoesNotSwallowAll() {
        terminal.feed("\u001b]0;" + "x".repeat(1 << 17));
        terminal.feed(CSI + "2J" + CSI + "Hhere");
        assertThat(rows().get(0)).isEqualTo("here");
    }
}
