package org.standbywizard.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import org.standbywizard.remote.Duplex;

/** A TCP connection made by the host (RFC 4254, section 7.2). */
record ForwardDuplex(DirectConnection channel, Chain chain) implements Duplex {

    @Override
    public InputStream in() {
        return channel.getInputStream();
    }

    @Override
    public OutputStream out() {
        return channel.getOutputStream();
    }

    @Override
    public String errors() {
        return "";
    }

    @Override
    public void close() {
        // Waits for the other side, so not in the caller's thread.
        chain.later(() -> {
            try {
                channel.close();
            } catch (IOException e) {
                // The connection is gone, and the channel with it.
            }
        });
    }
}
