package org.standbywizard.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/** The connections through the hops to one host, and the threads that serve them. Closing ends them all at once. */
final class Chain implements Closeable {
    private static final int GOODBYE_SECONDS = 3;

    private final ExecutorService executor;
    private final Deque<SSHClient> clients = new ArrayDeque<>();
    private final Deque<Socket> sockets = new ArrayDeque<>();
    private boolean closed;

    Chain(String host) {
        this.executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "ssh " + host);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Refuses work (RejectedExecutionException) once the connection is closed. */
    Executor executor() {
        return executor;
    }

    /** Does what is only worth doing while the connection lives. */
    void later(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile, and every channel with it.
            return;
        }
    }

    /** A socket to be closed with the rest; if that has happened already, at once. */
    synchronized void add(Socket socket) {
        sockets.push(socket);
        if (closed) {
            quietly(socket);
        }
    }

    synchronized void add(SSHClient client) {
        clients.push(client);
    }

    /** Drops the newest client: its host key was refused. */
    synchronized void drop(SSHClient client) {
        clients.remove(client);
        quietly(client);
    }

    /** A connection from the last hop onwards. */
    static DirectConnection through(SSHClient via, String address, int port) throws IOException {
        return via.newDirectConnection(address, port);
    }

    @Override
    public void close() {
        Deque<SSHClient> open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = new ArrayDeque<>(clients);
        }
        // A dead line could hold up the goodbye; closing the sockets cannot be held up.
        CompletableFuture<Void> goodbye = CompletableFuture.runAsync(() -> open.forEach(Chain::quietly), executor);
        try {
            goodbye.get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What follows ends the connection all the same.
        }
        synchronized (this) {
            sockets.forEach(Chain::quietly);
        }
        executor.shutdown();
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
