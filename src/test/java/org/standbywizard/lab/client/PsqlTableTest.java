package org.standbywizard.lab.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As psql 15 printed the same. */
class PsqlTableTest {
    private static final Answer SLOTS = new Answer(
            List.of("slot_name", "active", "n", "한글"),
            List.of(Arrays.asList("standby1", "t", "7", "복제"), Arrays.asList("x", null, "-12.5", "a")),
            false,
            "SELECT 2");

    @Test
    void aTable() {
        assertThat(new PsqlTable(true, false, false).lines(SLOTS))
                .containsExactly(
                        " slot_name | active |   n   | 한글 ",
                        "-----------+--------+-------+------",
                        " standby1  | t      |     7 | 복제",
                        " x         |        | -12.5 | a",
                        "(2 rows)",
                        "");
    }

    @Test
    void turned() {
        assertThat(new PsqlTable(true, false, true).lines(SLOTS))
                .containsExactly(
                        "-[ RECORD 1 ]-------",
                        "slot_name | standby1",
                        "active    | t",
                        "n         | 7",
                        "한글      | 복제",
                        "-[ RECORD 2 ]-------",
                        "slot_name | x",
                        "active    | ",
                        "n         | -12.5",
                        "한글      | a",
                        "");
    }

    @Test
    void forPrograms() {
        assertThat(new PsqlTable(false, true, false).lines(SLOTS)).containsExactly("standby1|t|7|복제", "x||-12.5|a");
        assertThat(new PsqlTable(false, false, false).lines(SLOTS))
                .containsExactly("slot_name|active|n|한글", "standby1|t|7|복제", "x||-12.5|a", "(2 rows)");
    }

    @Test
    void withoutRows() {
        Answer made = new Answer(List.of(), List.of(), false, "CREATE TABLE");
        assertThat(new PsqlTable(true, false, false).lines(made)).containsExactly("CREATE TABLE");
        Answer none = new Answer(List.of("a"), List.of(), false, "SELECT 0");
        assertThat(new PsqlTable(true, false, false).lines(none)).containsExactly(" a ", "---", "(0 rows)", "");
    }
}
