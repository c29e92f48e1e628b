package org.standbywizard.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.hosts.TestHost;

/** What the product is held against: plain commands, typed by a script over ssh. */
final class Floor {
    private Floor() {}

    /** Sets up the second host as the first one's standby; milliseconds by part, and {@code all}. */
    static Map<String, Long> apply(List<TestHost> hosts, boolean verify) {
        BenchPlan plan = BenchPlan.write(hosts, BenchPlan.STRAIGHT, verify);
        return run(
                "floor.sh",
                hosts.get(0).clientKey().toString(),
                plan.knownHosts().toString(),
                plan.directory().toString(),
                BenchPlan.PASSWORD,
                String.valueOf(verify),
                hosts.get(0).ipv4(),
                hosts.get(1).ipv4());
    }

    static Map<String, Long> run(String script, String... args) {
        try {
            Path file = Files.createTempFile("standby-wizard-bench", ".sh");
            try (InputStream in = Floor.class.getResourceAsStream(script)) {
                Files.write(file, in.readAllBytes());
            }
            java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of("sh", file.toString()));
            command.addAll(List.of(args));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            Files.delete(file);
            if (exit != 0) {
                throw new IllegalStateException(script + " ended with " + exit + ": " + said);
            }
            Map<String, Long> figures = new LinkedHashMap<>();
            said.lines().forEach(line -> {
                String[] word = line.split(" ");
                figures.put(word[0], Long.parseLong(word[1]));
            });
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
