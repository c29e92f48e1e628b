package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Safety rule 2: a half-made standby never comes up as a primary, and nothing is ever deleted (also rules 1, 8, 17). */
@EnabledOnOs(OS.LINUX)
class SwapScriptsTest {
    private static final String CONNINFO = "host=db1 user=replicator";

    @TempDir
    Path temp;

    private Path data;
    private Path copy;
    private Path aside;
    private Path undone;
    private Path run;
    private Path bin;

    @BeforeEach
    void servers() throws IOException {
        fresh("0");
    }

    /** A former cluster, a finished copy beside it and a postgres that knows the copy's settings. */
    private void fresh(String name) throws IOException {
        Path base = temp.resolve(name);
        data = base.resolve("main");
        copy = base.resolve("main.copy-r");
        aside = base.resolve("main.before-r");
        undone = base.resolve("main.undone-r");
        run = base.resolve("run");
        bin = base.resolve("bin");
        Files.createDirectories(data);
        Files.createDirectories(copy);
        Files.createDirectories(run);
        Files.writeString(data.resolve("PG_VERSION"), "former");
        Files.writeString(copy.resolve("PG_VERSION"), "copied");
        Files.writeString(copy.resolve("standby.signal"), "");
        effective("primary_conninfo=" + CONNINFO);
    }

    /** What {@code postgres -C NAME} says; nothing for other names. */
    private void effective(String... settings) throws IOException {
        StringBuilder cases = new StringBuilder();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            cases.append("  %s) echo '%s' ;;\n".formatted(setting.substring(0, equals), setting.substring(equals + 1)));
        }
        LocalShell.program(bin, "postgres", "for last; do :; done\ncase $last in\n" + cases + "  *) echo ;;\nesac\n");
    }

    private LocalShell.Said swap(LocalShell shell) {
        return shell.run(Scripts.SWAP, data, copy, aside, run, LocalShell.me(), bin, "", CONNINFO);
    }

    private LocalShell.Said undo(LocalShell shell) {
        return shell.run(Scripts.SWAP_UNDO, data, aside, undone, run);
    }

    private static String content(Path directory) throws IOException {
        return Files.exists(directory) ? Files.readString(directory.resolve("PG_VERSION")) : "absent";
    }

    private void requireSwapped() throws IOException {
        assertThat(List.of(content(data), content(aside), content(copy))).containsExactly("copied", "former", "absent");
        assertThat(data.resolve("standby.signal")).exists();
    }

    private void requireUndone() throws IOException {
        assertThat(List.of(content(data), content(aside), content(undone)))
                .containsExactly("former", "absent", "copied");
    }

    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void rule2_theFinishedCopyComesInByRenameAndTheFormerStaysBeside(LocalShell kind) throws IOException {
        LocalShell shell = kind.withItsPrograms(temp.resolve("programs"));
        assertThat(swap(shell).ok().word()).isEqualTo("done");
        requireSwapped();
        assertThat(swap(shell).ok().word()).isEqualTo("already");
        requireSwapped();
        assertThat(undo(shell).ok().word()).isEqualTo("restored " + undone);
        requireUndone();
        assertThat(undo(shell).ok().word()).isEqualTo("never");
        requireUndone();
    }

    @Test
    void rule2_killedAnywhereItIsFinishedByTheSameCommand() throws IOException {
        int call = 0;
        boolean killed = true;
        while (killed) {
            fresh("swap-" + ++call);
            LocalShell.Said said = swap(LocalShell.sh().killedAt(call, temp.resolve("count-" + call)));
            killed = said.status() != 0;
            // What a boot would find in the data directory's place: the former server, nothing, or a standby.
            assertThat(content(data).equals("copied") && !Files.exists(data.resolve("standby.signal")))
                    .isFalse();
            assertThat(swap(LocalShell.sh()).ok().word()).isIn("done", "already");
            requireSwapped();
        }
        assertThat(call).isGreaterThan(8);
    }

    @Test
    void rule2_killedAnywhereItIsUndoneAndNothingIsLost() throws IOException {
        int call = 0;
        boolean killed = true;
        while (killed) {
            fresh("back-" + ++call);
            killed = swap(LocalShell.sh().killedAt(call, temp.resolve("count-" + call)))
                            .status()
                    != 0;
            undo(LocalShell.sh()).ok();
            assertThat(content(data)).as("killed at call %d", call).isEqualTo("former");
            assertThat(content(aside)).isEqualTo("absent");
            assertThat(List.of(content(copy), content(undone))).containsExactlyInAnyOrder("copied", "absent");
        }
    }

    @Test
    void rule2_anUndoKilledAnywhereIsFinishedByTheNext() throws IOException {
        int call = 0;
        boolean killed = true;
        while (killed) {
            fresh("undo-" + ++call);
            swap(LocalShell.sh()).ok();
            tablespace();
            killed = undo(LocalShell.sh().killedAt(call, temp.resolve("count-" + call)))
                            .status()
                    != 0;
            undo(LocalShell.sh()).ok();
            requireUndone();
            cancelAfterUndo();
            assertThat(temp.resolve("space.undone-r/PG_15_x/rows"))
                    .as("killed at call %d", call)
                    .hasContent("rows");
            assertThat(temp.resolve("space")).doesNotExist();
            LocalShell.sh()
                    .text("rm -r \"$1\"", "", temp.resolve("space.undone-r"))
                    .ok();
        }
        assertThat(call).isGreaterThan(8);
    }

    /** A tablespace directory that the copy made. */
    private void tablespace() throws IOException {
        Files.createDirectories(temp.resolve("space/PG_15_x"));
        Files.writeString(temp.resolve("space/PG_15_x/rows"), "rows");
        Files.createDirectories(run.resolve("copy"));
        Files.writeString(run.resolve("copy/tablespaces"), "created " + temp.resolve("space") + "\n");
        Files.writeString(run.resolve("copy/owns"), copy.toString());
    }

    /** The base backup's own undo comes after the swap's; what was set aside stays. */
    private void cancelAfterUndo() {
        LocalShell.sh()
                .run(Scripts.BACKUP_CANCEL, run.resolve("copy"), "no-unit")
                .ok();
    }

    @Test
    void rule2_aClusterThatWasNeverThereLeavesNothingBehind() throws IOException {
        LocalShell.sh().text("rm -r \"$1\"", "", data).ok();
        swap(LocalShell.sh()).ok();
        assertThat(List.of(content(data), content(aside))).containsExactly("copied", "absent");
        assertThat(swap(LocalShell.sh()).ok().word()).isEqualTo("already");
        assertThat(undo(LocalShell.sh()).ok().word()).isEqualTo("absent " + undone);
        assertThat(List.of(content(data), content(undone))).containsExactly("absent", "copied");
    }

    @Test
    void rule2_aCopyWithoutItsSignalFileIsRefused() throws IOException {
        Files.delete(copy.resolve("standby.signal"));
        assertThat(swap(LocalShell.sh()).status()).isEqualTo(8);
        assertThat(content(data)).isEqualTo("former");
    }

    @Test
    void rule2_aCopyOnWhichAServerWasStartedIsRefused() throws IOException {
        Files.writeString(copy.resolve("postmaster.opts"), "postgres");
        assertThat(swap(LocalShell.sh()).status()).isEqualTo(8);
        assertThat(content(data)).isEqualTo("former");
    }

    @Test
    void rule2_aRunningServerIsRefused() throws IOException, InterruptedException {
        Process server =
                new ProcessBuilder("sleep", "60").directory(data.toFile()).start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), server.pid() + "\n" + data + "\n");
            assertThat(swap(LocalShell.sh()).status()).isEqualTo(5);
            assertThat(content(data)).isEqualTo("former");
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(swap(LocalShell.sh()).ok().word()).isEqualTo("done");
    }

    @Test
    void rule2_aPidFileThatAPowerCutLeftIsNoRunningServer() throws IOException, InterruptedException {
        // The number belongs to some other program by now.
        Process other =
                new ProcessBuilder("sleep", "60").directory(temp.toFile()).start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), other.pid() + "\n" + data + "\n");
            assertThat(swap(LocalShell.sh()).ok().word()).isEqualTo("done");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void rule2_aTakenPlaceIsNeverOverwritten() throws IOException {
        Files.createDirectories(aside);
        Files.writeString(aside.resolve("PG_VERSION"), "somebody's");
        assertThat(swap(LocalShell.sh()).status()).isEqualTo(9);
        assertThat(List.of(content(data), content(aside), content(copy)))
                .containsExactly("former", "somebody's", "copied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recovery_target_time=2020-01-01",
                "recovery_target=immediate",
                "recovery_target_lsn=0/1",
                "primary_conninfo=host=old"
            })
    void rule8_whatIsInForceIsLookedAtBeforeTheFirstStart(String leftover) throws IOException {
        effective(
                leftover.startsWith("primary_conninfo")
                        ? new String[] {leftover}
                        : new String[] {"primary_conninfo=" + CONNINFO, leftover});
        LocalShell.Said said = swap(LocalShell.sh());
        assertThat(said.status()).isEqualTo(10);
        assertThat(said.err()).contains(leftover.substring(0, leftover.indexOf('=')));
        assertThat(content(data)).isEqualTo("former");
    }

    @Test
    void rule1_anUndoDoesNotTakeARunningServersDirectoryAway() throws IOException, InterruptedException {
        swap(LocalShell.sh()).ok();
        Process server =
                new ProcessBuilder("sleep", "60").directory(data.toFile()).start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), server.pid() + "\n" + data + "\n");
            assertThat(undo(LocalShell.sh()).status()).isEqualTo(5);
            assertThat(List.of(content(data), content(aside))).containsExactly("copied", "former");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }
}
