package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.ShellQuote;

class ShellQuoteTest {
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "a'b\"c`d$e\\f",
            "$(touch /tmp/never)",
            "`touch /tmp/never`",
            "a\nb\n",
            "\n",
            "\t\r",
            "-n",
            "--",
            "*?[a]~",
            "!history",
            "한글 서버",
            "😀 and \uD83C\uDDF0\uD83C\uDDF7",
            ";&|<>(){}#%=",
            "\u0001\u001b[31m",
            "é\u0301");

    @Test
    void aRealShellReadsEveryWordBack() throws Exception {
        assertThat(readBack(HOSTILE)).isEqualTo(HOSTILE);
    }

    @Test
    void aRealShellReadsRandomWordsBack() throws Exception {
        Random random = new Random(20261123);
        String alphabet = "'\"\\$`!\n\t *?~-=;&|<>(){}[]#%ab한😀";
        int[] points = alphabet.codePoints().toArray();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            StringBuilder word = new StringBuilder();
            int length = random.nextInt(12);
            for (int k = 0; k < length; k++) {
                word.appendCodePoint(points[random.nextInt(points.length)]);
            }
            words.add(word.toString());
        }
        assertThat(readBack(words)).isEqualTo(words);
    }

    @Test
    void aNulCannotBeSent() {
        assertThatThrownBy(() -> ShellQuote.word("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    /** What sh makes of the words: each ends with a NUL in the output, which no word can hold. */
    private static List<String> readBack(List<String> words) throws IOException, InterruptedException {
        String line = "printf '%s\\0' " + ShellQuote.line(words);
        Process process = new ProcessBuilder("/bin/sh", "-c", line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out).endsWith("\0");
        return List.of(out.substring(0, out.length() - 1).split("\0", -1));
    }
}
