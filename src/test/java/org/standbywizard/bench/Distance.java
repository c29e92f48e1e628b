package org.standbywizard.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A host that is far away: a port of the loopback interface that leads to it, where every byte waits in each direction
 * and a connection takes a round trip to come about, as TCP's own does.
 */
public final class Distance implements AutoCloseable {
    private static final int CHUNK = 32 * 1024;
    private static final Piece END = new Piece(new byte[0], 0, Long.MAX_VALUE);

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final long oneWayNanos;

    private record Piece(byte[] bytes, int length, long due) {}

    public Distance(String address, int port, long roundTripMillis) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.target = new InetSocketAddress(address, port);
        this.oneWayNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
        start("distance-accept", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                start("distance-connect", () -> join(near));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void join(Socket near) {
        try (near;
                Socket far = new Socket()) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            // Loopback has already accepted; what the near side sends meanwhile waits for the round trip too.
            pause(System.nanoTime() + 2 * oneWayNanos);
            far.connect(target);
            Thread back = carry(far, near);
            Thread there = carry(near, far);
            back.join();
            there.join();
        } catch (IOException e) {
            // The host refused: the near side sees the end of its connection.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread carry(Socket from, Socket to) {
        BlockingQueue<Piece> way = new LinkedBlockingQueue<>();
        start("distance-read", () -> read(from, way));
        return start("distance-write", () -> write(way, to));
    }

    private void read(Socket from, BlockingQueue<Piece> way) {
        try {
            InputStream in = from.getInputStream();
            while (true) {
                byte[] bytes = new byte[CHUNK];
                int length = in.read(bytes);
                if (length < 0) {
                    break;
                }
                way.add(new Piece(bytes, length, System.nanoTime() + oneWayNanos));
            }
        } catch (IOException e) {
            // The other side learns of the end as of any other.
        }
        way.add(END);
    }

    @SuppressWarnings("ReferenceEquality") // The one that stands for the end.
    private static void write(BlockingQueue<Piece> way, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            for (Piece piece = way.take(); piece != END; piece = way.take()) {
                pause(piece.due());
                out.write(piece.bytes(), 0, piece.length());
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // Gone: nobody is there to be told.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
