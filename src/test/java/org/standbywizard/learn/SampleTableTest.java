package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expectations are what psql 15 printed. */
class SampleTableTest {
    private static List<String> fitted(String text) {
        return SampleTable.fitted(text.lines().toList());
    }

    @Test
    void columnsAreAsWideAsWhatStandsInThem() {
        assertThat(fitted(" slot_name | active | restart_lsn |   kept    \n"
                        + "-----------+--------+-------------+-----------\n"
                        + " warehouse_two | f      | 0/1501388   | 120 bytes\n"))
                .containsExactly(
                        "   slot_name   | active | restart_lsn |   kept    ",
                        "---------------+--------+-------------+-----------",
                        " warehouse_two | f      | 0/1501388   | 120 bytes");
    }

    @Test
    void numbersStandAtTheRightAndTheLastColumnHasNoBlanks() {
        assertThat(fitted("  status   | slot_name | sender_port | note \n"
                        + "-----------+-----------+-------------+------\n"
                        + " streaming | s | 5711 | \n"
                        + " streaming | b | 5 | x\n"))
                .containsExactly(
                        "  status   | slot_name | sender_port | note ",
                        "-----------+-----------+-------------+------",
                        " streaming | s         |        5711 | ",
                        " streaming | b         |           5 | x");
    }

    @Test
    void whatIsNoTableStays() {
        String text = "On db1:\n-----\n a | b\n--\nLOG:  started | stopped\n(1 row)";
        assertThat(fitted(text)).isEqualTo(text.lines().toList());
    }

    @Test
    void linesAroundATableStay() {
        assertThat(fitted(" a \n---\n long\n(1 row)\n\nshop=#"))
                .containsExactly("  a   ", "------", " long", "(1 row)", "", "shop=#");
    }
}
