package org.standbywizard.ssh;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.transport.NegotiatedAlgorithms;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Opens one SSH connection up to the login: the way to it, algorithms, and the host key. */
final class Handshake {
    private static final int MISSED = 3;
    private static final int MAX_TRIES = 4;
    private static final List<List<String>> KEY_KINDS = List.of(
            List.of(),
            List.of("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"),
            List.of("rsa-sha2-512", "rsa-sha2-256"),
            List.of("ssh-ed25519"));

    private final SshOptions options;
    private final HostKeyPrompt prompt;
    private final KnownHosts known;
    private final Config config;

    /** @param config of sshj */
    Handshake(SshOptions options, HostKeyPrompt prompt, Config config) {
        this.options = options;
        this.prompt = prompt;
        this.known = new KnownHosts(options.knownHosts());
        this.config = config;
    }

    /** A connection whose host key is accepted. */
    record Shaken(SSHClient client, List<String> weak) {}

    /** Connects until the host key is settled: once, or again after the person accepted an unknown key. */
    Shaken make(Endpoint end, Optional<SSHClient> via, Chain chain) {
        Optional<String> expected = Optional.ofNullable(options.expected().get(end.host()));
        FailureException last = null;
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            HostKeyCheck check = new HostKeyCheck(
                    end.host(),
                    end.address(),
                    end.port(),
                    end.hostKeyAlias(),
                    known,
                    options.hostKeys(),
                    expected,
                    expected.isPresent() ? KEY_KINDS.get(attempt) : List.of());
            SSHClient client = client(check);
            AtomicReference<NegotiatedAlgorithms> agreed = new AtomicReference<>();
            client.addAlgorithmsVerifier(algorithms -> {
                agreed.set(algorithms);
                return true;
            });
            chain.add(client);
            try {
                connect(client, end, via, chain);
                List<String> weak = new ArrayList<>(Algorithms.weak(agreed.get()));
                check.shortKey().ifPresent(weak::add);
                return new Shaken(client, weak);
            } catch (IOException e) {
                chain.drop(client);
                last = refused(end, check, e);
                if (check.question().isPresent()) {
                    HostKey key = check.question().get();
                    if (!prompt.accept(end.host(), key.type(), key.fingerprint())) {
                        throw last;
                    }
                    expected = Optional.of(key.fingerprint());
                    attempt = -1;
                } else if (!(last.failure() instanceof Failure.Refused r
                        && r.reason().equals("host-key-unexpected"))) {
                    throw last;
                }
                // A fingerprint is of one key; the server may have others, and shows one at a time.
            }
        }
        throw last;
    }

    private SSHClient client(HostKeyCheck check) {
        SSHClient client = new SSHClient(config);
        client.addHostKeyVerifier(check);
        int millis = (int) options.connectTimeout().toMillis();
        client.setTimeout(millis);
        client.getTransport().setTimeoutMs(millis);
        KeepAliveRunner alive = (KeepAliveRunner) client.getConnection().getKeepAlive();
        alive.setKeepAliveInterval((int) Math.max(1, options.keepAlive().toSeconds()));
        alive.setMaxAliveCount(MISSED);
        return client;
    }

    private void connect(SSHClient client, Endpoint end, Optional<SSHClient> via, Chain chain) throws IOException {
        if (via.isPresent()) {
            DirectConnection way = through(via.get(), end);
            begun(() -> client.connectVia(way));
            return;
        }
        Socket socket = Dialer.dial(
                end.host(),
                end.address(),
                end.port(),
                (int) options.connectTimeout().toMillis(),
                chain::add);
        client.setSocketFactory(new Connected(socket));
        begun(() -> client.connect(end.address(), end.port()));
    }

    private interface Connecting {
        void run() throws IOException;
    }

    /** sshj's reader may end a connection, as for a host key that is refused, before its caller has begun with it. */
    private static void begun(Connecting connecting) throws IOException {
        try {
            connecting.run();
        } catch (IllegalStateException e) {
            throw new IOException("the connection ended while it was made", e);
        }
    }

    private static DirectConnection through(SSHClient via, Endpoint end) throws IOException {
        try {
            return Chain.through(via, end.address(), end.port());
        } catch (OpenFailException e) {
            throw new FailureException(
                    new Failure.Unreachable(end.host(), Dialer.reason(e), end.port(), e.getMessage()), e);
        }
    }

    private static FailureException refused(Endpoint end, HostKeyCheck check, IOException e) {
        Failure why = check.failure().orElseGet(() -> {
            String reason = Dialer.reason(e).equals("timeout") ? "timeout" : "no-ssh";
            return new Failure.Unreachable(end.host(), reason, end.port(), Dialer.text(e));
        });
        return new FailureException(why, e);
    }
}
