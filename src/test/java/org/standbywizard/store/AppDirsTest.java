package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppDirsTest {
    private static final Path HOME = Path.of("/home/kim");

    @TempDir
    Path directory;

    @Test
    void everyPlatformHasItsUsualPlace() {
        assertThat(home(Map.of(), "Linux")).isEqualTo(HOME.resolve(".local/state/standby-wizard"));
        assertThat(home(Map.of("XDG_STATE_HOME", "/state"), "Linux")).isEqualTo(Path.of("/state/standby-wizard"));
        assertThat(home(Map.of("XDG_STATE_HOME", "state"), "Linux"))
                .isEqualTo(HOME.resolve(".local/state/standby-wizard"));
        assertThat(home(Map.of(), "Mac OS X")).isEqualTo(HOME.resolve("Library/Application Support/Standby Wizard"));
        assertThat(home(Map.of("LOCALAPPDATA", "/c/Local"), "Windows 11"))
                .isEqualTo(Path.of("/c/Local/Standby Wizard"));
        assertThat(home(Map.of(), "Windows 11")).isEqualTo(HOME.resolve("AppData/Local/Standby Wizard"));
        for (String system : List.of("Linux", "Mac OS X", "Windows 11")) {
            assertThat(home(Map.of("STANDBY_WIZARD_HOME", "/mine", "XDG_STATE_HOME", "/x"), system))
                    .isEqualTo(Path.of("/mine"));
        }
    }

    @Test
    void runsAreForTheirUserAlone() throws IOException {
        AppDirs dirs = new AppDirs(directory.resolve("a/b"));
        assertThat(dirs.runIds()).isEmpty();

        Path run = dirs.createRun("20261123-061500-k3f");
        dirs.createRun("20261122-061500-abc");
        Files.createFile(dirs.runs().resolve("stray"));

        assertThat(run)
                .isEqualTo(directory.resolve("a/b/runs/20261123-061500-k3f"))
                .isDirectory();
        assertThat(dirs.runIds()).containsExactly("20261122-061500-abc", "20261123-061500-k3f");
        assertThatThrownBy(() -> dirs.createRun("20261123-061500-k3f")).isInstanceOf(FileAlreadyExistsException.class);
        if (AtomicFile.isPosix(run)) {
            for (Path made : List.of(dirs.home(), dirs.runs(), run)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void anOpenDirectoryOfRunsIsClosed() throws IOException {
        AppDirs dirs = new AppDirs(directory);
        Files.createDirectory(dirs.runs());
        if (AtomicFile.isPosix(directory)) {
            Files.setPosixFilePermissions(dirs.runs(), PosixFilePermissions.fromString("rwxrwxrwx"));
            dirs.createRun("x");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dirs.runs())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aRunsIdCannotLeaveItsDirectory() {
        AppDirs dirs = new AppDirs(directory);
        for (String id : List.of("", "..", "../x", "a/b", "a b", "-a", "a\0", "한글")) {
            assertThatIllegalArgumentException().as(id).isThrownBy(() -> dirs.run(id));
        }
    }

    private static Path home(Map<String, String> environment, String system) {
        return AppDirs.of(environment, system, HOME).home();
    }
}
