package org.standbywizard.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;

/** One remote command that runs to its end: feeds it, drains both of its streams, waits with a limit. */
final class Exec {
    /** A script that says more than this has gone wrong; the heap is small. */
    static final int MAX_OUTPUT = 8 << 20;

    /** After the exit status, how long a stream that a background child holds open may stay silent. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final Duration SLICE = Duration.ofMillis(200);

    private final String host;
    private final String user;
    private final ExecChannel channel;
    private final Executor executor;
    private final BooleanSupplier alive;
    private final Starter starter = new Starter();
    private final MarkedInput out;
    private final MarkedInput err;
    private final BoundedBytes outBytes = new BoundedBytes(MAX_OUTPUT);
    private final BoundedBytes errBytes = new BoundedBytes(MAX_OUTPUT);
    private final CompletableFuture<Void> outDone = new CompletableFuture<>();
    private final CompletableFuture<Void> errDone = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile long lastData = System.nanoTime();

    /** @param alive whether the connection still stands */
    Exec(String host, String user, ExecChannel channel, String mark, Executor executor, BooleanSupplier alive) {
        this.alive = alive;
        this.host = host;
        this.user = user;
        this.channel = channel;
        this.executor = executor;
        this.out = new MarkedInput(channel.getInputStream(), mark, MarkedInput.NOBODY);
        this.err = new MarkedInput(channel.getErrorStream(), mark, starter);
    }

    Starter starter() {
        return starter;
    }

    /** @param password for sudo, if it may ask */
    @SuppressWarnings("FutureReturnValueIgnored") // What becomes of it, "over" tells.
    void begin(ExecLine line, byte[] payload, Optional<Secret> password) {
        outDone.thenCombine(errDone, (a, b) -> over.complete(null));
        executor.execute(() -> drain(out, outBytes, outDone));
        executor.execute(() -> drain(err, errBytes, errDone));
        executor.execute(this::confirm);
        if (line.sudoPassword()) {
            executor.execute(() -> feed(payload, () -> starter.pass(channel.getOutputStream(), password, host, user)));
        } else if (payload.length > 0) {
            executor.execute(() -> feed(payload, () -> true));
        } else {
            feed(payload, () -> true);
        }
    }

    private void confirm() {
        try {
            channel.confirm();
        } catch (IOException e) {
            starter.broken(e);
            over.completeExceptionally(e);
        }
    }

    private interface Gate {
        boolean open() throws IOException;
    }

    private void feed(byte[] payload, Gate gate) {
        try {
            OutputStream stdin = channel.getOutputStream();
            if (gate.open()) {
                stdin.write(payload);
                // sshj's close() drops what the window has no room for; flush() waits for room.
                stdin.flush();
            }
            stdin.close();
        } catch (FailureException e) {
            over.completeExceptionally(e);
        } catch (IOException e) {
            // A command may end without reading all. But half a payload must not look like a whole one.
            if (!closes()) {
                over.completeExceptionally(e);
            }
        }
    }

    /** Whether the channel is closed, or about to be: sshj closes its streams a moment before it says so. */
    private boolean closes() {
        try {
            channel.join(LINGER.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ConnectionException e) {
            return !channel.isOpen();
        }
    }

    private void drain(InputStream from, BoundedBytes into, CompletableFuture<Void> done) {
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                into.write(buffer, 0, n);
                lastData = System.nanoTime();
                if (into.overflown()) {
                    over.completeExceptionally(new FailureException(
                            new Failure.Refused(host, "output-too-large", List.of(String.valueOf(MAX_OUTPUT)), "")));
                    return;
                }
            }
            done.complete(null);
        } catch (IOException e) {
            starter.broken(e);
            over.completeExceptionally(e);
        }
    }

    /** Ends the wait from another thread. */
    void stop(Failure why) {
        over.completeExceptionally(new FailureException(why));
    }

    /** @throws FailureException TimedOut, ConnectionLost, Refused, SudoFailed, or why {@link #stop} was called */
    CommandResult await(ExecLine line, String what, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new FailureException(new Failure.TimedOut(host, what, limit.toMillis()));
            }
            try {
                over.get(Math.min(left, SLICE.toNanos()), TimeUnit.NANOSECONDS);
                break;
            } catch (TimeoutException e) {
                boolean silent = System.nanoTime() - lastData > LINGER.toNanos();
                if (channel.getExitStatus() != null && silent) {
                    break;
                }
                // A channel opened in the very moment when a connection breaks is told nothing by sshj.
                if (silent && !alive.getAsBoolean()) {
                    throw lost(new IOException("the connection broke", e));
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof FailureException failure ? failure : lost(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FailureException(new Failure.Cancelled(host), e);
            }
        }
        return result(line);
    }

    private CommandResult result(ExecLine line) {
        int status = status();
        if (!starter.started() && !out.started()) {
            if (line.sudo()) {
                throw new FailureException(SudoWords.failure(host, user, err.noise()));
            }
            if (status == 0) {
                // What never began cannot have succeeded: a login that runs something else instead of commands.
                String said = (err.noise() + " " + out.noise()).strip();
                throw new FailureException(new Failure.Refused(host, "no-shell", List.of(user), said));
            }
            return new CommandResult(status, bytes(out.noise()), bytes(err.noise()));
        }
        return new CommandResult(status, outBytes.toBytes(), errBytes.toBytes());
    }

    private static byte[] bytes(String noise) {
        return noise.getBytes(StandardCharsets.UTF_8);
    }

    /** The exit status as a shell counts it: 128 and the number for a signal. */
    private int status() {
        if (channel.getExitStatus() == null) {
            try {
                channel.join(LINGER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ConnectionException e) {
                if (channel.getExitStatus() == null && channel.getExitSignal() == null) {
                    throw lost(e);
                }
            }
        }
        if (channel.getExitStatus() != null) {
            return channel.getExitStatus();
        }
        if (channel.getExitSignal() != null) {
            return 128 + number(channel.getExitSignal());
        }
        throw lost(new IOException("the connection ended without an exit status"));
    }

    private static int number(Signal signal) {
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case QUIT -> 3;
            case ILL -> 4;
            case ABRT -> 6;
            case FPE -> 8;
            case KILL -> 9;
            case USR1 -> 10;
            case SEGV -> 11;
            case USR2 -> 12;
            case PIPE -> 13;
            case ALRM -> 14;
            case TERM -> 15;
            default -> 0;
        };
    }

    private FailureException lost(Throwable e) {
        return new FailureException(new Failure.ConnectionLost(host, Dialer.text(e)), e);
    }
}
