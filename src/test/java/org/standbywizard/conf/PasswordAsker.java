package org.standbywizard.conf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A server that only ever asks for a password in clear text, and remembers what it got (PostgreSQL, Frontend/Backend
 * Protocol, Message Flow).
 */
final class PasswordAsker implements AutoCloseable {
    private static final int CLEAR_TEXT = 3;
    private static final int WAIT_MILLIS = 20_000;

    private final ServerSocket listener;

    PasswordAsker() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        listener.setSoTimeout(WAIT_MILLIS);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What the next client says, as raw text; empty if it has no password and goes. */
    CompletableFuture<Optional<String>> next() {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = listener.accept()) {
                client.setSoTimeout(WAIT_MILLIS);
                return ask(
                        new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static Optional<String> ask(DataInputStream in, DataOutputStream out) throws IOException {
        in.readNBytes(in.readInt() - Integer.BYTES);
        out.writeByte('R');
        out.writeInt(2 * Integer.BYTES);
        out.writeInt(CLEAR_TEXT);
        try {
            in.readByte();
        } catch (EOFException e) {
            return Optional.empty();
        }
        byte[] said = in.readNBytes(in.readInt() - Integer.BYTES);
        byte[] refusal = "SFATAL\0C28P01\0Mno\0\0".getBytes(StandardCharsets.US_ASCII);
        out.writeByte('E');
        out.writeInt(Integer.BYTES + refusal.length);
        out.write(refusal);
        return Optional.of(new String(said, 0, said.length - 1, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
