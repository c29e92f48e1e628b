package org.standbywizard.lab.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A connection to a Unix socket as two streams that may be used at the same time. Those of {@link
 * java.nio.channels.Channels} may not: in Java 17 each holds the channel's lock while it waits.
 */
final class UnixSocket implements AutoCloseable {
    private final SocketChannel channel;

    private UnixSocket(SocketChannel channel) {
        this.channel = channel;
    }

    static UnixSocket connect(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return new UnixSocket(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] data, int start, int length) throws IOException {
                return length == 0 ? 0 : channel.read(ByteBuffer.wrap(data, start, length));
            }
        };
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] data, int start, int length) throws IOException {
                ByteBuffer left = ByteBuffer.wrap(data, start, length);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
        };
    }

    /** Nothing more will be sent. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
