package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.fuzz.Fuzz;

/** A server that says whatever it likes: the session ends in time, and in less heap than the program has. */
@Timeout(180)
class HostileServerTest {
    private static final String MARK = "0123456789abcdef01234567";

    private static final String PROMPT = MARK + ":password";

    @TempDir
    Path home;

    /** What start files say comes before the mark, what the script says after it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "head -c 4000000000 /dev/zero @ : @ timeout",
                "head -c 4000000000 /dev/zero >&2 @ : @ timeout",
                "exit 0 @ : @ refused.no-shell",
                ": @ exec cat /dev/zero @ refused.output-too-large",
                ": @ exec cat /dev/zero >&2 @ refused.output-too-large",
                ": @ exec yes @ refused.output-too-large",
                ": @ yes | tr -d '\\n' & exec cat /dev/zero >&2 @ refused.output-too-large",
                ": @ while :; do printf '\\033[2J'; done @ refused.output-too-large",
                ": @ exec sleep 600 @ timeout",
                ": @ echo said; exec >&- 2>&-; exec sleep 600 @ timeout"
            })
    void outputHasAnEnd(String startFile, String script, String expected) throws Exception {
        try (TestSshServer server = TestSshServer.make().password("secret").start()) {
            // The login's own first command shall still work.
            server.startFile("if [ -e " + home + "/ready ]; then " + startFile.strip()
                    + (startFile.strip().endsWith("&") ? "" : ";") + " fi; : >" + home + "/ready");
            // What never comes is waited for in vain; what comes may take long on a busy machine.
            int seconds = expected.equals("timeout") ? 8 : 60;
            assertThat(said(server, script.strip(), seconds)).isEqualTo(expected);
        }
    }

    private String said(TestSshServer server, String script, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileServerMain.class.getName(),
                        String.valueOf(server.port()),
                        home.toString(),
                        script,
                        String.valueOf(seconds))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return out.lines()
                .filter(line -> line.startsWith("said: "))
                .map(line -> line.substring(6))
                .findFirst()
                .orElse(out);
    }

    /** A stream that never ends a line, read as fast as it comes. */
    @Test
    @Timeout(20)
    void aLineWithoutEndIsReadInTime() throws IOException {
        long[] left = {64L << 20};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return left[0]-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = (int) Math.min(length, left[0]);
                java.util.Arrays.fill(into, offset, offset + count, (byte) 'x');
                left[0] -= count;
                return count == 0 ? -1 : count;
            }
        };
        MarkedInput in = new MarkedInput(endless, MARK, MarkedInput.NOBODY);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.noise().length()).isLessThanOrEqualTo(64 * 1024);
    }

    /** However a server cuts its bytes, what follows the first mark line is the output, and each prompt is told once. */
    @Test
    void theMarkIsFoundInAnyBytes() {
        List<String> bits = List.of(
                MARK,
                MARK + ":ready",
                MARK + ":ready 77",
                MARK + ":password",
                ":ready",
                "\n",
                "\r\n",
                " ",
                "x",
                "0123",
                "\0",
                "\u001b[2J",
                "\uD55C",
                "x".repeat(9000));
        Fuzz.of("start of a command's output").holds(random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(Fuzz.one(random, bits));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            List<String> told = new ArrayList<>();
            MarkedInput in = new MarkedInput(pieces(random, bytes), MARK, listener(told));
            byte[] read = in.readAllBytes();
            assertThat(new String(read, StandardCharsets.ISO_8859_1))
                    .isEqualTo(expected(new String(bytes, StandardCharsets.ISO_8859_1), told));
        });
    }

    /** By another way than the product's: on the whole text at once. */
    private static String expected(String text, List<String> told) {
        int prompts = 0;
        String rest = text;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '\n') {
                if (line.indexOf(MARK + ":ready") >= 0) {
                    assertThat(told.stream().filter("prompt"::equals).count()).isEqualTo(prompts);
                    assertThat(told).contains("ready");
                    return rest.substring(i + 1);
                }
                line.setLength(0);
            } else {
                line.append(c);
                int tail = line.length() - PROMPT.length();
                if (tail >= 0 && line.substring(tail).equals(PROMPT)) {
                    prompts++;
                    line.setLength(0);
                }
                if (line.length() > 64 * 1024) {
                    line.setLength(0);
                }
            }
        }
        assertThat(told).endsWith("ended").doesNotContain("ready");
        return "";
    }

    private static MarkedInput.Listener listener(List<String> told) {
        return new MarkedInput.Listener() {
            @Override
            public void prompt() {
                told.add("prompt");
            }

            @Override
            public void ready(String session) {
                told.add("ready");
            }

            @Override
            public void ended() {
                told.add("ended");
            }
        };
    }

    private static InputStream pieces(Random random, byte[] bytes) {
        ByteArrayInputStream whole = new ByteArrayInputStream(bytes);
        return new InputStream() {
            @Override
            public int read() {
                return whole.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return whole.read(into, offset, Math.min(length, 1 + random.nextInt(300)));
            }
        };
    }
}
