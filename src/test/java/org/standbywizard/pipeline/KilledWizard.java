package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.standbywizard.fake.Threads;

/** A {@link FaultyWizard} in a Java of its own, which is killed at its point. */
final class KilledWizard {
    private final FaultPair pair;
    private final Path directory;
    private final Consumer<Object> log;

    /** @param directory where the run's journal is */
    KilledWizard(FaultPair pair, Path directory, Consumer<Object> log) {
        this.pair = pair;
        this.directory = directory;
        this.log = log;
    }

    /** @throws AssertionError if the point is not reached */
    void run(FaultPoint point, int middle, Duration limit) {
        try {
            Process wizard = new ProcessBuilder(command(point, middle))
                    .redirectErrorStream(true)
                    .start();
            CompletableFuture<Boolean> reached = CompletableFuture.supplyAsync(() -> reaches(wizard), Threads.EACH);
            try {
                assertThat(reached.get(limit.toMillis(), TimeUnit.MILLISECONDS))
                        .as("the point is reached")
                        .isTrue();
            } finally {
                // SIGKILL on Linux.
                wizard.destroyForcibly().waitFor();
                pair.roots().values().forEach(root -> FaultAim.disarm(FaultAim.place(root)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the point is not reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(FaultPoint point, int middle) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FaultyWizard.class.getName(),
                point.toString(),
                String.valueOf(middle),
                directory.resolve("home").toString(),
                Pipeline.knownHosts(pair.hosts(), directory).toString()));
        pair.roots().forEach((host, root) -> command.addAll(List.of(host, root.toString())));
        return command;
    }

    private boolean reaches(Process wizard) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(wizard.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(FaultyWizard.REACHED)) {
                    return true;
                }
                log.accept(line);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
