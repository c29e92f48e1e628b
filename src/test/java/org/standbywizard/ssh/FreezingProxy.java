package org.standbywizard.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP proxy that can stop passing anything on, as a pulled cable does: no end, no reset. */
final class FreezingProxy implements Closeable {
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean frozen;

    FreezingProxy(int target) throws IOException {
        InetAddress local = InetAddress.getByName("127.0.0.1");
        listening = new ServerSocket(0, 5, local);
        thread(() -> {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                Socket server = new Socket(local, target);
                sockets.addAll(List.of(client, server));
                thread(() -> pass(client.getInputStream(), server.getOutputStream()));
                thread(() -> pass(server.getInputStream(), client.getOutputStream()));
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    void freeze() {
        frozen = true;
    }

    private void pass(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (!frozen) {
                out.write(buffer, 0, n);
                out.flush();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side is closed.
                        return;
                    }
                },
                "freezing proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
