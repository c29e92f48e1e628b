package org.standbywizard.ssh;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
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
    private final Secrets secrets;
    private final EndpointResolver resolver;
    private final Handshake handshake;
    private final Config config = new DefaultConfig();
    private final SecureRandom random = new SecureRandom();

    public SshConnector(SshOptions options, Secrets secrets, HostKeyPrompt prompt) {
        this.secrets = secrets;
        this.handshake = new Handshake(options, prompt, config);
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

    private LoggedIn login(Endpoint end, Optional<SSHClient> via, Chain chain) {
        Optional<KeyProvider> ready = Login.required(end, config, secrets);
        Handshake.Shaken shaken = handshake.make(end, via, chain);
        Login login = new Login(end, shaken.client(), secrets, chain.executor());
        login.run(ready);
        return new LoggedIn(shaken.client(), login.password(), shaken.weak());
    }
}
