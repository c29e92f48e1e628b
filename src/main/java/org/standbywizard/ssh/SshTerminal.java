package org.standbywizard.ssh;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.TerminalSize;

/** A shell with a terminal over a connection of its own (RFC 4254, sections 6.2, 6.5 and 6.7), which ends with it. */
final class SshTerminal implements RemoteTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(SshTerminal.class);

    /** What the window's emulation understands, and every host knows. */
    private static final String TYPE = "xterm-256color";

    /** A server tells how a shell ended after its last output. */
    private static final long STATUS_SECONDS = 3;

    private final String host;
    private final Chain chain;
    private final SessionChannel shell;
    private final ThreadFactory threads;
    /** Sends in order, for a host that takes nothing holds up whoever sends. */
    private final ExecutorService sender;

    private volatile boolean closed;

    private SshTerminal(String host, Chain chain, SessionChannel shell) {
        this.host = host;
        this.chain = chain;
        this.shell = shell;
        this.threads = task -> {
            Thread thread = new Thread(task, "terminal " + host);
            thread.setDaemon(true);
            return thread;
        };
        this.sender = Executors.newSingleThreadExecutor(threads);
    }

    /** @throws FailureException if the host gives none */
    static SshTerminal open(String host, SSHClient client, Chain chain, TerminalSize size) {
        try {
            Session session = client.startSession();
            session.allocatePTY(TYPE, size.columns(), size.rows(), 0, 0, Map.of());
            return new SshTerminal(host, chain, (SessionChannel) session.startShell());
        } catch (IOException e) {
            Failure why = client.isConnected()
                    ? new Failure.Refused(host, "no-terminal", List.of(), Dialer.text(e))
                    : new Failure.ConnectionLost(host, Dialer.text(e));
            throw new FailureException(why, e);
        }
    }

    @Override
    public void follow(Follower follower) {
        threads.newThread(() -> follower.ended(read(follower))).start();
    }

    private Optional<Failure> read(Follower follower) {
        char[] part = new char[1 << 13];
        try {
            Reader output = new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8);
            for (int count = output.read(part); count >= 0; count = output.read(part)) {
                follower.output(new String(part, 0, count));
            }
            return ended();
        } catch (IOException e) {
            return closed ? Optional.empty() : Optional.of(new Failure.ConnectionLost(host, Dialer.text(e)));
        }
    }

    /** Output ends with the shell, and with the connection, too: only a shell's end has a status. */
    private Optional<Failure> ended() throws ConnectionException {
        shell.join(STATUS_SECONDS, TimeUnit.SECONDS);
        boolean told = shell.getExitStatus() != null || shell.getExitSignal() != null;
        return closed || told ? Optional.empty() : Optional.of(new Failure.ConnectionLost(host, ""));
    }

    @Override
    public void write(byte[] typed) {
        byte[] sent = typed.clone();
        send(() -> {
            shell.getOutputStream().write(sent);
            shell.getOutputStream().flush();
        });
    }

    @Override
    public void resize(TerminalSize size) {
        send(() -> shell.changeWindowDimensions(size.columns(), size.rows(), 0, 0));
    }

    /** Something that is sent. */
    private interface Sending {
        void now() throws IOException;
    }

    private void send(Sending what) {
        try {
            sender.execute(() -> {
                try {
                    what.now();
                } catch (IOException e) {
                    // Whoever follows the output is told of the end.
                    LOG.debug("not sent", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("not sent: {} is closed", host);
        }
    }

    @Override
    public void close() {
        closed = true;
        sender.shutdownNow();
        chain.later(chain::close);
    }
}
