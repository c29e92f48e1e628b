package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of this computer to their end. */
final class Shell {
    private static final long LIMIT_SECONDS = 60;

    private Shell() {}

    /** How a program ended. */
    record Result(int status, String output) {}

    static boolean succeeds(List<String> command) {
        try {
            return run(command, Path.of("/"), Map.of()).status() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param environment added to a bare one
     * @throws IOException if it cannot be started or does not end in time
     */
    static Result run(List<String> command, Path directory, Map<String, String> environment) throws IOException {
        // A file and not a pipe: a server that it leaves in the background would keep a pipe open.
        Path output = Files.createTempFile("standby-wizard", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end after " + LIMIT_SECONDS + " s: " + command.get(0));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
