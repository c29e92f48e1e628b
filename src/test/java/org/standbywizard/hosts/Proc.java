package org.standbywizard.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Runs one program of this machine to its end, with a deadline. */
public final class Proc {

    private static final byte[] NOTHING = new byte[0];

    private Proc() {}

    /** What a program left behind. */
    public record Result(List<String> command, int exit, String out, String err) {

        /**
         * What it wrote to its standard output, without the last line's end.
         *
         * @throws HostLabException if it failed
         */
        public String ok() {
            if (exit != 0) {
                throw new HostLabException(
                        String.format("exit %d from %s%n%s%n%s", exit, brief(command), err.strip(), out.strip()));
            }
            return out.stripTrailing();
        }
    }

    /** A command that was ended because it took too long. */
    static final class NoEnd extends HostLabException {
        private static final long serialVersionUID = 1L;

        NoEnd(String message) {
            super(message);
        }
    }

    /** Runs a command that must succeed within a minute and returns its output. */
    static String must(String... command) {
        return run(Duration.ofMinutes(1), NOTHING, List.of(command)).ok();
    }

    /** Runs a command whose failure does not matter (cleaning up what may already be gone). */
    static Result attempt(String... command) {
        return run(Duration.ofMinutes(1), NOTHING, List.of(command));
    }

    static Result run(Duration limit, byte[] stdin, List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new HostLabException("cannot start " + command.get(0) + ": is its package installed?", e);
        }
        CompletableFuture<String> out = read(process.getInputStream());
        CompletableFuture<String> err = read(process.getErrorStream());
        feed(process, stdin);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NoEnd("no end after " + limit.toSeconds() + " s: " + brief(command));
            }
            // A daemon that the program left behind may hold its output open for ever.
            return new Result(
                    List.copyOf(command),
                    process.exitValue(),
                    out.get(limit.toMillis(), TimeUnit.MILLISECONDS),
                    err.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new HostLabException("cannot read the output of " + brief(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostLabException("interrupted: " + brief(command), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A script among the arguments is told by its beginning. */
    private static String brief(List<String> command) {
        return command.stream()
                .map(a -> a.length() > 80 ? a.substring(0, 80).replace('\n', ' ') + "..." : a)
                .collect(Collectors.joining(" "));
    }

    private static void feed(Process process, byte[] stdin) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(stdin);
        } catch (IOException e) {
            // The program may end without reading; its exit code tells whether that was right.
            return;
        }
    }

    private static CompletableFuture<String> read(InputStream from) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (from) {
                        text.complete(new String(from.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        text.completeExceptionally(new UncheckedIOException(e));
                    }
                },
                "proc-output");
        reader.setDaemon(true);
        reader.start();
        return text;
    }
}
