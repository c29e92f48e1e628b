package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Safety rules 15, 17 and 20: the passfile is 0600, outside the data directory, and goes back to the byte. */
@EnabledOnOs(OS.LINUX)
class PassfileScriptTest {
    private static final String LINE = "db1:5432:replication:replicator:s3cret\n";

    @TempDir
    Path temp;

    private Path home;
    private Path file;
    private Path run;

    @BeforeEach
    void places() throws IOException {
        fresh("0");
    }

    private void fresh(String name) throws IOException {
        home = Files.createDirectories(temp.resolve(name).resolve("home"));
        file = home.resolve(".standby-wizard/db2.pgpass");
        run = temp.resolve(name).resolve("run");
    }

    private LocalShell.Said write(LocalShell shell, String content) {
        return shell.feed(Scripts.PASSFILE, content, "write", file, LocalShell.me(), LocalShell.myGroup(), run);
    }

    private LocalShell.Said undo(LocalShell shell) {
        return shell.run(Scripts.PASSFILE, "undo", file, run);
    }

    private void requireEmptyHome() throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            assertThat(all).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void rule17_aNewPassfileIsPrivateAndGoesWithItsDirectory(LocalShell kind) throws IOException {
        LocalShell shell = kind.withItsPrograms(temp.resolve("programs"));
        assertThat(shell.run(Scripts.PASSFILE, "read", file).ok().out()).isEmpty();
        write(shell, LINE).ok();
        assertThat(shell.run(Scripts.PASSFILE, "read", file).ok().out()).isEqualTo(LINE);
        assertThat(LocalShell.look(file)).startsWith(LocalShell.me() + ":" + LocalShell.myGroup() + " 600");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(undo(shell).ok().word()).isEqualTo("removed");
        requireEmptyHome();
        assertThat(undo(shell).ok().word()).isIn("removed", "never");
    }

    @Test
    void rule17_aPassfileThatWasThereComesBackWithItsMode() throws IOException {
        file = home.resolve(".pgpass");
        Files.writeString(file, "other:*:*:app:x\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String was = LocalShell.look(file);
        write(LocalShell.sh(), "other:*:*:app:x\n" + LINE).ok();
        write(LocalShell.sh(), "other:*:*:app:x\n" + LINE.replace("s3cret", "n3wer"))
                .ok();
        assertThat(undo(LocalShell.sh()).ok().word()).isEqualTo("restored");
        assertThat(LocalShell.look(file)).isEqualTo(was);
    }

    @Test
    void rule1_aPassfileChangedSinceIsHandedBack() throws IOException {
        write(LocalShell.sh(), LINE).ok();
        Files.writeString(file, LINE + "db9:*:*:app:y\n");
        LocalShell.Said said = undo(LocalShell.sh());
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out()).isEqualTo(LINE + "db9:*:*:app:y\n");
        assertThat(file).hasContent(LINE + "db9:*:*:app:y\n");
    }

    @Test
    void rule17_killedAnywhereItIsWrittenAgainOrTakenBack() throws IOException {
        int call = 0;
        boolean killed = true;
        while (killed) {
            fresh("kill-" + ++call);
            killed = write(LocalShell.sh().killedAt(call, temp.resolve("count-" + call)), LINE)
                            .status()
                    != 0;
            if (call % 2 == 0) {
                write(LocalShell.sh(), LINE).ok();
                assertThat(file).hasContent(LINE);
                assertThat(Files.getPosixFilePermissions(file.getParent())).hasSize(3);
            }
            undo(LocalShell.sh()).ok();
            requireEmptyHome();
        }
        assertThat(call).isGreaterThan(10);
    }

    @Test
    void aFullDiskLeavesTheOldPassfile() throws IOException {
        file = home.resolve(".pgpass");
        Files.writeString(file, LINE);
        assertThat(write(LocalShell.sh().withSmallFiles(), LINE + "# ".repeat(4096))
                        .status())
                .isNotZero();
        assertThat(file).hasContent(LINE);
    }
}
