package org.standbywizard.ssh;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.OpenFailException;

/**
 * Session channels of one connection. Some are always opened ahead, so that a command costs one round trip and not two.
 * An open channel without a command has no process on the host.
 */
final class Sessions {
    /** As many as a run wants of a host at the same moment: for its lock in two places, and for SQL. */
    private static final int SPARE = 3;

    private final Connection connection;
    private final Executor executor;
    private final Deque<CompletableFuture<ExecChannel>> spare = new ArrayDeque<>();
    private int wanted = SPARE;

    Sessions(Connection connection, Executor executor) {
        this.connection = connection;
        this.executor = executor;
        ahead();
    }

    /** @throws IOException OpenFailException if the server allows no more (MaxSessions in sshd_config) */
    ExecChannel take() throws IOException {
        Optional<ExecChannel> ready = spare();
        ExecChannel channel = ready.isPresent() ? ready.get() : openOrSpare();
        ahead();
        return channel;
    }

    /** The first one that the server allowed. At its limit it refuses some, and one is all that is kept from then on. */
    private Optional<ExecChannel> spare() throws IOException {
        for (CompletableFuture<ExecChannel> next = poll(); next != null; next = poll()) {
            try {
                ExecChannel channel = next.get(connection.getTimeoutMs(), TimeUnit.MILLISECONDS);
                if (channel.isOpen()) {
                    return Optional.of(channel);
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof OpenFailException)) {
                    throw new IOException(Dialer.text(e.getCause()), e.getCause());
                }
                limited();
            } catch (TimeoutException e) {
                throw new IOException("the server does not open a session", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        return Optional.empty();
    }

    private synchronized CompletableFuture<ExecChannel> poll() {
        return spare.poll();
    }

    private synchronized void limited() {
        wanted = 1;
    }

    /** A spare one of a moment ago may be what the server's limit was reached with. */
    private ExecChannel openOrSpare() throws IOException {
        try {
            return open();
        } catch (OpenFailException e) {
            limited();
            return spare().orElseThrow(() -> e);
        }
    }

    private synchronized void ahead() {
        while (spare.size() < wanted) {
            CompletableFuture<ExecChannel> next = new CompletableFuture<>();
            try {
                executor.execute(() -> {
                    try {
                        next.complete(open());
                    } catch (IOException e) {
                        next.completeExceptionally(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                // Closed meanwhile: whoever asks for a channel is told by open().
                return;
            }
            spare.add(next);
        }
    }

    private ExecChannel open() throws IOException {
        ExecChannel channel = new ExecChannel(connection);
        channel.open();
        return channel;
    }
}
