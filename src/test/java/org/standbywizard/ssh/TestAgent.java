package org.standbywizard.ssh;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.SecurityUtils;

/** An SSH agent with keys of the test resources, by another implementation than the one under test. */
final class TestAgent implements Closeable {
    private final Path socket;
    private final ServerSocketChannel listening;
    private final List<byte[]> blobs = new ArrayList<>();
    private final List<KeyPair> keys = new ArrayList<>();
    private final AtomicInteger signatures = new AtomicInteger();

    TestAgent(Path socket, List<String> names) throws IOException {
        this.socket = socket;
        for (String name : names) {
            String line = Files.readString(Ssh.key(name + ".pub"));
            blobs.add(Base64.getDecoder().decode(line.split(" ")[1]));
            keys.add(load(name));
        }
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
        Thread thread = new Thread(this::serve, "test agent");
        thread.setDaemon(true);
        thread.start();
    }

    private static KeyPair load(String name) throws IOException {
        try {
            return SecurityUtils.loadKeyPairIdentities(
                            null,
                            () -> name,
                            Files.newInputStream(Ssh.key(name)),
                            FilePasswordProvider.of("pass phrase"))
                    .iterator()
                    .next();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name, e);
        }
    }

    Path socket() {
        return socket;
    }

    int signatures() {
        return signatures.get();
    }

    private void serve() {
        while (listening.isOpen()) {
            try (SocketChannel channel = listening.accept()) {
                DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
                byte[] request = in.readNBytes(in.readInt());
                byte[] answer = answer(request);
                out.writeInt(answer.length);
                out.write(answer);
                out.flush();
            } catch (IOException e) {
                // Closed, or a broken request: the next one may be better.
            }
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(request));
        if (in.readByte() == 11) {
            out.writeByte(12);
            out.writeInt(blobs.size());
            for (byte[] blob : blobs) {
                string(out, blob);
                string(out, "test key".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        } else {
            byte[] blob = in.readNBytes(in.readInt());
            byte[] data = in.readNBytes(in.readInt());
            int flags = in.readInt();
            for (int i = 0; i < blobs.size(); i++) {
                if (java.util.Arrays.equals(blobs.get(i), blob)) {
                    signatures.incrementAndGet();
                    out.writeByte(14);
                    string(out, sign(keys.get(i), algorithm(blob, flags), data));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String algorithm(byte[] blob, int flags) throws IOException {
        DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(blob));
        String type = new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.US_ASCII);
        return type.equals("ssh-rsa")
                ? Map.of(0, "ssh-rsa", 2, "rsa-sha2-256", 4, "rsa-sha2-512").get(flags)
                : type;
    }

    private static byte[] sign(KeyPair key, String algorithm, byte[] data) throws IOException {
        Signature signature = NamedFactory.create(new ArrayList<>(BuiltinSignatures.VALUES), algorithm);
        byte[] signed;
        try {
            signature.initSigner(null, key.getPrivate());
            signature.update(null, data);
            signed = signature.sign(null);
        } catch (Exception e) {
            throw new IOException(algorithm, e);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        string(out, algorithm.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        string(out, signed);
        return bytes.toByteArray();
    }

    private static void string(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(socket);
    }
}
