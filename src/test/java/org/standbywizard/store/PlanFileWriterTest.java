package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.DraftOfPlan;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanValidator;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ReplicationPlan;

class PlanFileWriterTest {
    private final PlanFileWriter writer = new PlanFileWriter();
    private final PlanFileReader reader = new PlanFileReader();

    @TempDir
    Path directory;

    @Test
    void fieldsComeInTheFormsOrderWithTheirTypes() {
        PlanDraft draft = PlanDraft.EMPTY
                .with("settings[\"z.a\"]", "")
                .with("settings.b", "'x' \"y\" \\ 한")
                .with("replication.slots", "false")
                .with("standbys[0].ssh.port", "22")
                .with("standbys[0].ssh.user", "  ")
                .with("standbys[0].host", "b")
                .with("standbys[0].sudo.password.env", "P")
                .with("primary.host", "a")
                .with("format", "whatever");

        assertThat(new String(writer.bytes(draft).get(), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "format" : "standby-wizard/1",
                          "primary" : {
                            "host" : "a"
                          },
                          "standbys" : [
                            {
                              "host" : "b",
                              "ssh" : {
                                "port" : 22
                              },
                              "sudo" : {
                                "password" : {
                                  "env" : "P"
                                }
                              }
                            }
                          ],
                          "replication" : {
                            "slots" : false
                          },
                          "settings" : {
                            "z.a" : "",
                            "b" : "'x' \\"y\\" \\\\ 한"
                          }
                        }
                        """);
    }

    @Test
    void theExampleComesBackFromItsFileAndFromItsPlan() throws IOException {
        byte[] example =
                PlanFileReader.class.getResourceAsStream("plan-example.json").readAllBytes();
        PlanDraft draft = reader.parse(example).get();
        PlanValidator validator = new PlanValidator(Path.of("/home/kim"), directory);
        ReplicationPlan plan = validator.validate(draft).get();

        assertThat(reader.parse(writer.bytes(draft).get()).get()).isEqualTo(draft);
        PlanDraft again = reader.parse(writer.bytes(DraftOfPlan.of(plan)).get()).get();
        assertThat(validator.validate(again).get()).isEqualTo(plan);
        assertThat(writer.bytes(draft).get()).isEqualTo(writer.bytes(draft).get());
    }

    @Test
    void aSecretInAPlaceForItsSourceIsNotWritten() {
        Path file = directory.resolve("plan.json");
        PlanDraft draft = PlanDraft.EMPTY.with("primary.ssh.password", "hunter2");

        assertThat(writer.write(file, draft).problems())
                .containsExactly(new Problem("primary.ssh.password", "secret-literal", java.util.List.of()));
        assertThat(file).doesNotExist();
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(writer.bytes(PlanDraft.EMPTY.with("primary.host", "a\uD83D")).problems())
                .extracting(Problem::key)
                .containsExactly("broken-character");
    }

    @Test
    void replacesAtOneStrokeAndKeepsLinkAndPermissions() throws IOException {
        Path file = Files.writeString(directory.resolve("real.json"), "old");
        boolean posix = AtomicFile.isPosix(file);
        Path named = file;
        if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            named = Files.createSymbolicLink(directory.resolve("link.json"), file);
        }

        assertThat(writer.write(named, PlanDraft.EMPTY.with("primary.host", "a"))
                        .isValid())
                .isTrue();

        assertThat(file).content().contains("\"host\" : \"a\"");
        if (posix) {
            assertThat(named).isSymbolicLink();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-r-----");
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).hasSize(posix ? 2 : 1);
        }
    }

    @Test
    void aDirectoryThatIsNotThereIsAProblem() {
        assertThat(writer.write(directory.resolve("no/plan.json"), PlanDraft.EMPTY)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("file-write");
                    assertThat(problem.args()).last().isEqualTo("no such file or directory");
                });
    }
}
