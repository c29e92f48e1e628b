package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fuzz.Fuzz;

/** What a password file means, by the real psql's own words: which password it sends, if any. */
class PassFileFuzzTest {
    private static final Path PSQL = Path.of("/usr/bin/psql");
    /** Starting a program for each of many cases takes long. */
    private static final int FEWER = 10;

    private static final List<String> HOSTS =
            List.of("db1", "db2", "10.0.0.1", "fd00::1", "*", "a\\b", "#db", "localhost");
    private static final List<String> NAMES =
            List.of("replication", "shop", "*", "a:b", "a\\b", "o'k", "x y", "replicator");
    private static final List<String> BITS = List.of(
            ":", "\\", "\\\\", "\\:", "*", "#", " ", "\t", "'", "\"", "p", "secret", "\r", "\u00e9", "\u0001", "\\*",
            "=", "%", "\u00ff");
    private static final List<String> ENDS = List.of("\n", "\n", "\n", "\r\n", "\n\n", "\r\r\n", "");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        assumeTrue(Files.isExecutable(PSQL));
        file = Files.createFile(
                directory.resolve("pgpass"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    @Test
    void theFirstLineThatMatchesIsTheOneThatPsqlTakes() throws IOException {
        try (PasswordAsker server = new PasswordAsker()) {
            Fuzz.of("password files, one psql each", FEWER).holds(random -> {
                Connection to = connection(random);
                String text = file(random, to, server.port());
                assertThat(PassFile.parse(text)
                                .passwordFor(to.host(), String.valueOf(server.port()), to.database(), to.user())
                                .map(Password::reveal)
                                .filter(password -> !password.isEmpty()))
                        .as("%s for %s", text, to)
                        .isEqualTo(said(server, text, to));
            });
        }
    }

    @Test
    void whatIsPutIntoAFileIsWhatPsqlSends() throws IOException {
        try (PasswordAsker server = new PasswordAsker()) {
            Fuzz.of("entries put into password files, one psql each", FEWER).holds(random -> {
                Connection to = connection(random);
                String password = "p" + soup(random).replace("\r", "");
                PassEntry entry = new PassEntry(
                        to.host(), String.valueOf(server.port()), to.database(), to.user(), Password.of(password));
                if (Stream.of(to.host(), to.database(), to.user()).anyMatch("*"::equals)
                        || to.host().startsWith("#")) {
                    return;
                }
                String text = PassFile.parse(file(random, to, server.port()))
                        .with(entry)
                        .text();
                assertThat(said(server, text, to)).as("%s for %s", text, to).contains(password);
            });
        }
    }

    private record Connection(String host, String database, String user) {}

    private static Connection connection(Random random) {
        return new Connection(Fuzz.one(random, HOSTS), Fuzz.one(random, NAMES), Fuzz.one(random, NAMES));
    }

    private static String soup(Random random) {
        StringBuilder soup = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            soup.append(Fuzz.one(random, BITS));
        }
        return soup.toString();
    }

    /** Lines that often match, and others. */
    private static String file(Random random, Connection to, int port) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            if (random.nextInt(6) == 0) {
                text.append(soup(random));
            } else {
                text.append(field(random, to.host(), HOSTS))
                        .append(':')
                        .append(field(random, String.valueOf(port), List.of("5432", "*")))
                        .append(':')
                        .append(field(random, to.database(), NAMES))
                        .append(':')
                        .append(field(random, to.user(), NAMES))
                        .append(random.nextInt(12) == 0 ? "" : ":")
                        .append(soup(random));
            }
            text.append(Fuzz.one(random, ENDS));
        }
        return text.toString();
    }

    private static String field(Random random, String wanted, List<String> others) {
        String word = random.nextInt(4) == 0 ? Fuzz.one(random, others) : wanted;
        return switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1 -> word;
            case 2 -> "\\" + word;
            default -> word.replace("\\", "\\\\").replace(":", "\\:");
        };
    }

    private Optional<String> said(PasswordAsker server, String text, Connection to) throws Exception {
        Files.write(file, RawText.bytes(text));
        CompletableFuture<Optional<String>> asked = server.next();
        String target = String.format(
                "host=%s hostaddr=127.0.0.1 port=%d dbname=%s user=%s sslmode=disable gssencmode=disable",
                quoted(to.host()), server.port(), quoted(to.database()), quoted(to.user()));
        ProcessBuilder builder = new ProcessBuilder(PSQL.toString(), "-w", "-X", "-d", target, "-c", "");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("PGPASSFILE", file.toString());
        Process psql = builder.redirectErrorStream(true).start();
        psql.getOutputStream().close();
        String words = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(psql.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(words).containsAnyOf("FATAL:  no", "no password supplied");
        return asked.get(20, TimeUnit.SECONDS);
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
