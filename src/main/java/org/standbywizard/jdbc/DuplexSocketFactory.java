package org.standbywizard.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.standbywizard.remote.Duplex;

/**
 * Gives pgjdbc sockets that are streams over SSH.
 *
 * <p>pgjdbc makes its socket factory from a class name and a string, and opens a second socket for a cancel request on
 * another thread. So the string is a token, and what it stands for is kept here: the only static state of the product.
 */
public final class DuplexSocketFactory extends SocketFactory {
    private static final Map<String, Supplier<Duplex>> OPENERS = new ConcurrentHashMap<>();

    private final Supplier<Duplex> opener;

    /** Called by pgjdbc. @param token from {@link #register} */
    public DuplexSocketFactory(String token) {
        opener = OPENERS.get(token);
    }

    /** @return a token to forget when the database connection is closed */
    static String register(Supplier<Duplex> opener) {
        String token = UUID.randomUUID().toString();
        OPENERS.put(token, opener);
        return token;
    }

    static void forget(String token) {
        OPENERS.remove(token);
    }

    static int registered() {
        return OPENERS.size();
    }

    @Override
    public Socket createSocket() throws IOException {
        if (opener == null) {
            throw new IOException("the database connection is closed");
        }
        return new DuplexSocket(opener);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }
}
