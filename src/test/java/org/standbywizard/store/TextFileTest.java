package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.Threads;
import org.standbywizard.remote.FailureException;

class TextFileTest {
    @TempDir
    Path directory;

    /** As /dev/stdout is, or /dev/null, which root could even replace. */
    @Test
    @Timeout(60)
    void aPipeIsWrittenToAndStaysAPipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        CompletableFuture<String> read = reader(pipe);
        TextFile.write(pipe, "report\n");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo("report\n");
        assertThat(directory.toFile().list()).containsExactly("pipe");
    }

    private static CompletableFuture<String> reader(Path pipe) throws Exception {
        try {
            assumeTrue(
                    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
                    "skipped: no named pipes here");
        } catch (IOException e) {
            assumeTrue(false, "skipped: no mkfifo here");
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Files.readString(pipe);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                Threads.EACH);
    }

    @Test
    void aDirectoryIsNoPlaceForIt() {
        assertThatThrownBy(() -> TextFile.write(directory, "report"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().key()).isEqualTo("refused.report-unwritable"));
        assertThat(directory.toFile().list()).isEmpty();
    }
}
