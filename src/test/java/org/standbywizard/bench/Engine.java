package org.standbywizard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program itself, started for each measurement and followed by the JSON that it prints. */
final class Engine {
    private static final Path PROGRAM = Path.of(System.getProperty("bench.app", "target/app"), "bin", "standby-wizard");
    private static final long END_SECONDS = 20;

    private final Map<String, Long> steps = new LinkedHashMap<>();
    private final JsonMapper mapper = new JsonMapper();
    private long connecting;
    private long looked;
    private long confirmed;
    private long first;
    private long proved;

    private Engine() {}

    /**
     * What one process came to. Times are milliseconds.
     *
     * @param check from the first login to the findings
     * @param apply from the confirmation to the proof
     * @param whole from the process's start to its end
     * @param heap bytes, the most there ever were
     */
    record Figures(long check, long apply, long whole, long heap, Map<String, Long> steps) {}

    /** Sets up what the plan says, unasked. */
    static Figures apply(BenchPlan plan) {
        Engine engine = new Engine();
        long begun = System.nanoTime();
        int exit = engine.run(plan, line -> true, "apply", plan.file().toString(), "--yes", "--json");
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (exit != 0 || engine.proved == 0) {
            throw new IllegalStateException("apply ended with " + exit);
        }
        Figures figures = new Figures(
                engine.looked - engine.connecting,
                engine.proved - engine.confirmed,
                whole,
                HeapLog.bytes(heapLog(plan)),
                engine.steps);
        Rows.say(
                "      apply %d ms: opened %d, steps %s",
                figures.apply(), engine.first - engine.confirmed, figures.steps());
        return figures;
    }

    /**
     * Looks at a replication until told to stop.
     *
     * @param onStatus is told of each look; false ends it
     * @return the most bytes on the heap
     */
    static long watch(BenchPlan plan, Predicate<Integer> onStatus) {
        int[] looks = new int[1];
        new Engine()
                .run(
                        plan,
                        line -> !line.path("type").asString("").equals("status") || onStatus.test(++looks[0]),
                        "verify",
                        plan.file().toString(),
                        "--watch",
                        "--json");
        return HeapLog.bytes(heapLog(plan));
    }

    private static Path heapLog(BenchPlan plan) {
        return plan.directory().resolve("heap.log");
    }

    private int run(BenchPlan plan, Predicate<JsonNode> goOn, String... words) {
        List<String> command = new java.util.ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--known-hosts", plan.knownHosts().toString(), "--host-keys", "strict"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put("STANDBY_WIZARD_HOME", plan.directory().resolve("home").toString());
        builder.environment().put("STANDBY_WIZARD_JAVA_OPTIONS", HeapLog.option(heapLog(plan)));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode node = mapper.readTree(line);
                    note(node);
                    if (!goOn.test(node)) {
                        // Not the process's own destroy(), which closes the streams that are being read.
                        process.toHandle().destroy();
                    }
                }
            }
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the program does not end");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void note(JsonNode line) {
        long at = Instant.parse(line.path("at").asString()).toEpochMilli();
        switch (line.path("type").asString()) {
            case "note" -> connecting = line.path("key").asString("").equals("look.connecting") ? at : connecting;
            case "finding" -> looked = looked == 0 ? at : looked;
            case "step" -> confirmed = at;
            case "event" -> event(line, at);
            case "failure", "trouble", "stopped" -> System.out.println(line);
            default -> {}
        }
    }

    private void event(JsonNode line, long at) {
        switch (line.path("event").asString()) {
            case "step-started" -> first = first == 0 ? at : first;
            case "step-ended" ->
                steps.put(line.path("step").asString(), line.path("millis").asLong());
            case "step-failed" -> System.out.println(line);
            case "finished" -> proved = at;
            default -> {}
        }
    }
}
