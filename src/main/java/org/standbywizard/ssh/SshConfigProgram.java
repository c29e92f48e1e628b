package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets ssh itself resolve the configuration ({@code ssh -G}); where that cannot be, another way does it. */
final class SshConfigProgram implements SshConfig {
    private static final int LIMIT_SECONDS = 10;

    private final String program;
    private final Optional<Path> file;
    private final SshConfig otherwise;

    SshConfigProgram(String program, Optional<Path> file, SshConfig otherwise) {
        this.program = program;
        this.file = file;
        this.otherwise = otherwise;
    }

    @Override
    public Map<String, List<String>> of(String host) {
        return ask(host).orElseGet(() -> otherwise.of(host));
    }

    private Optional<Map<String, List<String>>> ask(String host) {
        List<String> command = new ArrayList<>(List.of(program, "-G"));
        file.ifPresent(path -> command.addAll(List.of("-F", path.toString())));
        command.addAll(List.of("--", host));
        Path output = null;
        try {
            // A file, not a pipe: the time limit must hold even if the program's children keep a pipe open.
            output = Files.createTempFile("standby-wizard", ".conf");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(parse(Files.readAllLines(output, StandardCharsets.ISO_8859_1)))
                    : Optional.empty();
        } catch (IOException e) {
            // No such program: then the file is read here.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            delete(output);
        }
    }

    private static Map<String, List<String>> parse(List<String> lines) {
        Map<String, List<String>> values = new HashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space > 0) {
                values.computeIfAbsent(line.substring(0, space).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(line.substring(space + 1).strip());
            }
        }
        // Its tokens are replaced already; other values' are not.
        values.computeIfPresent("hostname", (key, names) -> names.stream()
                .map(name -> name.replace("%", "%%"))
                .toList());
        return values;
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
