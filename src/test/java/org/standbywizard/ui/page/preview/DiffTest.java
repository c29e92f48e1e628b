package org.standbywizard.ui.page.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.standbywizard.conf.FileDiff.Kind;
import org.standbywizard.conf.FileDiff.Span;
import org.standbywizard.conf.RawText;
import org.standbywizard.ui.page.preview.Diff.Line;

class DiffTest {

    @Test
    void standsSideBySideAndInOneColumn() {
        Diff diff = Diff.of("a\nport = 1\nb\n", "a\nport = 2\nb\nc\n");
        assertThat(diff.rows())
                .extracting(row -> row.kind())
                .containsExactly(Kind.EQUAL, Kind.CHANGED, Kind.EQUAL, Kind.INSERTED);
        assertThat(diff.rows().get(1).right().changed()).containsExactly(new Span(7, 8));
        assertThat(diff.lines())
                .extracting(Line::kind)
                .containsExactly(Kind.EQUAL, Kind.DELETED, Kind.INSERTED, Kind.EQUAL, Kind.INSERTED);
        assertThat(diff.lines()).extracting(Line::before).containsExactly(1, 2, 0, 3, 0);
        assertThat(diff.lines()).extracting(Line::after).containsExactly(1, 0, 2, 3, 4);
        assertThat(diff.added()).isEqualTo(2);
        assertThat(diff.removed()).isEqualTo(1);
        assertThat(diff.changes()).containsExactly(1, 3);
        assertThat(diff.lineChanges()).containsExactly(1, 4);
    }

    @Test
    void inOneColumnAChangeOfSeveralLinesFirstShowsWhatGoes() {
        Diff diff = Diff.of("x1\nx2\n", "y1\ny2\n");
        assertThat(diff.lines()).extracting(line -> line.side().text()).containsExactly("x1", "x2", "y1", "y2");
        assertThat(diff.lineChanges()).containsExactly(0);
    }

    @Test
    void passwordsOfOthersAreMaskedOnBothSides() {
        Diff diff = Diff.of(
                "primary_conninfo = 'host=a password=geheim'\n", "primary_conninfo = 'host=b password=geheim'\n");
        assertThat(diff.toString()).doesNotContain("geheim");
        assertThat(diff.text()).isEqualTo("""
                @@ 1 @@
                -primary_conninfo = 'host=a password=********'
                +primary_conninfo = 'host=b password=********'
                """);
        assertThat(diff.rows().get(0).right().changed()).isEmpty();
    }

    @Test
    void otherAlphabetsAreShownAndControlCharactersCannotAct() {
        Diff diff = Diff.of("", RawText.carry("# 서울\u202E\u0007\tx\r\n"));
        assertThat(diff.rows().get(0).right().text()).isEqualTo("# 서울<U+202E><U+0007>    x");
    }

    @Test
    void equalTextsHaveNoChange() {
        Diff diff = Diff.of("a\n", "a\n");
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.added() + diff.removed()).isZero();
    }
}
