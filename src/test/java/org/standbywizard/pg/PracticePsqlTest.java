package org.standbywizard.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.standbywizard.lab.client.Psql;

/** The practice lab's own psql at a real server, beside the real psql where one is installed. */
class PracticePsqlTest {
    private static final Path REAL = Path.of("/usr/bin/psql");
    private static final String TYPED = """
            CREATE TABLE t (i integer, name text);
            INSERT INTO t VALUES (1, 'one; and'), (20, NULL);
            SELECT * FROM t ORDER BY i;
            SELECT name,
                   -i AS minus
              FROM t -- all; of it
             ORDER BY i;
            \\x
            SELECT * FROM t ORDER BY i; SELECT 'a' AS long_name_of_a_column_indeed;
            SELECT 1 WHERE false;
            \\x
            SELECT 1 WHERE false;
            DO $$ BEGIN PERFORM 1; END $$;
            SELECT nothing;
            DROP TABLE t;
            SELECT 'the end'""";

    private record Said(int status, String out, String told) {}

    private static Said ours(String typed, boolean prompts, Map<String, String> where, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int status = Psql.run(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8),
                where,
                prompts,
                words);
        return new Said(status, out.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, String> where(EmbeddedPg server) {
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(server.port()), "PGUSER", "postgres");
    }

    @Test
    void statementsAreLaidOutAsPsqlDoes() throws Exception {
        assumeTrue(Files.isExecutable(REAL), "no psql is installed");
        try (EmbeddedPg server = EmbeddedPg.start("18")) {
            for (List<String> words : List.of(
                    List.<String>of(), List.of("-XAt"), List.of("-q"), List.of("--tuples-only"), List.of("-A"))) {
                List<String> command = new ArrayList<>(List.of(REAL.toString(), "-X"));
                command.addAll(words);
                ProcessBuilder builder = new ProcessBuilder(command);
                builder.environment().putAll(where(server));
                builder.environment().put("LC_ALL", "C.UTF-8");
                builder.redirectError(ProcessBuilder.Redirect.DISCARD);
                Process real = builder.start();
                real.getOutputStream().write(TYPED.getBytes(StandardCharsets.UTF_8));
                real.getOutputStream().close();
                String said = new String(real.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(real.waitFor(60, TimeUnit.SECONDS)).isTrue();
                Said own = ours(TYPED, false, where(server), words.toArray(String[]::new));
                assertThat(own.out()).as(words.toString()).isEqualTo(said);
                assertThat(own.told()).contains("ERROR:  column \"nothing\" does not exist");
            }
        }
    }

    @Test
    void aPersonIsPromptedAndGoesOnAfterAnError() throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start("18")) {
            Said said = ours("SELECT 1\n+ 1 AS two;\nSELEC 1;\n\\d\n\\conninfo\n\\q\nSELECT 3;\n", true, where(server));
            assertThat(said.status()).isZero();
            assertThat(said.out())
                    .startsWith("psql of the practice lab, server 18")
                    .contains("postgres=# postgres-# ", " two \n-----\n   2\n(1 row)\n")
                    .contains("database \"postgres\" as user \"postgres\"")
                    .endsWith("postgres=# ");
            assertThat(said.told()).contains("syntax error", "does not know \\d");
        }
    }

    @Test
    void aConnectionThatWasEndedIsOpenedAgain() throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start("18")) {
            Said said = ours(
                    "SELECT pg_terminate_backend(pg_backend_pid());\nSELECT 'again' AS once;\n", true, where(server));
            assertThat(said.told()).contains("terminating connection", "was lost");
            assertThat(said.out()).contains("again");
        }
    }

    @Test
    void whatCannotBeReachedIsSaidAsPsqlSaysIt() {
        assertThat(ours("", false, Map.of("PGHOST", "/nowhere", "PGPORT", "5433")))
                .returns(2, Said::status)
                .extracting(Said::told)
                .asString()
                .startsWith("psql: error: connection to server on socket \"/nowhere/.s.PGSQL.5433\" failed: ");
        assertThat(ours("", false, Map.of(), "-f", "x").status()).isEqualTo(1);
    }
}
