package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PassFileTest {

    private static final PassEntry ENTRY =
            new PassEntry("10.0.0.1", "5432", "replication", "repl", Password.of("a:b\\c"));

    @Test
    void escapesAndReads() {
        PassFile file = PassFile.parse("").with(ENTRY);

        assertThat(file.text()).isEqualTo("10.0.0.1:5432:replication:repl:a\\:b\\\\c\n");
        assertThat(file.entries()).containsExactly(ENTRY);
        assertThat(file.toString() + ENTRY).doesNotContain("b\\c").contains(Password.MASK);
        // libpq stops at the next colon that is not escaped.
        assertThat(PassFile.parse("h:1:d:u:pw:rest").passwordFor("h", "1", "d", "u"))
                .contains(Password.of("pw"));
    }

    @Test
    void theFirstLineThatMatchesWins() {
        PassFile file = PassFile.parse("# c\r\n*:*:*:other:x\n10.0.0.1:*:*:repl:old\r\n");

        assertThat(file.passwordFor("10.0.0.1", "5432", "replication", "repl")).contains(Password.of("old"));
        PassFile with = file.with(ENTRY);
        assertThat(with.text())
                .isEqualTo(
                        "# c\r\n*:*:*:other:x\n10.0.0.1:5432:replication:repl:a\\:b\\\\c\n10.0.0.1:*:*:repl:old\r\n");
        assertThat(with.with(ENTRY)).isSameAs(with);
        assertThat(with.without(ENTRY).text()).isEqualTo(file.text());
    }

    @Test
    void replacesItsOwnLineInPlace() {
        PassFile file = PassFile.parse("a:1:b:c:d\r\n10.0.0.1:5432:replication:repl:old\r\nx:1:y:z:w");

        assertThat(file.with(ENTRY).text())
                .isEqualTo("a:1:b:c:d\r\n10.0.0.1:5432:replication:repl:a\\:b\\\\c\r\nx:1:y:z:w");
        assertThat(PassFile.parse("x:1:y:z:w").with(ENTRY).text()).startsWith("x:1:y:z:w\n10.0.0.1:");
    }

    @Test
    void refusesWhatNoLineCanHold() {
        PassEntry broken = new PassEntry("h", "1", "d", "u", Password.of("a\nb"));
        assertThatThrownBy(() -> PassFile.parse("").with(broken)).hasMessageContaining("line break");
        PassEntry hangul = new PassEntry("h", "1", "d", "u", Password.of(RawText.carry("비밀번호 😀")));
        assertThat(PassFile.parse("").with(hangul).entries()).containsExactly(hangul);
        assertThat(PassFile.parse("\n:::\nab\n#h:1:d:u:p\n").entries()).isEmpty();
    }
}
