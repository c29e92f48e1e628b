package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.pg.LocalHost;
import org.standbywizard.remote.Cancellation;

@EnabledOnOs(OS.LINUX)
class DirectorySizeTest {
    @TempDir
    Path temp;

    @Test
    void countsWhatIsBelow() throws Exception {
        Path directory = Files.createDirectories(temp.resolve("main.before one/base"));
        Files.write(directory.resolve("1"), new byte[3 << 20]);
        long bytes = DirectorySize.read(
                        new LocalHost("here"), temp.resolve("main.before one").toString(), new Cancellation())
                .orElseThrow();
        assertThat(bytes).isBetween(3L << 20, (3L << 20) + (64 << 10));
    }

    @Test
    void tellsWhenItIsGone() {
        assertThat(DirectorySize.read(
                        new LocalHost("here"), temp.resolve("gone").toString(), new Cancellation()))
                .isEmpty();
    }
}
