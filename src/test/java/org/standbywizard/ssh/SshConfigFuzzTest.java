package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.remote.FailureException;

/** Where a host is and how to log in to it, read from files without an ssh program and by the real {@code ssh -G}. */
class SshConfigFuzzTest {
    private static final String SSH = "/usr/bin/ssh";
    /** Starting a program for each of many cases takes long. */
    private static final int FEWER = 10;

    private static final List<String> HOSTS = List.of("db1", "db2", "web.example.org", "10.0.0.1", "DB1", "a-b_c");
    private static final List<String> PATTERNS = List.of(
            "db1",
            "db?",
            "db*",
            "*",
            "!db1",
            "!db2",
            "*.example.org",
            "10.0.0.?",
            "DB1",
            "d*1",
            "?",
            "a-b*",
            "x",
            "\"db1\"",
            "\"db 1\"");
    private static final List<String> SPACES = List.of(" ", " ", " ", "\t", "  ", "=", " = ", "\t=");
    private static final List<String> ENDS =
            List.of("\n", "\n", "\n", "\n", "\r\n", "  \n", "\n\n", "\n# words\n", " # words\n");
    private static final Map<String, List<String>> VALUES = Map.of(
            "HostName",
                    List.of(
                            "10.1.1.1",
                            "%h.internal",
                            "real.example.org",
                            "\"10.1.1.2\"",
                            "fd00::1",
                            "Mixed.Example.Org",
                            "%%h"),
            "Port", List.of("22", "2201", "65535", "\"2202\"", "007"),
            "User", List.of("admin", "\"admin\"", "root", "a.b"),
            "IdentityFile",
                    List.of("~/.ssh/first", "/keys/%r@%h", "\"/keys/with blank\"", "none", "~/.ssh/id_rsa", "/keys/a"),
            "ProxyJump", List.of("bastion", "me@bastion:2222", "one,two", "none", "[fd00::2]:23"),
            "IdentitiesOnly", List.of("yes", "no", "YES", "true", "False"),
            "IdentityAgent", List.of("none", "SSH_AUTH_SOCK", "/run/agent"),
            "HostKeyAlias", List.of("alias", "\"alias2\""),
            "Compression", List.of("yes", "no"),
            "ServerAliveInterval", List.of("30"));

    @TempDir
    Path home;

    private final AtomicInteger refused = new AtomicInteger();

    @BeforeEach
    void thereIsAnSsh() throws IOException {
        assumeTrue(Files.isExecutable(Path.of(SSH)));
        Files.createDirectories(home.resolve(".ssh"));
    }

    @Test
    void bothFindTheSameWay() {
        Fuzz family = Fuzz.of("ssh_config files, one ssh each", FEWER);
        family.holds(random -> {
            Path file = home.resolve(".ssh/config");
            Files.writeString(home.resolve(".ssh/more"), lines(random, 3, false), StandardCharsets.ISO_8859_1);
            String text = lines(random, 12, true);
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
            String host = Fuzz.one(random, HOSTS);
            boolean[] read = {true};
            SshConfig program = new SshConfigProgram(SSH, Optional.of(file), name -> {
                read[0] = false;
                return Map.of();
            });
            String bySsh = way(program, host);
            String byFile = way(new SshConfigFile(List.of(file), file.getParent()), host);
            if (read[0]) {
                assertThat(byFile).as("%s of%n%s", host, text).isEqualTo(bySsh);
            } else {
                refused.incrementAndGet();
            }
        });
        assertThat(refused.get()).as("files that ssh refused").isLessThan(Math.max(2, Fuzz.cases() / FEWER / 4));
    }

    private String way(SshConfig config, String host) {
        SshOptions options = SshOptions.defaults(Map.of("SSH_AUTH_SOCK", "/run/agent"), home, false);
        try {
            return new EndpointResolver(config, options, System.getProperty("user.name"))
                    .target(SshTarget.of(host))
                    .toString();
        } catch (FailureException e) {
            return e.failure().toString();
        }
    }

    private String lines(Random random, int most, boolean includes) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            switch (random.nextInt(includes ? 12 : 11)) {
                case 0, 1, 2 ->
                    text.append("Host").append(Fuzz.one(random, SPACES)).append(patterns(random));
                case 3 -> text.append(match(random));
                case 11 -> text.append("Include ").append(home.resolve(".ssh/mor*"));
                default -> {
                    String key =
                            Fuzz.one(random, VALUES.keySet().stream().sorted().toList());
                    text.append(random.nextBoolean() ? "    " : "")
                            .append(random.nextInt(4) == 0 ? key.toLowerCase(java.util.Locale.ROOT) : key)
                            .append(Fuzz.one(random, SPACES))
                            .append(Fuzz.one(random, VALUES.get(key)));
                }
            }
            text.append(Fuzz.one(random, ENDS));
        }
        return text.toString();
    }

    private static String patterns(Random random) {
        StringBuilder all = new StringBuilder(Fuzz.one(random, PATTERNS));
        for (int i = random.nextInt(3); i > 0; i--) {
            all.append(random.nextInt(6) == 0 ? "\t" : " ").append(Fuzz.one(random, PATTERNS));
        }
        return all.toString();
    }

    private static String match(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "Match all";
            case 1 -> "Match originalhost " + Fuzz.one(random, HOSTS) + ",x*";
            case 2 -> "match host !db2,*";
            case 3 -> "Match host 10.1.*,*.internal";
            case 4 -> "Match originalhost=db1 host=*";
            default -> "Match originalhost " + Fuzz.one(random, PATTERNS);
        };
    }
}
