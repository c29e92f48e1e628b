package org.standbywizard.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.text.Columns;

/** The process's own streams and, where there is one, its console. */
public final class SystemTerminal implements Terminal {
    private static final String CLEAR = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final Optional<Console> console;
    private final boolean live;
    private final boolean colored;
    private final int columns;
    private final Executor reader;
    private final Object asking = new Object();
    private String progress = "";

    /**
     * @param live whether {@code out} is a terminal
     * @param reader runs the reading of answers, which nothing can interrupt; its threads must be daemons
     */
    public SystemTerminal(
            PrintStream out,
            PrintStream err,
            Optional<Console> console,
            boolean live,
            boolean colored,
            int columns,
            Executor reader) {
        this.out = out;
        this.err = err;
        this.console = console;
        this.live = live;
        this.colored = colored;
        this.columns = columns;
        this.reader = reader;
    }

    @Override
    public synchronized void line(String text) {
        clear();
        out.println(text);
        draw();
        out.flush();
    }

    @Override
    public synchronized void error(String text) {
        clear();
        out.flush();
        err.println(text);
        err.flush();
        draw();
        out.flush();
    }

    @Override
    public synchronized void progress(String text) {
        if (!live) {
            return;
        }
        clear();
        progress = fitting(text);
        draw();
        out.flush();
    }

    private String fitting(String text) {
        return Columns.fit(text, Math.max(10, columns - 1));
    }

    private void clear() {
        if (!progress.isEmpty()) {
            out.print(CLEAR);
        }
    }

    private void draw() {
        out.print(progress);
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public boolean asks() {
        return console.isPresent();
    }

    @Override
    public boolean colored() {
        return colored;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Optional<String> ask(String question, Cancellation cancellation) {
        return read(() -> console.orElseThrow().readLine("%s ", question), cancellation);
    }

    @Override
    public Optional<Secret> askSecret(String question, Cancellation cancellation) {
        return read(
                () -> {
                    char[] typed = console.orElseThrow().readPassword("%s ", question);
                    return typed == null ? null : new Secret(new String(typed));
                },
                cancellation);
    }

    private <T> Optional<T> read(Supplier<T> reading, Cancellation cancellation) {
        if (console.isEmpty()) {
            return Optional.empty();
        }
        synchronized (asking) {
            cancellation.check("");
            progress("");
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(reading, reader);
            Failure stopped = new Failure.Cancelled("");
            try (Cancellation.Registration ignored =
                    cancellation.onCancel(() -> answer.completeExceptionally(new FailureException(stopped)))) {
                return Optional.ofNullable(answer.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FailureException(stopped, e);
            }
        }
    }
}
