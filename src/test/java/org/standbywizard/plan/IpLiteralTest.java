package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IpLiteralTest {
    @Test
    void readsBothFamilies() {
        assertThat(IpLiteral.parse("10.0.0.255").orElseThrow().bytes()).containsExactly(10, 0, 0, 255);
        assertThat(IpLiteral.parse("2001:db8::1:2").orElseThrow().bytes())
                .containsExactly(0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2);
        assertThat(IpLiteral.parse("::ffff:1.2.3.4").orElseThrow().isMappedV4()).isTrue();
        assertThat(IpLiteral.parse("::").orElseThrow().isUnspecified()).isTrue();
        assertThat(IpLiteral.parse("1::").orElseThrow().bits()).isEqualTo(128);
    }

    @Test
    void refusesWhatIsNone() {
        for (String text : List.of(
                "",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "256.1.1.1",
                "1.2.3.4 ",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "::1.2.3",
                "1.2.3.4::",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:")) {
            assertThat(IpLiteral.parse(text)).as(text).isEmpty();
        }
    }

    /** Java's own parser as second opinion, on literals with a colon, which it never looks up. */
    @Test
    void agreesWithTheJdkOnRandomLiterals() {
        Random random = new Random(11);
        String[] parts = {":", "::", "0", "1", "ff", "abcd", "fffff", "1.2.3.4", "ffff", "g"};
        int readable = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(":".repeat(random.nextInt(3)));
            int length = random.nextInt(9);
            for (int j = 0; j < length; j++) {
                text.append(parts[2 + random.nextInt(random.nextInt(5) == 0 ? 8 : 4)])
                        .append(parts[random.nextInt(8) == 0 ? 1 : 0]);
            }
            text.append(random.nextBoolean() ? "1" : "");
            if (text.indexOf(":") < 0) {
                continue;
            }
            Optional<IpLiteral> ours = IpLiteral.parse(text.toString());
            readable += ours.isPresent() ? 1 : 0;
            assertThat(ours.isPresent()).as(text.toString()).isEqualTo(jdkReads(text.toString()));
        }
        assertThat(readable).isGreaterThan(1000);
    }

    private static boolean jdkReads(String text) {
        try {
            return InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
