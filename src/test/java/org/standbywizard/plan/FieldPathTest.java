package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void namesAndIndexesReadAsTheyAreWritten() {
        FieldPath path = FieldPath.ROOT.name("standbys").index(0).name("ssh").name("port");

        assertThat(path).hasToString("standbys[0].ssh.port");
        assertThat(FieldPath.parse("standbys[0].ssh.port")).isEqualTo(path);
        assertThat(FieldPath.parse("")).isEqualTo(FieldPath.ROOT);
    }

    @Test
    void anyNameComesBackFromItsText() {
        for (String name : List.of("a.b", "", "[0]", "a\"b\\c", "\\", "/srv/fast", "한글", "new\nline", "\"]")) {
            FieldPath path = FieldPath.ROOT.name("settings").name(name).index(3);
            assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
        }
        assertThat(FieldPath.ROOT.name("settings").name("a.b")).hasToString("settings[\"a.b\"]");
    }

    @Test
    void whatIsNoPathIsRefused() {
        for (String text : List.of(".a", "a..b", "a[x]", "a[0", "a[\"b", "a b", "[0]a", "a.")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> FieldPath.parse(text));
        }
    }
}
