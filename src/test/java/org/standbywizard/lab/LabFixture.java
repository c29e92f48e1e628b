package org.standbywizard.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.standbywizard.remote.Cancellation;

/** Labs for tests, which share unpacked programs with each other. */
public final class LabFixture {
    /** Where Maven puts the server programs. */
    public static final Path ARCHIVES = Path.of("target", "practice");

    private LabFixture() {}

    /** Beside what the other tests keep, short enough for a socket's path. */
    public static Path home() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "standby-wizard-test-" + System.getProperty("user.name"),
                "practice");
    }

    /** Skips the calling test on computers that there are no server programs for. */
    public static Lab start(String major, int standbys) {
        assumeTrue(Files.isDirectory(ARCHIVES), "skipped: no practice servers are built for this kind of computer");
        return Lab.start(settings(major, standbys), stage -> {}, new Cancellation());
    }

    /** The settings of such a lab. */
    public static LabSettings settings(String major, int standbys) {
        return new LabSettings(home(), Archives.in(List.of(ARCHIVES)), major, standbys);
    }

    /** Processes that have to do with a directory: by their command line or by where they work. */
    public static List<ProcessHandle> processesIn(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString())
                        || worksIn(process, directory))
                .toList();
    }

    /** Whether it lives; one that has ended and is only not buried yet by its parent does not. */
    public static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return process.isAlive()
                    && !stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static boolean worksIn(ProcessHandle process, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .startsWith(directory);
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
