package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.standbywizard.conf.FileDiff.Kind;
import org.standbywizard.conf.FileDiff.Row;
import org.standbywizard.conf.FileDiff.Side;
import org.standbywizard.conf.FileDiff.Span;

class FileDiffTest {

    /** As diff -u of GNU diffutils writes it, which only leaves out a count of 1. */
    @Test
    void unifiedAsDiffWritesIt() {
        assertThat(FileDiff.unified("a", "b", "1\n2\n3\n4\n5\n6", "1\n2\nx\n4\n5\n6\n7\n", 1))
                .isEqualTo(
                        "--- a\n+++ b\n@@ -2,5 +2,6 @@\n 2\n-3\n+x\n 4\n 5\n-6\n\\ No newline at end of file\n+6\n+7\n");
        assertThat(FileDiff.unified("a", "b", "", "1\n", 3)).isEqualTo("--- a\n+++ b\n@@ -0,0 +1,1 @@\n+1\n");
        assertThat(FileDiff.unified("a", "b", "1\n", "1\n", 3)).isEmpty();
    }

    @Test
    void rowsWithTheWordsThatChanged() {
        List<Row> rows = FileDiff.rows("a\nwal_level = minimal\nb\nc\n", "a\nwal_level = replica\nb\nnew\nc\n");

        assertThat(rows)
                .containsExactly(
                        new Row(Kind.EQUAL, side(1, "a"), side(1, "a")),
                        new Row(
                                Kind.CHANGED,
                                side(2, "wal_level = minimal", new Span(12, 19)),
                                side(2, "wal_level = replica", new Span(12, 19))),
                        new Row(Kind.EQUAL, side(3, "b"), side(3, "b")),
                        new Row(Kind.INSERTED, null, side(4, "new")),
                        new Row(Kind.EQUAL, side(4, "c"), side(5, "c")));
        assertThat(FileDiff.rows("a\nb\n", "a\n")).last().isEqualTo(new Row(Kind.DELETED, side(2, "b"), null));
        assertThat(FileDiff.rows("a", "a\n")).containsExactly(new Row(Kind.CHANGED, side(1, "a"), side(1, "a")));
        assertThat(FileDiff.rows("", "")).isEmpty();
    }

    private static Side side(int line, String text, Span... changed) {
        return new Side(line, text, List.of(changed));
    }
}
