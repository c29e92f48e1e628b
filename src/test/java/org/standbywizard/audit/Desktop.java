package org.standbywizard.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program on a desktop of its own: home, state, temporary files and output below one directory. */
final class Desktop {
    private static final Path LAUNCHER =
            Path.of("target", "app", "bin", "standby-wizard").toAbsolutePath();
    private static final int LIMIT_SECONDS = 300;

    private final Path directory;
    private final Map<String, String> environment;
    private int runs;

    /** @param environment what the plan's secrets come from */
    Desktop(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
        for (String each : List.of("home", "state", "tmp", "said")) {
            try {
                Files.createDirectories(directory.resolve(each));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    record Said(int status, String text) {}

    Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file outside of what is searched. */
    static Path secret(Path directory, String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Said run(String... words) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        Collections.addAll(command, words);
        Path out = directory.resolve("said/" + ++runs + "-" + words[0] + ".out");
        Path err = directory.resolve("said/" + runs + "-" + words[0] + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.resolve("home").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "STANDBY_WIZARD_HOME", directory.resolve("state").toString(),
                        "HOME", directory.resolve("home").toString(),
                        "STANDBY_WIZARD_JAVA_OPTIONS", "-Djava.io.tmpdir=" + directory.resolve("tmp")));
        builder.environment().remove("SSH_AUTH_SOCK");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end: " + String.join(" ", words));
            }
            return new Said(process.exitValue(), Files.readString(out) + Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
