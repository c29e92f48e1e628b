package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lock on a host, by real shells: whoever has it is told from whoever has not, also when many come at once. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class LockScriptTest {
    private static final String ALICE = "alice smith@desk";
    private static final String BOB = "bob@laptop";

    @TempDir
    Path temp;

    private Path place;

    static Stream<LocalShell> shells() {
        return LocalShell.all();
    }

    private Path lock() {
        return place.resolve("lock");
    }

    private String say(LocalShell shell, Object... args) {
        place = temp.resolve("var/standby-wizard");
        return sayAt(shell, place, "must", args);
    }

    private static String sayAt(LocalShell shell, Path place, String need, Object... args) {
        List<Object> words = new ArrayList<>(List.of(args));
        words.addAll(1, List.of(place, need));
        return shell.run(Scripts.LOCK, words.toArray()).ok().word();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String first(String said) {
        return said.lines().findFirst().orElse("");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void oneHasItUntilItIsGivenBack(LocalShell shell) throws IOException {
        assertThat(say(shell, "take", "r1", "t1", ALICE, "own")).isEqualTo("taken");
        assertThat(say(shell, "take", "r1", "t1", ALICE, "own")).as("again").isEqualTo("taken");
        assertThat(say(shell, "take", "r2", "t2", BOB, "own"))
                .startsWith("held\nrun r1\nwho alice smith@desk\nsince 1")
                .contains("\nstate working\n");
        assertThat(say(shell, "keep", "t1")).isEqualTo("kept");
        assertThat(say(shell, "keep", "t2")).startsWith("lost\nrun r1\n");
        assertThat(say(shell, "release", "t2")).as("not one's own").startsWith("lost");
        assertThat(lock()).exists();
        assertThat(say(shell, "release", "t1")).isEqualTo("released");
        assertThat(place).as("nothing is left").doesNotExist();
        assertThat(temp.resolve("var")).isEmptyDirectory();
        assertThat(say(shell, "keep", "t1")).isEqualTo("lost");
        assertThat(say(shell, "take", "r2", "t2", BOB, "own")).isEqualTo("taken");
        Files.createDirectory(place.resolve("r2"));
        assertThat(say(shell, "release", "t2")).isEqualTo("released");
        assertThat(place.resolve("r2")).as("what else is there stays").isDirectory();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aSignOfLifeIsTheFilesTimeAndNothingElse(LocalShell shell) throws IOException {
        say(shell, "take", "r1", "t1", ALICE, "own");
        String text = Files.readString(lock());
        Files.setLastModifiedTime(lock(), FileTime.from(Instant.now().minusSeconds(500)));
        assertThat(age(say(shell, "take", "r2", "t2", BOB, "own"))).isBetween(500L, 520L);
        assertThat(say(shell, "keep", "t1")).isEqualTo("kept");
        assertThat(age(say(shell, "take", "r2", "t2", BOB, "own"))).isBetween(0L, 20L);
        assertThat(Files.readString(lock())).isEqualTo(text);
        // The host's clock was set back.
        Files.setLastModifiedTime(lock(), FileTime.from(Instant.now().plusSeconds(4000)));
        assertThat(age(say(shell, "take", "r2", "t2", BOB, "own"))).isEqualTo(-1);
    }

    private static long age(String said) {
        return said.lines()
                .filter(line -> line.startsWith("age "))
                .mapToLong(line -> Long.parseLong(line.substring(4)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theSameRunGoesOnAndTheFormerProgramSeesIt(LocalShell shell) {
        say(shell, "take", "r1", "t1", ALICE, "own");
        assertThat(say(shell, "take", "r1", "t2", ALICE, "own"))
                .as("the program died, the same person goes on")
                .isEqualTo("taken");
        assertThat(first(say(shell, "keep", "t1"))).isEqualTo("lost");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theSameRunOfSomebodyElseOnlyIfNobodyWorks(LocalShell shell) throws IOException {
        say(shell, "take", "r1", "t1", ALICE, "own");
        assertThat(first(say(shell, "take", "r1", "t2", BOB, "own"))).isEqualTo("held");
        Files.setLastModifiedTime(lock(), FileTime.from(Instant.now().minusSeconds(100)));
        assertThat(say(shell, "take", "r1", "t2", BOB, "own")).as("silent").isEqualTo("taken");
        assertThat(say(shell, "rest", "t2")).isEqualTo("resting");
        assertThat(say(shell, "take", "r1", "t3", ALICE, "own")).as("resting").isEqualTo("taken");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aRunThatStoppedHalfWayStillHoldsIt(LocalShell shell) {
        say(shell, "take", "r1", "t1", ALICE, "own");
        assertThat(first(say(shell, "take", "r2", "t2", ALICE, "beside")))
                .as("beside one that works")
                .isEqualTo("held");
        say(shell, "rest", "t1");
        assertThat(say(shell, "take", "r2", "t2", ALICE, "own"))
                .startsWith("held\nrun r1")
                .contains("state stopped");
        assertThat(say(shell, "take", "r2", "t2", ALICE, "beside")).isEqualTo("beside");
        assertThat(first(say(shell, "take", "r2", "t2", BOB, "beside"))).isEqualTo("held");
        assertThat(first(say(shell, "take", "r2", "t2", BOB, "own"))).isEqualTo("held");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void onlyTheLockOfTheRunThatWasNamedIsBroken(LocalShell shell) throws IOException {
        say(shell, "take", "r1", "t1", ALICE, "own");
        assertThat(first(say(shell, "take", "r2", "t2", BOB, "own", "r0"))).isEqualTo("held");
        assertThat(say(shell, "take", "r2", "t2", BOB, "own", "r0", "r1")).isEqualTo("taken");
        assertThat(say(shell, "keep", "t1")).startsWith("lost\nrun r2\nwho bob@laptop\n");
        Files.writeString(lock(), "");
        assertThat(say(shell, "take", "r3", "t3", ALICE, "own")).as("damaged").startsWith("held\nrun unknown\n");
        assertThat(say(shell, "take", "r3", "t3", ALICE, "own", "unknown")).isEqualTo("taken");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void ofManyAtOnceOneHasIt(LocalShell shell) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                List<Callable<String>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String run = "r" + round + "-" + i;
                    String broken = "r" + (round - 1) + "-all";
                    all.add(() -> first(say(shell, "take", run, "t-" + run, "p" + run + "@desk", "own", broken)));
                }
                List<String> said = new ArrayList<>();
                for (Future<String> one : threads.invokeAll(all)) {
                    said.add(one.get());
                }
                assertThat(said).containsOnlyOnce("taken");
                assertThat(said).filteredOn("held"::equals).hasSize(7);
                // The next round's breakers all name the run that has it now.
                Files.writeString(lock(), Files.readString(lock()).replaceFirst("run .*", "run r" + round + "-all"));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whereTheDiskIsFullNothingHalfWrittenStays() {
        place = temp.resolve("var/standby-wizard");
        LocalShell.Said said = LocalShell.sh()
                .text(
                        "ulimit -f 0; trap '' XFSZ\n" + Scripts.LOCK.text(),
                        "",
                        "take",
                        place,
                        "must",
                        "r1",
                        "t1",
                        ALICE,
                        "own");
        assertThat(said.status()).isEqualTo(9);
        assertThat(place).doesNotExist();
    }

    /** The kernel itself says that no space is left: the new lock is written where there never is any. */
    @ParameterizedTest
    @MethodSource("shells")
    void whereTheDiskIsFullOnesOwnLockIsWrittenOverInPlace(LocalShell shell) throws IOException {
        say(shell, "take", "r1", "t1", "alice smith with a long name@desk", "own");
        full();
        assertThat(say(shell, "rest", "t1")).isEqualTo("resting");
        full();
        assertThat(first(say(shell, "take", "r2", "t2", BOB, "own"))).isEqualTo("held");
        assertThat(say(shell, "take", "r1", "t3", BOB, "own")).as("goes on").isEqualTo("taken");
        assertThat(say(shell, "take", "r2", "t2", BOB, "own"))
                .startsWith("held\nrun r1\nwho bob@laptop\nsince 1")
                .contains("\nstate working\n");
        assertThat(first(say(shell, "keep", "t1"))).isEqualTo("lost");
        assertThat(say(shell, "keep", "t3")).isEqualTo("kept");
        assertThat(say(shell, "release", "t3")).isEqualTo("released");
        assertThat(place).doesNotExist();
    }

    /** Of a run that was done, so that it has no lock; it kept some room for one. */
    @ParameterizedTest
    @MethodSource("shells")
    void whereTheDiskIsFullAnUndoHasTheRoomThatItsRunKept(LocalShell shell) throws IOException {
        place = temp.resolve("var/standby-wizard");
        Path run = Files.createDirectories(place.resolve("r1/db1"));
        shell.feed(HostRecord.OPEN, "{}", run).ok();
        full();
        assertThat(say(shell, "take", "r1", "t1", ALICE, "own")).isEqualTo("taken");
        assertThat(say(shell, "take", "r2", "t2", BOB, "own")).startsWith("held\nrun r1\nwho alice smith@desk\n");
        assertThat(say(shell, "keep", "t1")).isEqualTo("kept");
        full();
        assertThat(shell.run(Scripts.LOCK, "take", place, "must", "r1", "t2", ALICE, "own")
                        .ok()
                        .word())
                .as("again")
                .isEqualTo("taken");
        shell.feed(HostRecord.OPEN, "{}", run).ok();
        assertThat(Files.size(run.resolve("spare"))).as("for the next time").isEqualTo(4096);
        assertThat(Files.readString(run.resolve("change-set.json"))).isEqualTo("{}");
        full();
        assertThat(shell.run(Scripts.LOCK, "take", place, "may", "r2", "t2", BOB, "own", "r1")
                        .ok()
                        .word())
                .as("a lock that is there")
                .isEqualTo("taken");
        say(shell, "release", "t2");
        full();
        assertThat(shell.run(Scripts.LOCK, "take", place, "may", "r2", "t2", BOB, "own")
                        .ok()
                        .word())
                .as("another user's place, which that user could not write either")
                .isEqualTo("nowhere");
        assertThat(place.resolve("lock")).doesNotExist();
    }

    private void full() throws IOException {
        Files.createSymbolicLink(place.resolve("lock.new"), Path.of("/dev/full"));
    }

    /** Where a wizard that logs in as the cluster's owner would have its only lock. */
    @ParameterizedTest
    @MethodSource("shells")
    void theOtherUsersPlaceIsTakenOnlyWhereThatUserCanHaveOne(LocalShell shell) throws IOException {
        Path owners = temp.resolve("home/.standby-wizard");
        assertThat(sayAt(shell, owners, "may", "take", "r1", "t1", ALICE, "own"))
                .as("no home")
                .isEqualTo("nowhere");
        assertThat(sayAt(shell, owners, "may", "keep", "t1")).isEqualTo("nowhere");
        assertThat(sayAt(shell, owners, "may", "release", "t1")).isEqualTo("nowhere");
        assertThat(temp.resolve("home")).doesNotExist();
        Files.createDirectory(temp.resolve("home"));
        assertThat(sayAt(shell, owners, "may", "keep", "t1"))
                .as("nobody else has it")
                .isEqualTo("nowhere");
        assertThat(sayAt(shell, owners, "may", "take", "r1", "t1", ALICE, "own"))
                .isEqualTo("taken");
        assertThat(sayAt(shell, owners, "must", "take", "r2", "t2", BOB, "own")).startsWith("held\nrun r1\n");
        assertThat(sayAt(shell, owners, "may", "keep", "t1")).isEqualTo("kept");
        assertThat(sayAt(shell, owners, "may", "rest", "t1")).isEqualTo("resting");
        assertThat(sayAt(shell, owners, "must", "take", "r2", "t2", BOB, "own", "r1"))
                .isEqualTo("taken");
        assertThat(sayAt(shell, owners, "may", "keep", "t1")).startsWith("lost\nrun r2\nwho bob@laptop\n");
        assertThat(sayAt(shell, owners, "must", "release", "t2")).isEqualTo("released");
        assertThat(temp.resolve("home")).as("nothing is left").isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aLookSaysWhoHasItAndLeavesNothing(LocalShell shell) throws IOException {
        assertThat(say(shell, "look", "r2", "t2", BOB, "own")).isEqualTo("nowhere");
        assertThat(temp.resolve("var")).doesNotExist();
        say(shell, "take", "r1", "t1", ALICE, "own");
        FileTime seen = Files.getLastModifiedTime(lock());
        assertThat(say(shell, "look", "r2", "t2", BOB, "own")).startsWith("held\nrun r1\nwho alice smith@desk\n");
        assertThat(say(shell, "look", "r1", "t2", ALICE, "own"))
                .as("its own run's")
                .isEqualTo("nowhere");
        assertThat(say(shell, "look", "r2", "t2", BOB, "own", "r1"))
                .as("broken")
                .isEqualTo("nowhere");
        assertThat(Files.getLastModifiedTime(lock())).isEqualTo(seen);
        if (System.getProperty("user.name").equals("root")) {
            assertThat(mode(place)).as("others see the lock and no names").isEqualTo("rwx--x--x");
            assertThat(mode(lock())).isEqualTo("rw-r--r--");
        }
    }

    @Test
    void withoutTheProgramThatTakesTurnsNothingIsTaken() throws IOException {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        for (String program : List.of("mkdir", "stat", "cat", "mv", "date", "sync")) {
            LocalShell.program(bin, program, "exec " + LocalShell.installed(program) + " \"$@\"\n");
        }
        Path at = temp.resolve("at");
        LocalShell.Said said = LocalShell.sh()
                .with("PATH", bin.toString())
                .run(Scripts.LOCK, "take", at, "must", "r1", "t1", ALICE, "own");
        assertThat(said.status()).isEqualTo(8);
        assertThat(said.err()).contains("flock");
        assertThat(at).doesNotExist();
    }
}
