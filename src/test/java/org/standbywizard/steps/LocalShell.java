package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.standbywizard.remote.Script;

/**
 * Runs the package's scripts by a real shell of this machine, as whoever runs the tests. A session of its own lets a
 * test end it as hard as a power cut does: {@link #killedAt} ends everything just before the n-th program call.
 */
final class LocalShell {
    private static final List<String> PLACES = List.of("/bin", "/usr/bin", "/sbin", "/usr/sbin");
    /** The programs whose calls are counted: all that the scripts call and that change or read files. */
    private static final List<String> PROGRAMS = List.of(
            "base64",
            "cat",
            "chmod",
            "chown",
            "cp",
            "cut",
            "dirname",
            "date",
            "find",
            "flock",
            "head",
            "id",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "setsid",
            "sh",
            "sha256sum",
            "sleep",
            "stat",
            "sync",
            "tail",
            "touch",
            "tr",
            "wc");

    private final List<String> shell;
    private final Map<String, String> environment;
    /** A command that becomes the shell. */
    private final List<String> before;

    private LocalShell(List<String> shell, Map<String, String> environment, List<String> before) {
        this.shell = shell;
        this.environment = Map.copyOf(environment);
        this.before = before;
    }

    private static LocalShell of(List<String> shell) {
        return new LocalShell(shell, Map.of(), List.of());
    }

    /** Every shell of the kinds that servers have, as far as it is installed here. */
    static Stream<LocalShell> all() {
        return Stream.of(List.of("dash"), List.of("bash", "--posix"), List.of("busybox", "sh"))
                .filter(shell -> installed(shell.get(0)) != null)
                .map(LocalShell::of);
    }

    static LocalShell sh() {
        return of(List.of("sh"));
    }

    /** With BusyBox's own programs alone on the path, as on Alpine. */
    LocalShell withItsPrograms(Path directory) throws IOException {
        if (!shell.get(0).equals("busybox")) {
            return this;
        }
        for (String program : PROGRAMS) {
            program(directory, program, "exec %s %s \"$@\"\n".formatted(installed("busybox"), program));
        }
        return with("PATH", directory.toString());
    }

    LocalShell with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new LocalShell(shell, more, before);
    }

    /** This program found first, before the machine's own. */
    LocalShell withPrograms(Path directory) {
        return with("PATH", directory + ":" + environment.getOrDefault("PATH", System.getenv("PATH")));
    }

    /**
     * A shell whose script ends, killed with all its children, before program call number {@code call} (1 is the first).
     *
     * @param directory an empty place for the counting programs
     */
    LocalShell killedAt(int call, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path counter = directory.resolve("counter");
        Files.writeString(counter, "0");
        for (String program : PROGRAMS) {
            program(directory, program, """
                    IFS= read -r n <"%s"
                    n=$((n + 1))
                    printf %%s "$n" >"%s"
                    if [ "$n" = %d ]; then kill -9 0; fi
                    exec %s "$@"
                    """.formatted(counter, counter, call, installed(program)));
        }
        return withPrograms(directory);
    }

    /** Puts a program of the test's own into a directory. */
    static Path program(Path directory, String name, String body) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    record Said(int status, String out, String err) {
        Said ok() {
            assertThat(status).as("status; out: %s; err: %s", out, err).isZero();
            return this;
        }

        /** The whole answer, without the last line's end. */
        String word() {
            return out.strip();
        }
    }

    /** With something on its standard input. */
    Said feed(Script script, String stdin, Object... args) {
        return text(script.text(), stdin, args);
    }

    Said run(Script script, Object... args) {
        return text(script.text(), "", args);
    }

    /** The kernel refuses to write past 2 kB of any file, as a full disk refuses. */
    LocalShell withSmallFiles() {
        String limit = "ulimit -f 4; trap '' XFSZ; exec \"$@\"";
        return new LocalShell(shell, environment, List.of("/bin/sh", "-c", limit, "sh"));
    }

    /** A script's text, with {@code args} as $1, $2, ... */
    Said text(String text, String stdin, Object... args) {
        List<String> command = new ArrayList<>(List.of(installed("setsid")));
        command.addAll(before);
        command.add(installed(shell.get(0)));
        command.addAll(shell.subList(1, shell.size()));
        command.addAll(List.of("-c", text, "sh"));
        Stream.of(args).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(stdin.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It may end without reading; its status tells whether that was right.
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String installed(String program) {
        return PLACES.stream()
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse(null);
    }

    /** The name of the user and of its group. */
    static String me() {
        return sh().text("id -un", "").word();
    }

    static String myGroup() {
        return sh().text("id -gn", "").word();
    }

    /** Owner, group, octal mode and SHA-256 of a file, or "absent". */
    static String look(Path file) {
        return sh().text(
                        "if [ -e \"$1\" ]; then stat -c '%U:%G %a' \"$1\" && sha256sum <\"$1\"; else echo absent; fi",
                        "", file)
                .ok()
                .word();
    }

    static String sha(String text) {
        return Hashes.sha256(text);
    }

    @Override
    public String toString() {
        return shell.get(0);
    }
}
