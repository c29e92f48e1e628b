package org.standbywizard.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.pg.EmbeddedPg;

/** What is quoted comes back as it was: from every shell of this machine, and from a real server. */
class QuotingFuzzTest {
    private static final int BATCH = 500;
    private static final List<String> BITS = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\\\",
            "\\'",
            "$",
            "$(",
            ")",
            "`",
            "${x}",
            "$'\\n'",
            "!",
            "!!",
            "\n",
            "\r\n",
            "\t",
            " ",
            "  ",
            "*",
            "?",
            "[a]",
            "~",
            "~root",
            "-",
            "--",
            "-n",
            "=",
            ";",
            "&",
            "|",
            "<",
            ">",
            "(",
            "{a,b}",
            "#",
            "%",
            "%s",
            "%L",
            "%I",
            "\\0",
            "\\x41",
            "E'",
            "$$",
            "$a$",
            "/*",
            "*/",
            "a",
            "b9",
            "_",
            "\uD55C\uAE00",
            "\u00e9",
            "\uD83D\uDE00",
            "\u0001",
            "\u007f",
            "\u001b[2J",
            "\u202e",
            "\u00a0",
            "\u2028",
            "EOF");

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            word.append(Fuzz.one(random, BITS));
        }
        return word.toString();
    }

    private static List<String> words(Random random) {
        return Stream.generate(() -> word(random)).limit(BATCH).toList();
    }

    static List<List<String>> shells() {
        return Stream.of(
                        List.of("/bin/sh"),
                        List.of("/usr/bin/dash"),
                        List.of("/usr/bin/bash"),
                        List.of("/usr/bin/bash", "--posix"),
                        List.of("/usr/bin/busybox", "sh"),
                        List.of("/usr/bin/ksh"),
                        List.of("/usr/bin/zsh"))
                .filter(shell -> Files.isExecutable(Path.of(shell.get(0))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aShellReadsEveryWordBack(List<String> shell) {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        Fuzz.of("quoting for " + String.join(" ", shell) + ", " + BATCH + " words each", BATCH)
                .holds(random -> {
                    List<String> words = words(random);
                    assertThat(said(shell, ShellQuote.line(words))).isEqualTo(words);
                    assertThat(said(shell, ShellQuote.typed(words.toArray(String[]::new))))
                            .isEqualTo(words);
                });
    }

    /** The words, each with a NUL behind it, which none can hold. The script comes as input: no argument is that long. */
    private static List<String> said(List<String> shell, String words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> {
            try (OutputStream in = process.getOutputStream()) {
                in.write(("printf '%s\\0' " + words + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        fed.join();
        assertThat(process.waitFor()).isZero();
        return Arrays.asList(out.substring(0, out.length() - 1).split("\0", -1));
    }

    @Test
    void aServerReadsEveryLiteralAndNameBack() throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start("15");
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            for (String conforming : List.of("on", "off")) {
                statement.execute(
                        "SET standard_conforming_strings = " + conforming + "; SET escape_string_warning = off");
                Fuzz.of("SQL literals and names, standard_conforming_strings " + conforming + ", 100 each", 100)
                        .holds(random -> {
                            List<String> words = words(random).subList(0, 100);
                            String columns = words.stream()
                                    .map(word -> SqlText.of("%L AS %I", word, "n" + name(word))
                                            .render())
                                    .collect(Collectors.joining(", "));
                            List<String> values = new ArrayList<>();
                            List<String> names = new ArrayList<>();
                            try (ResultSet row = statement.executeQuery("SELECT " + columns)) {
                                row.next();
                                for (int i = 1; i <= words.size(); i++) {
                                    values.add(row.getString(i));
                                    names.add(row.getMetaData().getColumnLabel(i));
                                }
                            }
                            assertThat(values).isEqualTo(words);
                            assertThat(names)
                                    .isEqualTo(words.stream()
                                            .map(w -> "n" + name(w))
                                            .toList());
                        });
            }
        }
    }

    /** As much as a name holds. */
    private static String name(String word) {
        return word.codePoints()
                .limit(12)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
