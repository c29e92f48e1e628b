package org.standbywizard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program, run as a process with a home of its own. */
final class Program {
    private static final Path LAUNCHER =
            Path.of("target", "app", "bin", "standby-wizard").toAbsolutePath();
    private static final int LIMIT_SECONDS = 300;

    private final Path home;

    Program(Path home) {
        this.home = home;
    }

    /** How a run ended. */
    record Result(int status, List<String> out, List<String> err) {
        String text() {
            return String.join("\n", out) + "\n" + String.join("\n", err);
        }
    }

    Process start(Path out, Path err, List<String> args) throws IOException {
        // Whoever runs the tests in the background of a shell may have had SIGINT ignored, which would be handed on.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", LAUNCHER.toString()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("STANDBY_WIZARD_HOME", home.resolve("state").toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("SSH_AUTH_SOCK");
        return builder.start();
    }

    Result run(String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", ".txt");
        Path err = Files.createTempFile(home, "err", ".txt");
        Process process = start(out, err, List.of(args));
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end: " + List.of(args) + "\n" + Files.readString(out));
        }
        return new Result(
                process.exitValue(),
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readAllLines(err, StandardCharsets.UTF_8));
    }
}
