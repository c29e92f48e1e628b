package org.standbywizard.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Set;

/**
 * Ports for the lab's servers. They are below those that systems give to outgoing connections: a server that restarts
 * must find its own free.
 */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;
    private static final int TRIES = 50;

    private Ports() {}

    /** One that nobody listens on now. */
    static int free(Set<Integer> taken) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + random.nextInt(COUNT);
            if (!taken.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port from " + FIRST + " to " + (FIRST + COUNT));
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}
