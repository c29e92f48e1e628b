package org.standbywizard.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;

/**
 * The beginning of a remote command, seen on its standard error: sudo's prompt, then the mark of start.sh. The password
 * is sent only to the prompt and the payload only after the mark, because with a cached ticket sudo does not ask, and
 * the password would become the first line of the payload.
 */
final class Starter implements MarkedInput.Listener {
    /** sudo's helpers (LDAP, Kerberos) may be slow. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private enum Seen {
        PROMPT,
        READY,
        END
    }

    private final CompletableFuture<Seen> first = new CompletableFuture<>();
    private final CompletableFuture<Seen> second = new CompletableFuture<>();
    private volatile String session = "";
    private volatile boolean ready;

    @Override
    public void prompt() {
        tell(Seen.PROMPT);
    }

    @Override
    public void ready(String id) {
        session = id;
        ready = true;
        tell(Seen.READY);
    }

    @Override
    public void ended() {
        tell(Seen.END);
    }

    private void tell(Seen seen) {
        if (!first.complete(seen)) {
            second.complete(seen);
        }
    }

    /** The script's session id on the host; empty before it started. */
    String session() {
        return session;
    }

    /** Whether the script started. */
    boolean started() {
        return ready;
    }

    /**
     * Goes through sudo's question to the start of the script. Never sends a password twice: a second prompt means the
     * first one was wrong.
     *
     * @return whether the script started; false if the stream ended before
     * @throws FailureException SudoFailed
     */
    boolean pass(OutputStream out, Optional<Secret> password, String host, String user) throws IOException {
        Seen seen = wait(first, host, user);
        if (seen == Seen.PROMPT) {
            if (password.isEmpty()) {
                throw new FailureException(new Failure.SudoFailed(host, user, "password", "sudo asks for a password"));
            }
            byte[] secret = password.get().utf8();
            if (password.get().reveal().indexOf('\n') >= 0) {
                // What follows the line's end would become input of the command.
                throw new FailureException(
                        new Failure.SudoFailed(host, user, "password", "sudo takes no password of several lines"));
            }
            byte[] line = Arrays.copyOf(secret, secret.length + 1);
            line[secret.length] = '\n';
            out.write(line);
            out.flush();
            seen = wait(second, host, user);
            if (seen == Seen.PROMPT) {
                throw new FailureException(new Failure.SudoFailed(host, user, "password", "Sorry, try again."));
            }
        }
        return seen == Seen.READY;
    }

    private static Seen wait(CompletableFuture<Seen> event, String host, String user) throws IOException {
        try {
            return event.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new FailureException(new Failure.TimedOut(host, "sudo for " + user, LIMIT.toMillis()), e);
        } catch (ExecutionException e) {
            throw new IOException(Dialer.text(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Cancelled(host), e);
        }
    }

    /** Ends a wait when the stream breaks. */
    void broken(IOException e) {
        first.completeExceptionally(e);
        second.completeExceptionally(e);
    }
}
