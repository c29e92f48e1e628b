package org.standbywizard.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lab that lives is never taken for one that was left behind, whoever asks, and however often. */
class LabLockTest {
    @TempDir
    Path lab;

    /** "take" LAB: says whether another process gets the lock. "clear" PLACE: looks for dead labs until input ends. */
    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[1]);
        if (args[0].equals("take")) {
            System.out.print(LabLock.take(path).isPresent());
            return;
        }
        System.out.println("clearing");
        while (System.in.available() == 0) {
            Leftovers.clearDead(path);
        }
    }

    private Process program(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabLockTest.class.getName(),
                        what,
                        lab.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String another() throws Exception {
        Process process = program("take");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void itIsKeptAlsoWhereItsOwnProcessLooksForDeadLabs() throws Exception {
        LabLock lock = LabLock.take(lab).orElseThrow();
        assertThat(another()).isEqualTo("false");
        assertThat(LabLock.take(lab)).as("as for a second lab of this process").isEmpty();
        assertThat(another()).isEqualTo("false");
        lock.close();
        assertThat(another()).isEqualTo("true");
        assertThat(LabLock.take(lab)).as("what another process left").isPresent();
    }

    @Test
    @Timeout(60)
    void aNewOneIsLockedBeforeAnotherProcessSeesIt() throws Exception {
        Process clearing = program("clear");
        try (BufferedReader said = clearing.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("clearing");
            for (int i = 0; i < 500; i++) {
                Path made = LabPlace.newLab(lab);
                LabLock lock = LabLock.make(made);
                assertThat(made.resolve("owner")).as("lab " + i).exists();
                // So that the other one always looks and never has anything to clear away.
                Trees.deleteQuietly(made);
                lock.close();
            }
            clearing.outputWriter().write("end\n");
            clearing.outputWriter().flush();
            assertThat(clearing.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            clearing.destroyForcibly();
        }
        assertThat(clearing.exitValue()).isZero();
    }
}
