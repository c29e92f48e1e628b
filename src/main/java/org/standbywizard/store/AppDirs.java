package org.standbywizard.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where this program keeps what must outlive it: the platform's usual place for a program's state (XDG Base Directory
 * Specification; Library/Application Support; Local AppData), or {@code STANDBY_WIZARD_HOME}.
 *
 * @param home absolute
 */
public record AppDirs(Path home) {
    public static final String OVERRIDE = "STANDBY_WIZARD_HOME";

    private static final String PLAIN_NAME = "standby-wizard";
    private static final String TITLE = "Standby Wizard";
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final Set<PosixFilePermission> USER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * @param environment such as System.getenv()
     * @param system such as System.getProperty("os.name")
     */
    public static AppDirs of(Map<String, String> environment, String system, Path userHome) {
        String asked = environment.getOrDefault(OVERRIDE, "");
        return new AppDirs(
                asked.isBlank()
                        ? usual(environment, system, userHome)
                        : Path.of(asked).toAbsolutePath());
    }

    private static Path usual(Map<String, String> environment, String system, Path userHome) {
        String word = system.toLowerCase(Locale.ROOT);
        if (word.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? userHome.resolve("AppData").resolve("Local") : Path.of(local)).resolve(TITLE);
        }
        if (word.startsWith("mac")) {
            return userHome.resolve("Library").resolve("Application Support").resolve(TITLE);
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // The specification says to ignore a relative one.
        Path base = state.startsWith("/")
                ? Path.of(state)
                : userHome.resolve(".local").resolve("state");
        return base.resolve(PLAIN_NAME);
    }

    /** One directory for each run. */
    public Path runs() {
        return home.resolve("runs");
    }

    /** @throws IllegalArgumentException if the id has anything but letters, digits, {@code -} and {@code _} */
    public Path run(String runId) {
        if (!RUN_ID.matcher(runId).matches()) {
            throw new IllegalArgumentException("not a run's id: " + runId);
        }
        return runs().resolve(runId);
    }

    /**
     * Makes a run's directory, readable by this user alone.
     *
     * @throws FileAlreadyExistsException if there is one
     */
    public Path createRun(String runId) throws IOException {
        Path directory = run(runId);
        createPrivate(runs());
        if (AtomicFile.isPosix(directory)
                && !Files.getPosixFilePermissions(runs()).equals(USER_ONLY)) {
            Files.setPosixFilePermissions(runs(), USER_ONLY);
        }
        Files.createDirectory(directory, attributes(directory));
        AtomicFile.forceDirectory(runs());
        return directory;
    }

    /** The file of the window's preferences. */
    public Path preferences() {
        return home.resolve("window.json");
    }

    /** One file for what was last found on each server. */
    public Path facts() {
        return home.resolve("facts");
    }

    /** Makes a directory, and those above it, that only its user may read; one that exists stays as it is. */
    static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory, attributes(directory));
    }

    private static FileAttribute<?>[] attributes(Path directory) {
        return AtomicFile.isPosix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(USER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /** The ids of all runs, sorted. */
    public List<String> runIds() throws IOException {
        if (!Files.isDirectory(runs())) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(runs())) {
            return found.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .filter(name -> RUN_ID.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }
}
