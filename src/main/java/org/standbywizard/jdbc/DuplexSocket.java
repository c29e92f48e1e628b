package org.standbywizard.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.Supplier;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.FailureException;

/** A socket whose other end is a {@link Duplex}. Addresses and buffer sizes mean nothing here. */
final class DuplexSocket extends Socket {
    private static final int BUFFER = 64 * 1024;

    private final Supplier<Duplex> opener;
    private Duplex duplex;
    private TimedInput in;
    private int timeoutMillis;
    private boolean closed;

    DuplexSocket(Supplier<Duplex> opener) {
        this.opener = opener;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        Duplex opened;
        try {
            opened = opener.get();
        } catch (FailureException e) {
            // pgjdbc passes on the cause of an IOException, but not an unchecked exception.
            throw new IOException(e.getMessage(), e);
        }
        synchronized (this) {
            duplex = opened;
            in = new TimedInput(opened.in(), BUFFER);
            in.timeout(timeoutMillis);
        }
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        connected();
        return in;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        connected();
        return duplex.out();
    }

    private void connected() throws SocketException {
        if (duplex == null || closed) {
            throw new SocketException(closed ? "Socket is closed" : "Socket is not connected");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (duplex != null) {
                in.close();
                duplex.close();
            }
        }
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeoutMillis = millis;
        if (in != null) {
            in.timeout(millis);
        }
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public synchronized boolean isConnected() {
        return duplex != null;
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public int getSendBufferSize() {
        return BUFFER;
    }

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public int getReceiveBufferSize() {
        return BUFFER;
    }
}
