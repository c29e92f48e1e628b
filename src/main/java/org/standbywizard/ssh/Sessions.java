package org.standbywizard.ssh;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
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

    Sessions(Connection connection, Executor executor) {
        this.connection = connection;
        this.executor = executor;
        ahead();
    }

    /** @throws IOException OpenFailException if the server allows no more (MaxSessions in sshd_config) */
    ExecChannel take() throws IOException {
        CompletableFuture<ExecChannel> next;
        synchronized (this) {
            next = spare.poll();
        }
        ExecChannel channel = next == null ? open() : opened(next);
        ahead();
        return channel;
    }

    private ExecChannel opened(CompletableFuture<ExecChannel> next) throws IOException {
        try {
            ExecChannel channel = next.get(connection.getTimeoutMs(), TimeUnit.MILLISECONDS);
            return channel.isOpen() ? channel : open();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OpenFailException) {
                // At its limit a server refused the spare one; by now another may have been closed.
                return open();
            }
            throw new IOException(Dialer.text(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the server does not open a session", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized void ahead() {
        while (spare.size() < SPARE) {
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
