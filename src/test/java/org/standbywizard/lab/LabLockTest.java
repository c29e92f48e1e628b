package org.standbywizard.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab that lives is never taken for one that was left behind, whoever asks, and however often. */
class LabLockTest {
    @TempDir
    Path lab;

    /** LAB: says whether another process gets the lock. */
    public static void main(String[] args) throws IOException {
        System.out.print(LabLock.take(Path.of(args[0])).isPresent());
    }

    private String another() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabLockTest.class.getName(),
                        lab.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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
}
