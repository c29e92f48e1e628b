package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbeOutputTest {

    @Test
    void plainValuesBlocksAndRepeatedKeys() throws Exception {
        ProbeOutput output = parse("""
                [os]
                host=db1
                release<
                SUQ9ZGVi
                aWFuCg==
                .
                [cluster]
                tablespace=16385 /srv/a b
                tablespace=16386 /srv/ü=x
                end=1
                """);
        assertThat(output.one("os").text("host")).isEqualTo("db1");
        assertThat(output.one("os").text("release")).isEqualTo("ID=debian\n");
        assertThat(output.one("cluster").texts("tablespace")).containsExactly("16385 /srv/a b", "16386 /srv/ü=x");
        assertThat(output.one("unit").text("unit")).isEmpty();
    }

    @Test
    void bytesSurvive() throws Exception {
        ProbeOutput output = parse("[file]\ncontent<\n/wD+Cg==\n.\nend=1\n");
        assertThat(output.one("file").raw("content")).contains("\u00ff\u0000\u00fe\n");
    }

    @Test
    void linesOfOthersAreSkippedAndWrongBase64IsLeftOut() throws Exception {
        ProbeOutput output = parse("""
                Welcome to db1!
                [os]
                host=db1
                Last login: today = never
                libc<
                !!!
                .
                = x
                UPPER=1
                end=1
                [not a record]
                """);
        assertThat(output.records()).hasSize(1);
        assertThat(output.one("os").values()).containsOnlyKeys("host");
    }

    @Test
    void cutShortIsAnError() {
        assertThatThrownBy(() -> parse("[os]\nhost=db1\n")).isInstanceOf(ProbeOutput.Malformed.class);
        assertThatThrownBy(() -> parse("[file]\ncontent<\nQUJD\n")).isInstanceOf(ProbeOutput.Malformed.class);
        assertThatThrownBy(() -> parse("")).isInstanceOf(ProbeOutput.Malformed.class);
    }

    @Test
    void tooMuchIsAnError() {
        assertThatThrownBy(() -> parse("[os]\n".repeat(30_000) + "end=1\n")).isInstanceOf(ProbeOutput.Malformed.class);
        assertThatThrownBy(() -> parse("[file]\ncontent<\n" + "QUJD\n".repeat(1_500_000) + ".\nend=1\n"))
                .isInstanceOf(ProbeOutput.Malformed.class);
    }

    @Test
    void noiseGivesFactsOrAnErrorButNothingElse() {
        Random random = new Random(7);
        String[] pieces = {
            "[cluster]\n",
            "[file]\n",
            "[unit]\n",
            "[os]\n",
            "pid=",
            "data=/d\n",
            "stat=a b\n",
            "owner=\n",
            "=",
            "<\n",
            ".\n",
            "end=1\n",
            "control<\n",
            "QUJD\n",
            "version=x\n",
            "version=15.2\n",
            "tablespace=1\n",
            "\0\u00e9",
            "99999999999999999999\n",
            "port=-7\n",
            "mainpid=x\n",
            "real=\n",
            "pgversion=9.6\n",
            "free=9e9\n",
            "clock=.\n",
            "[start]\n"
        };
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            text.append("\nend=1\n");
            try {
                ProbeOutput output = parse(text.toString());
                assertThat(ClusterReader.read(output)).isNotNull();
                assertThat(OsReader.read(output, 0, 0, "me")).isNotNull();
            } catch (ProbeOutput.Malformed expected) {
                assertThat(expected).hasMessageContaining("cut short");
            }
        }
    }

    private static ProbeOutput parse(String text) throws ProbeOutput.Malformed {
        return ProbeOutput.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
