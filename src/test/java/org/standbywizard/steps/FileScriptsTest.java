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

/** Safety rule 17 (files go back to the byte) and rule 1 (in a file changed since, somebody else's change stays). */
@EnabledOnOs(OS.LINUX)
class FileScriptsTest {
    private static final String BEFORE = "listen_addresses = 'localhost'\n# no newline at the end";
    private static final String AFTER = BEFORE + "\nwal_level = replica\n";

    @TempDir
    Path temp;

    private Path directory;
    private Path file;
    private Path run;

    @BeforeEach
    void places() throws IOException {
        fresh("0");
    }

    private void fresh(String name) throws IOException {
        directory = Files.createDirectories(temp.resolve(name).resolve("etc with space"));
        file = directory.resolve("postgresql.conf");
        run = temp.resolve(name).resolve("run");
        Files.writeString(file, BEFORE);
        mode(file, "rw-r-----");
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private LocalShell.Said replace(LocalShell shell, String expected) {
        return shell.feed(
                Scripts.REPLACE_FILE,
                AFTER,
                file,
                expected.equals("absent") ? expected : LocalShell.sha(expected),
                LocalShell.sha(AFTER),
                LocalShell.me(),
                LocalShell.myGroup(),
                "0640",
                run,
                "db1_conf");
    }

    private LocalShell.Said restore(LocalShell shell) {
        return shell.run(Scripts.RESTORE_FILE, run, "db1_conf");
    }

    private void requireNothingElseIn(Path place, int files) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            assertThat(all).hasSize(files);
        }
    }

    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void rule17_replacedAndPutBackWithOwnerModeAndBytes(LocalShell kind) throws IOException {
        LocalShell shell = kind.withItsPrograms(temp.resolve("programs"));
        String was = LocalShell.look(file);
        assertThat(replace(shell, BEFORE).ok().word()).isEqualTo("done");
        assertThat(file).hasContent(AFTER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(replace(shell, BEFORE).ok().word()).isEqualTo("already");
        assertThat(restore(shell).ok().word()).isEqualTo("restored");
        assertThat(LocalShell.look(file)).isEqualTo(was);
        assertThat(restore(shell).ok().word()).isEqualTo("restored");
        requireNothingElseIn(directory, 1);
    }

    /** Seen on a real pair: root's own half-made file in a data directory, after a power cut, ended every base backup. */
    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void whatAPowerCutLeftHalfMadeGoesWhenTheRunGoesOn(LocalShell kind) throws IOException {
        LocalShell shell = kind.withItsPrograms(temp.resolve("programs"));
        replace(shell, BEFORE).ok();
        Path half = Files.writeString(directory.resolve("pgsql_tmp.standby-wizard.db1_conf.a1B2c3"), "half");
        Path others = Files.writeString(directory.resolve("pgsql_tmp.standby-wizard.db1_hba.a1B2c3"), "of another run");
        shell.feed(HostRecord.OPEN, "{}", run).ok();
        assertThat(half).doesNotExist();
        assertThat(others).exists();
    }

    /** A person edited it, and the server does not come up: it gets the file that it ran with. */
    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void rule4_whatAPersonEditedByHandGoesBackForAServerThatMustComeUp(LocalShell kind) throws IOException {
        LocalShell shell = kind.withItsPrograms(temp.resolve("programs"));
        String was = LocalShell.look(file);
        shell.run(Scripts.SAVE_FILE, file, run, "db1_conf", "before").ok();
        Files.writeString(file, AFTER);
        shell.run(Scripts.SAVE_FILE, file, run, "db1_conf", "after").ok();
        LocalShell.Said now = shell.run(Scripts.FILE_NOW, file).ok();
        assertThat(now.out()).isEqualTo(LocalShell.me() + ":" + LocalShell.myGroup() + "\n" + AFTER);
        assertThat(shell.run(Scripts.RESTORE_FILE, run, "db1_conf", "keep").ok().word())
                .isEqualTo("restored");
        assertThat(LocalShell.look(file)).isEqualTo(was);
        requireNothingElseIn(directory, 1);
    }

    @Test
    void rule17_modeOfTheFormerFileComesBackEvenIfOursDiffers() throws IOException {
        mode(file, "rw-r--r--");
        String was = LocalShell.look(file);
        replace(LocalShell.sh(), BEFORE).ok();
        restore(LocalShell.sh()).ok();
        assertThat(LocalShell.look(file)).isEqualTo(was);
    }

    @Test
    void rule17_aFileThatWasNotThereIsRemovedAgain() throws IOException {
        Files.delete(file);
        assertThat(replace(LocalShell.sh(), "absent").ok().word()).isEqualTo("done");
        assertThat(file).hasContent(AFTER);
        assertThat(restore(LocalShell.sh()).ok().word()).isEqualTo("removed");
        assertThat(file).doesNotExist();
    }

    @Test
    void rule22_aLinkStaysALink() throws IOException {
        Path real = temp.resolve("real.conf");
        Files.move(file, real);
        Files.createSymbolicLink(file, real);
        replace(LocalShell.sh(), BEFORE).ok();
        assertThat(file).isSymbolicLink();
        assertThat(real).hasContent(AFTER);
        restore(LocalShell.sh()).ok();
        assertThat(file).isSymbolicLink();
        assertThat(real).hasContent(BEFORE);
    }

    @Test
    void previewIsPayload_aFileOfOtherBytesIsNotTouched() throws IOException {
        Files.writeString(file, "somebody was faster\n");
        LocalShell.Said said = replace(LocalShell.sh(), BEFORE);
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err().strip()).isEqualTo(LocalShell.sha("somebody was faster\n"));
        assertThat(file).hasContent("somebody was faster\n");
        assertThat(restore(LocalShell.sh()).ok().word()).isEqualTo("never");
    }

    @Test
    void halfAPayloadIsNotWritten() throws IOException {
        LocalShell.Said said = LocalShell.sh()
                .feed(
                        Scripts.REPLACE_FILE,
                        AFTER.substring(0, 40),
                        file,
                        LocalShell.sha(BEFORE),
                        LocalShell.sha(AFTER),
                        LocalShell.me(),
                        LocalShell.myGroup(),
                        "0640",
                        run,
                        "db1_conf");
        assertThat(said.status()).isEqualTo(4);
        assertThat(file).hasContent(BEFORE);
        requireNothingElseIn(directory, 1);
    }

    @Test
    void aFullDiskLeavesTheOldBytes() throws IOException {
        // The kernel refuses what goes past this size, as it does on a full disk; 512-byte blocks.
        String large = AFTER + "# ".repeat(4096) + "\n";
        LocalShell.Said full = LocalShell.sh()
                .withSmallFiles()
                .feed(
                        Scripts.REPLACE_FILE,
                        large,
                        file,
                        LocalShell.sha(BEFORE),
                        LocalShell.sha(large),
                        LocalShell.me(),
                        LocalShell.myGroup(),
                        "0640",
                        run,
                        "db1_conf");
        assertThat(full.status()).isNotZero();
        assertThat(file).hasContent(BEFORE);
        requireNothingElseIn(directory, 1);
        assertThat(restore(LocalShell.sh()).ok().word()).isEqualTo("restored");
        assertThat(file).hasContent(BEFORE);
    }

    @Test
    void rule17_killedAnywhereItIsRepeatedOrTakenBack() throws IOException {
        int call = 0;
        boolean killed = true;
        while (killed) {
            fresh("kill-" + ++call);
            String was = LocalShell.look(file);
            LocalShell.Said said = replace(LocalShell.sh().killedAt(call, temp.resolve("count-" + call)), BEFORE);
            killed = said.status() != 0;
            assertThat(Files.readString(file)).as("half a file").isIn(BEFORE, AFTER);
            if (call % 2 == 0) {
                assertThat(replace(LocalShell.sh(), BEFORE).ok().word()).isIn("done", "already");
                assertThat(file).hasContent(AFTER);
            }
            assertThat(restore(LocalShell.sh()).ok().word()).isIn("restored", "never");
            assertThat(LocalShell.look(file)).isEqualTo(was);
            requireNothingElseIn(directory, 1);
        }
        assertThat(call).isGreaterThan(12);
    }

    @Test
    void rule17_aRestoreKilledAnywhereIsRepeated() throws IOException {
        int call = 0;
        boolean killed = true;
        while (killed) {
            fresh("restore-" + ++call);
            String was = LocalShell.look(file);
            replace(LocalShell.sh(), BEFORE).ok();
            killed = restore(LocalShell.sh().killedAt(call, temp.resolve("count-" + call)))
                            .status()
                    != 0;
            assertThat(Files.readString(file)).isIn(BEFORE, AFTER);
            restore(LocalShell.sh()).ok();
            assertThat(LocalShell.look(file)).isEqualTo(was);
            requireNothingElseIn(directory, 1);
        }
    }

    @Test
    void rule1_aFileChangedSinceIsHandedBackNotReplaced() throws IOException {
        replace(LocalShell.sh(), BEFORE).ok();
        Files.writeString(file, AFTER + "work_mem = 1GB\n");
        LocalShell.Said said = restore(LocalShell.sh());
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out()).isEqualTo(AFTER + "work_mem = 1GB\n");
        assertThat(file).hasContent(AFTER + "work_mem = 1GB\n");
    }

    @Test
    void rule1_aFileRemovedSinceStaysRemoved() throws IOException {
        replace(LocalShell.sh(), BEFORE).ok();
        Files.delete(file);
        LocalShell.Said said = restore(LocalShell.sh());
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void rule1_takingOutOurPartKeepsOwnerAndModeAndLooksOnceMore(LocalShell kind) throws IOException {
        LocalShell shell = kind.withItsPrograms(temp.resolve("programs"));
        mode(file, "rw-rw-r--");
        shell.feed(Scripts.PUT_FILE, "theirs\n", file, LocalShell.sha(BEFORE)).ok();
        assertThat(file).hasContent("theirs\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
        assertThat(shell.feed(Scripts.PUT_FILE, "ours\n", file, LocalShell.sha(BEFORE))
                        .status())
                .isEqualTo(3);
        assertThat(file).hasContent("theirs\n");
        requireNothingElseIn(directory, 1);
    }

    @Test
    void rule17_whatAlterSystemIsAboutToRewriteComesBackFromTheSavedBytes() throws IOException {
        LocalShell.sh().run(Scripts.SAVE_FILE, file, run, "auto", "before").ok();
        Files.writeString(file, "rewritten by the server\n");
        LocalShell.sh().run(Scripts.SAVE_FILE, file, run, "auto", "after").ok();
        assertThat(LocalShell.sh().run(Scripts.RESTORE_FILE, run, "auto").ok().word())
                .isEqualTo("restored");
        assertThat(file).hasContent(BEFORE);

        Files.writeString(file, "rewritten by the server\nwork_mem = 1GB\n");
        assertThat(LocalShell.sh().run(Scripts.RESTORE_FILE, run, "auto").status())
                .isEqualTo(3);
        assertThat(file).hasContent("rewritten by the server\nwork_mem = 1GB\n");
    }

    @Test
    void rule14_whatAnUndoNeedsLiesOnTheHostForRootAlone() throws IOException {
        LocalShell.sh().feed(HostRecord.OPEN, "{\"change\": \"set\"}", run).ok();
        assertThat(run.resolve("change-set.json")).hasContent("{\"change\": \"set\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run)))
                .isEqualTo("rwx------");
        replace(LocalShell.sh(), BEFORE).ok();
        assertThat(run.resolve("before/db1_conf")).hasContent(BEFORE);
    }
}
