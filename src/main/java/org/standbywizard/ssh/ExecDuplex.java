package org.standbywizard.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Secret;

/** A remote command whose streams stay open. */
final class ExecDuplex implements Duplex {
    private static final int MAX_ERRORS = 64 * 1024;
    private static final long GRACE_MILLIS = 2000;

    private final Session.Command channel;
    private final MarkedInput in;
    private final MarkedInput err;
    private final Starter starter = new Starter();
    private final BoundedBytes errors = new BoundedBytes(MAX_ERRORS);
    private final Executor executor;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param end ends what does not end by itself when its input ends */
    ExecDuplex(Session.Command channel, String mark, Executor executor, Ender end) {
        this.channel = channel;
        this.in = new MarkedInput(channel.getInputStream(), mark, MarkedInput.NOBODY);
        this.err = new MarkedInput(channel.getErrorStream(), mark, starter);
        this.executor = executor;
        this.end = () -> end.end(starter.session());
    }

    /** Ends a remote session by its id. */
    @FunctionalInterface
    interface Ender {
        void end(String session);
    }

    /** @throws org.standbywizard.remote.FailureException SudoFailed */
    void begin(ExecLine line, Optional<Secret> password, String host, String user) throws IOException {
        executor.execute(this::drain);
        if (line.sudoPassword()) {
            starter.pass(channel.getOutputStream(), password, host, user);
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
            executor.execute(this::shut);
        }
    }

    private void shut() {
        try {
            if (channel.isOpen()) {
                channel.getOutputStream().close();
                channel.join(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
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
