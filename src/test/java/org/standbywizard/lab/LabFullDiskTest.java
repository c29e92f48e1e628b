package org.standbywizard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.FailureException;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;

/** A lab that finds no room says that it is this computer's disk, and where. For root, who may mount a small disk. */
class LabFullDiskTest {
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void find() throws IOException {
        assumeTrue(Files.isDirectory(LabFixture.ARCHIVES), "skipped: no practice servers for this kind of computer");
        disk = Files.createTempDirectory("small");
    }

    private void mount(String limit) {
        List<String> command = List.of("mount", "-t", "tmpfs", "-o", limit + ",mode=0755", "tmpfs", disk.toString());
        mounted = Shell.succeeds(command);
        assumeTrue(mounted, "skipped: no disk can be mounted here");
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted) {
            assertThat(Shell.succeeds(List.of("umount", disk.toString()))).isTrue();
        }
        if (disk != null) {
            Files.delete(disk);
        }
    }

    @Test
    void theProgramsDoNotFit() {
        mount("size=4m");
        FailureText text = told(disk);
        Path programs = disk.resolve("programs");
        assertThat(text.cause())
                .startsWith("The disk of this computer is full: there was no room in " + programs + ". The practice"
                        + " servers in ");
        assertThat(text.next()).contains("df -h " + programs);
        assertThat(text.detail()).contains("No space left on device");
    }

    @Test
    void notEvenADirectoryFits() {
        mount("nr_inodes=1");
        FailureText text = told(disk.resolve("lab"));
        assertThat(text.cause())
                .isEqualTo("The disk of this computer is full: there was no room in " + disk
                        + ". The practice lab could not make its directory " + disk.resolve("lab") + ".");
    }

    private static FailureText told(Path home) {
        LabSettings settings = new LabSettings(home, Archives.in(List.of(LabFixture.ARCHIVES)), "", 1);
        FailureException failed = catchThrowableOfType(
                FailureException.class, () -> Lab.start(settings, stage -> {}, new Cancellation()));
        return FailureText.of(Messages.of(Locale.ENGLISH), failed.failure());
    }
}
