package org.standbywizard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts {@link EngineProcess}: one Java process for each measurement, as each start of the product is one. */
final class Engine {
    /** What the product's launcher gives it. */
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx128m");

    private Engine() {}

    /**
     * What a process told.
     *
     * @param wholeMillis from its start to its end
     */
    record Figures(Map<String, Long> values, long wholeMillis) {
        long get(String name) {
            Long value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("the engine did not tell " + name + ", only " + values);
            }
            return value;
        }
    }

    static Figures apply(BenchPlan plan) {
        return run("apply", plan, figures -> {});
    }

    static Figures check(BenchPlan plan) {
        return run("check", plan, figures -> {});
    }

    /** @param watcher is told each figure as it comes, while the process goes on */
    static Figures watch(BenchPlan plan, Consumer<String> watcher) {
        return run("watch", plan, watcher);
    }

    private static Figures run(String mode, BenchPlan plan, Consumer<String> watcher) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                mode,
                plan.file().toString(),
                plan.knownHosts().toString(),
                plan.directory().toString()));
        Map<String, Long> values = new LinkedHashMap<>();
        long begun = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    note(line, values, watcher);
                }
            }
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("the engine ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new Figures(values, (System.nanoTime() - begun) / 1_000_000);
    }

    private static void note(String line, Map<String, Long> values, Consumer<String> watcher) {
        String[] word = line.split(" ");
        if (word[0].equals(EngineProcess.FIGURE)) {
            values.put(word[1], Long.parseLong(word[2]));
            watcher.accept(word[1]);
        } else {
            System.out.println("    " + line);
        }
    }
}
