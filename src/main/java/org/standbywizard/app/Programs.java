package org.standbywizard.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Other programs of this computer. */
interface Programs {
    /** What one printed; empty if it is not there, failed, or took too long. */
    Optional<String> ask(List<String> command);

    /** Starts one that may go on; false if it is not there or failed at once. */
    boolean launch(List<String> command);

    /** As processes. @param patience how long an answer may take */
    static Programs real(Duration patience) {
        return new Programs() {
            @Override
            public Optional<String> ask(List<String> command) {
                // Such answers are a line or two, which the pipe holds.
                return end(new ProcessBuilder(command).redirectErrorStream(true), patience, true)
                        .filter(ended -> ended.status() == 0)
                        .map(Ended::said);
            }

            @Override
            public boolean launch(List<String> command) {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
                return end(builder, patience, false)
                        .filter(ended -> ended.status() == 0)
                        .isPresent();
            }
        };
    }

    /** How a process ended. */
    record Ended(int status, String said) {}

    /** @param kill whether it is ended when it takes longer; else it goes on, as if it had ended well */
    private static Optional<Ended> end(ProcessBuilder builder, Duration patience, boolean kill) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                if (kill) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                return Optional.of(new Ended(0, ""));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new Ended(process.exitValue(), said.strip()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
