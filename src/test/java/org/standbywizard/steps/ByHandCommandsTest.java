package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.conf.PassFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;

/** What a person is shown to type, typed into a real shell: it does what the step would. */
class ByHandCommandsTest {
    private static final HostId DB1 = new HostId("db1");

    @TempDir
    Path home;

    private final ServerRef server = new Planned().changes().servers().get(DB1);

    private String type(List<String> lines, String keyboard) throws IOException, InterruptedException {
        Path script = home.resolve("typed");
        Files.writeString(script, String.join("\n", lines) + "\n");
        Process shell = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .start();
        try (OutputStream keys = shell.getOutputStream()) {
            keys.write(keyboard.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private EditFile edit(Path file, String before, String after) {
        return new EditFile(
                "db1/x",
                DB1,
                "hba",
                EditFile.Format.HBA,
                file.toString(),
                true,
                before,
                after,
                "a",
                "a",
                "0640",
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b,', 'a,b,c,d,'",
        "'a,b,', 'x,y,a,b,'",
        "'a,b,c,', 'a,x,c,'",
        "'a,b,c,', 'a,c,'",
        "'a,b,c,', 'a,b,'",
        "'a,b,c,', 'b,c,'",
        "'END,$(id),`id`,', 'END,$HOME,END,END_,`id`,\\,'",
        "'a,a,a,', 'a,a,a,a,'",
        "'a,b', 'a,b,c,'",
        "'a,b', 'x,a,b'",
        "'', 'a,'",
    })
    void aFileBecomesWhatTheStepWouldMakeOfIt(String before, String after) throws Exception {
        Path file = home.resolve("it's a file.conf");
        Files.writeString(file, before.replace(',', '\n'));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        String said = type(
                edit(file, before.replace(',', '\n'), after.replace(',', '\n'))
                        .byHand(server)
                        .lines(),
                "");
        assertThat(Files.readString(file)).as(said).isEqualTo(after.replace(',', '\n'));
        assertThat(said).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("typed", "it's a file.conf");
    }

    @Test
    void thePlannedFilesBecomeWhatWasPreviewed() throws Exception {
        for (Step step : new Planned().changes().steps().toList()) {
            if (step instanceof EditFile edit && edit.existed()) {
                Path file = home.resolve("file");
                Files.write(file, RawText.bytes(edit.before()));
                type(edit(file, edit.before(), edit.after()).byHand(server).lines(), "");
                assertThat(RawText.of(Files.readAllBytes(file))).isEqualTo(edit.after());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"secret", "a:b\\c", "' it''s $x'", "'&/%s'"})
    void aPasswordIsAskedForAndStandsAsTheServerReadsIt(String password) throws Exception {
        Path file = home.resolve("passwords/db1.pgpass");
        WritePassfile step = new WritePassfile("db1/passfile", DB1, file.toString(), "10.0.0.1", 5432, "replicator");
        List<String> lines = step.byHand(server).lines();
        assertThat(String.join("\n", lines)).doesNotContain("********");
        String said = type(lines, password + "\n");
        assertThat(said).contains("Password of replicator: ").doesNotContain(password);
        assertThat(PassFile.parse(RawText.of(Files.readAllBytes(file)))
                        .passwordFor("10.0.0.1", "5432", "replication", "replicator"))
                .map(found -> found.reveal())
                .isEqualTo(Optional.of(password));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aRolesPasswordIsAskedForByPsql() {
        EnsureRole role = new EnsureRole("db1/role", DB1, "repl-1", AuthMethod.SCRAM_SHA_256, false);
        assertThat(role.byHand(server).lines())
                .containsExactly(
                        "SET password_encryption = 'scram-sha-256';",
                        "CREATE ROLE \"repl-1\" LOGIN REPLICATION;",
                        "\\password \"repl-1\"");
        Planned old = new Planned();
        old.version(PgVersion.parse("9.6"));
        assertThat(new EnsureRole("db1/role", DB1, "repl", AuthMethod.MD5, false)
                        .byHand(old.changes().servers().get(DB1))
                        .lines())
                .containsExactly("CREATE ROLE \"repl\" LOGIN REPLICATION;", "\\password \"repl\"");
    }
}
