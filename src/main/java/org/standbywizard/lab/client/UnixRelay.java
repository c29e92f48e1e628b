package org.standbywizard.lab.client;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Joins standard input and output to a Unix socket, for computers that have no program which can. */
public final class UnixRelay {
    private static final int NO_CONNECTION = 3;

    private UnixRelay() {}

    /** @param args the socket's path, last */
    public static void main(String[] args) {
        Path path = Path.of(args[args.length - 1]);
        try (UnixSocket socket = UnixSocket.connect(path)) {
            Thread up = new Thread(() -> up(socket), "up");
            up.setDaemon(true);
            up.start();
            pass(socket.input(), new FileOutputStream(FileDescriptor.out));
        } catch (IOException e) {
            System.err.println("relay: " + path + ": " + e.getMessage());
            System.exit(NO_CONNECTION);
        }
        System.exit(0);
    }

    /** The end of the input closes the sending side, so that no server process outlives a lost connection. */
    private static void up(UnixSocket socket) {
        try {
            pass(new FileInputStream(FileDescriptor.in), socket.output());
            socket.endOutput();
        } catch (IOException e) {
            // The other direction ends too, and with it the program.
            return;
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        byte[] data = new byte[1 << 16];
        for (int count = from.read(data); count >= 0; count = from.read(data)) {
            to.write(data, 0, count);
        }
    }
}
