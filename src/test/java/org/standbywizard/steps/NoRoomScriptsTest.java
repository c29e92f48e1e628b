package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a disk is full, a script says so and what it could not write; dash's own printf would say "I/O error" alone. */
@EnabledOnOs(OS.LINUX)
class NoRoomScriptsTest {
    private static final String FULL = "No space left on device";

    @TempDir
    Path temp;

    static Stream<LocalShell> shells() {
        return LocalShell.all();
    }

    /** A file that the kernel lets nobody write into. */
    private Path full(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.createSymbolicLink(file, Path.of("/dev/full"));
    }

    private static void requireSaid(LocalShell.Said said, Path file) {
        assertThat(said.status()).isNotZero();
        assertThat(said.err()).contains(FULL).contains("cannot write " + file);
        assertThat(said.out()).isEmpty();
    }

    private LocalShell.Said replace(LocalShell shell, Path file, Path run) throws IOException {
        Files.writeString(file, "a\n");
        return shell.feed(
                Scripts.REPLACE_FILE,
                "b\n",
                file,
                LocalShell.sha("a\n"),
                LocalShell.sha("b\n"),
                LocalShell.me(),
                LocalShell.myGroup(),
                "0600",
                run,
                "k");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatAnUndoNeeds(LocalShell shell) throws IOException {
        Path run = temp.resolve("run");
        Path kept = full(run.resolve("before/k.new"));
        requireSaid(replace(shell, temp.resolve("conf"), run), kept);
        Path after = full(temp.resolve("run2/before/k.after"));
        requireSaid(replace(shell, temp.resolve("conf2"), temp.resolve("run2")), after);
        assertThat(temp.resolve("conf2")).hasContent("a");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatALaterAlterSystemRewrites(LocalShell shell) throws IOException {
        Path conf = Files.writeString(temp.resolve("conf"), "a\n");
        Path kept = full(temp.resolve("run/before/k.after"));
        requireSaid(shell.run(Scripts.SAVE_FILE, conf, temp.resolve("run"), "k", "before"), kept);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void thePassfilesFormerState(LocalShell shell) throws IOException {
        Path kept = full(temp.resolve("run/passfile.new"));
        Path home = Files.createDirectories(temp.resolve("home"));
        requireSaid(
                shell.feed(
                        Scripts.PASSFILE,
                        "line\n",
                        "write",
                        home.resolve(".pgpass"),
                        LocalShell.me(),
                        LocalShell.myGroup(),
                        temp.resolve("run")),
                kept);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatRunIsOpened(LocalShell shell) throws IOException {
        Path kept = full(temp.resolve("run/change-set.new"));
        requireSaid(shell.feed(HostRecord.OPEN, "{}", temp.resolve("run")), kept);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatStandbysFilesAre(LocalShell shell) throws IOException {
        Path copy = temp.resolve("copy");
        Path kept = full(copy.resolve("standby.signal.standby-wizard"));
        requireSaid(
                shell.feed(
                        Scripts.FINISH_COPY,
                        "standby.signal YQ==\n",
                        copy,
                        temp.resolve("none"),
                        LocalShell.me(),
                        LocalShell.myGroup(),
                        "/bin",
                        "copy"),
                kept);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void thatACopyIsAboutToTakeItsPlace(LocalShell shell) throws IOException {
        Path copy = Files.createDirectories(temp.resolve("copy"));
        Files.writeString(copy.resolve("standby.signal"), "");
        Path data = Files.createDirectories(temp.resolve("data"));
        Path kept = full(temp.resolve("run/swapping.new"));
        requireSaid(
                shell.run(
                        Scripts.SWAP,
                        data,
                        copy,
                        temp.resolve("aside"),
                        temp.resolve("run"),
                        LocalShell.me(),
                        "/bin",
                        "",
                        ""),
                kept);
        assertThat(copy).isDirectory();
    }

    /** The copy's job dies without a word where it cannot write: who asks for it is told. */
    @ParameterizedTest
    @MethodSource("shells")
    void whyAJobThatDiedHasNoEnd(LocalShell shell) throws IOException {
        Path job = temp.resolve("job");
        Path kept = full(job.resolve("exit.new"));
        LocalShell.Said said = shell.run(Scripts.BACKUP_POLL, job, "0").ok();
        assertThat(said.out()).startsWith("dead\n---\n").contains(FULL).contains("cannot write " + kept);
        assertThat(kept).doesNotExist();
        assertThat(shell.run(Scripts.BACKUP_POLL, job, "0").ok().out()).isEqualTo("dead\n---\n");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whateverIsPut(LocalShell shell) throws IOException {
        Path file = full(temp.resolve("here/file"));
        requireSaid(shell.text(Scripts.LIBRARY.text() + "\nprintf x | put \"$1\"\n", "", file), file);
    }
}
