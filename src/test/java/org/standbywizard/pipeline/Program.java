package org.standbywizard.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.standbywizard.hosts.TestHost;

/** The program as people start it, from the image that {@code mvn package} leaves. */
final class Program {
    private static final Path LAUNCHER =
            Path.of("target/app/bin/standby-wizard").toAbsolutePath();
    private static final long LIMIT_SECONDS = 180;

    private final Path directory;

    Program(Path directory, List<TestHost> hosts) {
        this.directory = directory;
        StringBuilder known = new StringBuilder();
        hosts.forEach(host -> known.append(host.knownHosts()));
        write("known_hosts", known.toString());
    }

    /** What it said on both streams, and its exit status. */
    record Said(int status, String text) {}

    Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Said run(Map<String, String> environment, String command, Path plan, String... options) {
        Path output = directory.resolve("output");
        Process process = start(environment, output, command, plan, options);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end within " + LIMIT_SECONDS + " s: " + command + " " + plan);
            }
            return new Said(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it; both streams go to {@code output}. */
    Process start(Map<String, String> environment, Path output, String command, Path plan, String... options) {
        List<String> words = new ArrayList<>(List.of(
                LAUNCHER.toString(),
                command,
                plan.toString(),
                "--known-hosts",
                directory.resolve("known_hosts").toString(),
                "--host-keys",
                "strict"));
        Collections.addAll(words, options);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment()
                .put("STANDBY_WIZARD_HOME", directory.resolve("home").toString());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
