package org.standbywizard.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Secret;

/** A remote command whose streams stay open. */
final class ExecDuplex implements Duplex {
    private static final int MAX_ERRORS = 64 * 1024;
    private static final long GRACE_MILLIS = 2000;

    private final ExecChannel channel;
    private final MarkedInput in;
    private final MarkedInput err;
    private final Starter starter = new Starter();
    private final BoundedBytes errors = new BoundedBytes(MAX_ERRORS);
    private final Chain chain;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean behindPassword;

    /** @param end ends what does not end by itself when its input ends */
    ExecDuplex(ExecChannel channel, String mark, Chain chain, Ender end) {
        this.channel = channel;
        this.in = new MarkedInput(channel.getInputStream(), mark, MarkedInput.NOBODY);
        this.err = new MarkedInput(channel.getErrorStream(), mark, starter);
        this.chain = chain;
        this.end = () -> end.end(starter.session());
    }

    /** Ends a remote session by its id. */
    @FunctionalInterface
    interface Ender {
        void end(String session);
    }

    /** @throws org.standbywizard.remote.FailureException SudoFailed */
    void begin(ExecLine line, Optional<Secret> password, String host, String user) throws IOException {
        behindPassword = line.sudoPassword();
        chain.executor().execute(this::drain);
        chain.executor().execute(this::confirm);
        if (line.sudoPassword()) {
            starter.pass(channel.getOutputStream(), password, host, user);
        }
    }

    private void confirm() {
        try {
            channel.confirm();
        } catch (IOException e) {
            // Nothing will come: whoever reads must see the end.
            starter.broken(e);
            close();
        }
    }

    private void drain() {
        byte[] buffer = new byte[4096];
        try {
            for (int n = err.read(buffer); n >= 0; n = err.read(buffer)) {
                errors.write(buffer, 0, n);
            }
        } catch (IOException e) {
            starter.broken(e);
        }
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return channel.getOutputStream();
    }

    @Override
    public String errors() {
        return starter.started() ? errors.toString() : err.noise();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            chain.later(this::shut);
        }
    }

    private void shut() {
        try {
            if (channel.isOpen()) {
                channel.getOutputStream().close();
                channel.join(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException | RuntimeException e) {
            // sshj's buffer may break when its connection was lost in the middle of a write (ArrayIndexOutOfBounds).
            // Before its start there is only sudo, which ends with its input.
            if (channel.isOpen() && (starter.started() || !behindPassword)) {
                end.run();
            }
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is gone, and the channel with it.
        }
    }
}
