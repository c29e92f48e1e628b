package org.standbywizard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The audit finds what it is to find: forms written down by hand. */
class SecretFormsTest {
    private static final String SECRET = "a '\"\\$`%b\uD55Ccore12345";

    private static boolean finds(String text) {
        return !new Needles()
                .secret("s", SECRET, "core12345")
                .in(text.getBytes(StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void everyFormIsFound() {
        assertThat(finds("x" + SECRET + "y")).isTrue();
        assertThat(finds("'a '\\''\"\\$`%b\uD55C")).as("cut before the core").isFalse();
        assertThat(SecretForms.of(SECRET).values())
                .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .contains(
                        "a '\\''\"\\$`%b\uD55Ccore12345",
                        "a '\\\"\\\\\\$\\`%b\uD55Ccore12345",
                        "a ''\"\\$`%b\uD55Ccore12345",
                        "a ''\"\\\\$`%b\uD55Ccore12345",
                        "a \\'\"\\\\$`%b\uD55Ccore12345",
                        "a '\\\"\\\\$`%b\\ud55ccore12345",
                        "a &#39;&quot;\\$`%b\uD55Ccore12345",
                        "a%20%27%22%5C%24%60%25b%ED%95%9Ccore12345",
                        "a+%27%22%5C%24%60%25b%ED%95%9Ccore12345",
                        "6120272 25c24602562ed959c636f72653132333435".replace(" ", ""),
                        "a '\"\\\\$`%b\\355\\225\\234core12345");
    }

    @Test
    void base64IsFoundAtEveryOffset() {
        for (String before : new String[] {"", "1", "12", "123", "user:"}) {
            String base64 =
                    Base64.getEncoder().encodeToString((before + SECRET + " more").getBytes(StandardCharsets.UTF_8));
            assertThat(finds("PLAIN " + base64)).as(before).isTrue();
        }
    }

    @Test
    void otherTextIsNotFound() {
        assertThat(finds("a '\"\\$`%b\uD55Ccore1234 and nothing else".repeat(100)))
                .isFalse();
        assertThat(new Needles()
                        .add("x", "abcdefgh".getBytes(StandardCharsets.UTF_8))
                        .in(new byte[] {'a'}))
                .isEmpty();
    }
}
