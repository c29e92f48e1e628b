package org.standbywizard.lab.client;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A connection to a server (PostgreSQL, "Frontend/Backend Protocol", version 3.0): login, simple queries, and the bare
 * messages for COPY. One thread reads; several may send.
 */
public final class PgClient implements AutoCloseable {
    private static final int PROTOCOL = 3 << 16;
    private static final int SSL_REQUEST = 80877103;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int LARGEST = 1 << 30;

    private final AutoCloseable socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Map<String, String> parameters = new HashMap<>();
    private final Consumer<String> notices;

    private PgClient(AutoCloseable socket, InputStream in, OutputStream out, Consumer<String> notices) {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(out));
        this.notices = notices;
    }

    /**
     * Connects and logs in.
     *
     * @param replication whether to talk to a walsender
     * @param password empty if there is none
     * @param notices told what a server warns of
     * @throws ServerError if the server refuses
     */
    public static PgClient connect(
            ConnInfo where, boolean replication, Optional<String> password, Consumer<String> notices)
            throws IOException {
        PgClient client = open(where, notices);
        try {
            client.refuseTls(where);
            client.startup(where, replication);
            Login.perform(client, where.user(), password);
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static PgClient open(ConnInfo where, Consumer<String> notices) throws IOException {
        if (where.host().startsWith("/")) {
            UnixSocket local = UnixSocket.connect(Path.of(where.host()).resolve(".s.PGSQL." + where.port()));
            return new PgClient(local, local.input(), local.output(), notices);
        }
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        socket.connect(new InetSocketAddress(where.host(), where.port()), CONNECT_MILLIS);
        return new PgClient(socket, socket.getInputStream(), socket.getOutputStream(), notices);
    }

    /** This client knows no TLS: it asks only where TLS must be, to say so. */
    private void refuseTls(ConnInfo where) throws IOException {
        if (!where.get("sslmode", "prefer").matches("require|verify-ca|verify-full")) {
            return;
        }
        out.writeInt(8);
        out.writeInt(SSL_REQUEST);
        out.flush();
        throw new IOException(
                in.read() == 'S'
                        ? "the practice lab's own client cannot encrypt; use sslmode=prefer in the lab"
                        : "server does not support SSL, but SSL was required");
    }

    private void startup(ConnInfo where, boolean replication) throws IOException {
        Map<String, String> words = new HashMap<>(Map.of("user", where.user(), "client_encoding", "UTF8"));
        words.put("application_name", where.get("application_name", "practice"));
        if (replication) {
            words.put("replication", "true");
        } else {
            words.put("database", where.database());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        words.forEach((key, value) -> {
            bytes.writeBytes(zeroEnded(key));
            bytes.writeBytes(zeroEnded(value));
        });
        bytes.write(0);
        out.writeInt(bytes.size() + 8);
        out.writeInt(PROTOCOL);
        out.write(bytes.toByteArray());
        out.flush();
    }

    static byte[] zeroEnded(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** What the server reported at login, such as {@code server_version}. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The server's major version: 9, 10, 18. */
    public int major() {
        return Integer.parseInt(parameter("server_version").replaceFirst("\\D.*", ""));
    }

    /** The rows of all results of a simple query. */
    public List<List<String>> query(String sql) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        each(sql, message -> {
            if (message.type() == 'D') {
                rows.add(message.columns());
            }
        });
        return rows;
    }

    /**
     * What a person who typed this gets to see.
     *
     * @param most rows that are kept; the others are thrown away as they come
     * @throws ServerError if the server refuses; the connection is of no use any more if it says FATAL
     */
    public Answer ask(String sql, int most) throws IOException {
        Answer.Builder answer = new Answer.Builder(most);
        each(sql, answer::take);
        return answer.answer();
    }

    private void each(String sql, Consumer<Message> taken) throws IOException {
        sendQuery(sql);
        IOException refused = null;
        while (true) {
            try {
                Message message = read();
                if (message.type() == 'Z') {
                    break;
                }
                if (message.type() == 'G') {
                    // COPY from standard input: the server would wait for rows for ever.
                    send('f', zeroEnded("rows are not read here"));
                }
                taken.accept(message);
            } catch (ServerError e) {
                if (e.isFatal()) {
                    throw e;
                }
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    void sendQuery(String sql) throws IOException {
        send('Q', zeroEnded(sql));
    }

    void send(char type, byte[] body) throws IOException {
        synchronized (out) {
            out.writeByte(type);
            out.writeInt(body.length + 4);
            out.write(body);
            out.flush();
        }
    }

    /**
     * The next message; notices and parameters are taken care of.
     *
     * @throws ServerError for an ErrorResponse
     */
    Message read() throws IOException {
        while (true) {
            char type = (char) in.readUnsignedByte();
            int length = in.readInt() - 4;
            if (length < 0 || length > LARGEST) {
                throw new EOFException("not PostgreSQL's protocol");
            }
            byte[] body = new byte[length];
            in.readFully(body);
            Message message = new Message(type, ByteBuffer.wrap(body));
            switch (type) {
                case 'E' -> throw ServerError.of(message.fields());
                case 'N' -> notices.accept(ServerError.of(message.fields()).getMessage());
                case 'S' -> parameters.put(message.text(), message.text());
                default -> {
                    return message;
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (Exception e) {
            // The connection is gone, which is all that was wanted.
            return;
        }
    }
}
