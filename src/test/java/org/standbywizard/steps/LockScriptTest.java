package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
        List<Object> words = new ArrayList<>(List.of(args));
        words.add(1, place);
        return shell.run(Scripts.LOCK, words.toArray()).ok().word();
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
                .text("ulimit -f 0; trap '' XFSZ\n" + Scripts.LOCK.text(), "", "take", place, "r1", "t1", ALICE, "own");
        assertThat(said.status()).isEqualTo(9);
        assertThat(place).doesNotExist();
    }

    @Test
    void withoutTheProgramThatTakesTurnsNothingIsTaken() throws IOException {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        for (String program : List.of("mkdir", "stat", "cat", "mv", "date", "sync")) {
            LocalShell.program(bin, program, "exec " + LocalShell.installed(program) + " \"$@\"\n");
        }
        Path at = temp.resolve("at");
        LocalShell.Said said =
                LocalShell.sh().with("PATH", bin.toString()).run(Scripts.LOCK, "take", at, "r1", "t1", ALICE, "own");
        assertThat(said.status()).isEqualTo(8);
        assertThat(said.err()).contains("flock");
        assertThat(at).doesNotExist();
    }
}
