package org.standbywizard.ssh;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.NegotiatedAlgorithms;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.remote.TerminalSize;

/** Opens SSH connections with sshj: hops, host keys, login, and what the login may become. */
public final class SshConnector implements HostConnector {
    private static final int MISSED = 3;
    private static final int MAX_TRIES = 4;
    private static final List<List<String>> KEY_KINDS = List.of(
            List.of(),
            List.of("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"),
            List.of("rsa-sha2-512", "rsa-sha2-256"),
            List.of("ssh-ed25519"));

    private final SshOptions options;
    private final Secrets secrets;
    private final HostKeyPrompt prompt;
    private final EndpointResolver resolver;
    private final KnownHosts known;
    private final Config config = new DefaultConfig();
    private final SecureRandom random = new SecureRandom();

    public SshConnector(SshOptions options, Secrets secrets, HostKeyPrompt prompt) {
        this.options = options;
        this.secrets = secrets;
        this.prompt = prompt;
        this.known = new KnownHosts(options.knownHosts());
        this.resolver = new EndpointResolver(config(options), options, System.getProperty("user.name"));
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        config.setVerifyHostKeyCertificates(true);
        Algorithms.sort(config);
    }

    private static SshConfig config(SshOptions options) {
        SshConfig file = new SshConfigFile(
                options.config()
                        .map(List::of)
                        .orElse(List.of(
                                options.directory().resolve("config"), java.nio.file.Path.of("/etc/ssh/ssh_config"))),
                options.directory());
        return options.sshBinary()
                .<SshConfig>map(program -> new SshConfigProgram(program, options.config(), file))
                .orElse(file);
    }

    @Override
    public RemoteHost connect(ServerPlan server, Cancellation cancellation) {
        return reach(
                server,
                cancellation,
                (end, done, chain) -> PrivilegeProbe.find(
                        new SshHost(
                                server.ssh().host(),
                                end.user(),
                                Privilege.NONE,
                                Optional.empty(),
                                done.client(),
                                chain,
                                new Sessions(done.client().getConnection(), chain.executor()),
                                random,
                                done.weak()),
                        server.sudo(),
                        purpose -> done.password().or(() -> end.password().map(ref -> secrets.get(ref, purpose))),
                        secrets,
                        cancellation));
    }

    /**
     * Opens a person's shell on a host, over a connection of its own.
     *
     * @throws FailureException as for {@link #connect}, or Refused {@code no-terminal}
     */
    public RemoteTerminal terminal(ServerPlan server, TerminalSize size, Cancellation cancellation) {
        return reach(
                server,
                cancellation,
                (end, done, chain) -> SshTerminal.open(server.ssh().host(), done.client(), chain, size));
    }

    /** What is made of a login. */
    private interface Use<T> {
        T of(Endpoint end, LoggedIn login, Chain chain);
    }

    private <T> T reach(ServerPlan server, Cancellation cancellation, Use<T> use) {
        SshTarget target = server.ssh();
        cancellation.check(target.host());
        Chain chain = new Chain(target.host());
        try (Cancellation.Registration stop = cancellation.onCancel(() -> chain.later(chain::close))) {
            Endpoint end = resolver.target(target);
            Optional<SSHClient> via = Optional.empty();
            List<String> weak = new ArrayList<>();
            for (String jump : end.jumps()) {
                Endpoint hop = resolver.hop(jump, target);
                LoggedIn there = login(hop, via, chain);
                there.weak().forEach(name -> weak.add(hop.host() + ": " + name));
                via = Optional.of(there.client());
            }
            LoggedIn done = login(end, via, chain);
            weak.addAll(done.weak());
            refuseWindows(target.host(), done.client());
            return use.of(end, new LoggedIn(done.client(), done.password(), weak), chain);
        } catch (FailureException e) {
            chain.close();
            throw cancellation.isCancelled() ? new FailureException(new Failure.Cancelled(target.host()), e) : e;
        } catch (RuntimeException e) {
            chain.close();
            // sshj falls over its own feet where a cancel closes the line while it sets out.
            throw cancellation.isCancelled() ? new FailureException(new Failure.Cancelled(target.host()), e) : e;
        }
    }

    /** What OpenSSH for Windows calls itself (RFC 4253, section 4.2). */
    private static void refuseWindows(String host, SSHClient client) {
        String version = client.getTransport().getServerVersion();
        if (version.contains("Windows")) {
            throw new FailureException(new Failure.Refused(host, "windows", List.of(version), ""));
        }
    }

    /** @param weak names of weak algorithms in use */
    private record LoggedIn(SSHClient client, Optional<Secret> password, List<String> weak) {}

    /** A connection whose host key is accepted. */
    private record Shaken(SSHClient client, List<String> weak) {}

    private LoggedIn login(Endpoint end, Optional<SSHClient> via, Chain chain) {
        Optional<KeyProvider> ready = Login.required(end, config, secrets);
        Shaken shaken = handshake(end, via, chain);
        Login login = new Login(end, shaken.client(), secrets, chain.executor());
        login.run(ready);
        return new LoggedIn(shaken.client(), login.password(), shaken.weak());
    }

    /** Connects until the host key is settled: once, or again after the person accepted an unknown key. */
    private Shaken handshake(Endpoint end, Optional<SSHClient> via, Chain chain) {
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
            var way = through(via.get(), end);
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

    private static net.schmizz.sshj.connection.channel.direct.DirectConnection through(SSHClient via, Endpoint end)
            throws IOException {
        try {
            return Chain.through(via, end.address(), end.port());
        } catch (net.schmizz.sshj.connection.channel.OpenFailException e) {
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
