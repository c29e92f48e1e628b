package org.standbywizard.ssh;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Consumer;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Makes the TCP connection: every address of a name is tried, and the reason for a failure is told apart. */
final class Dialer {

    private Dialer() {}

    /**
     * @param host as the person named it
     * @param opened is told each socket before it connects, so that another thread may close it
     * @throws FailureException Unreachable
     */
    static Socket dial(String host, String address, int port, int timeoutMillis, Consumer<Socket> opened) {
        try {
            IOException last = null;
            for (InetAddress each : InetAddress.getAllByName(address)) {
                Socket socket = new Socket();
                opened.accept(socket);
                try {
                    // Without it each small packet waits for the answer to the one before: 40 ms a command.
                    socket.setTcpNoDelay(true);
                    socket.connect(new InetSocketAddress(each, port), timeoutMillis);
                    return socket;
                } catch (IOException e) {
                    last = e;
                    socket.close();
                }
            }
            throw last == null ? new UnknownHostException(address) : last;
        } catch (IOException e) {
            throw new FailureException(new Failure.Unreachable(host, unconnected(e), port, text(e)), e);
        }
    }

    /** As {@link #reason}, where nothing was connected and so nothing can have answered, whatever language e speaks. */
    static String unconnected(IOException e) {
        String reason = reason(e);
        return reason.equals("no-ssh") ? "no-route" : reason;
    }

    /** The reason's key, from the exception or from the words of a hop that could not connect. */
    static String reason(Throwable e) {
        String words = text(e).toLowerCase(Locale.ROOT);
        if (e instanceof UnknownHostException || words.contains("name or service not known")) {
            return "name-not-found";
        }
        if (e instanceof NoRouteToHostException || words.contains("no route") || words.contains("unreachable")) {
            return "no-route";
        }
        if (e instanceof SocketTimeoutException || words.contains("timed out") || words.contains("timeout")) {
            return "timeout";
        }
        return e instanceof ConnectException || words.contains("refused") ? "refused" : "no-ssh";
    }

    static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
