package org.standbywizard.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;

/** Looks at test hosts by the product's own SSH and JDBC. */
final class Looking {
    final Probe probe = new Probe(new JdbcGateway());
    private final HostConnector connector;

    Looking(Path directory, List<TestHost> hosts, Optional<Secret> password) {
        Path known = directory.resolve("known_hosts");
        try {
            StringBuilder lines = new StringBuilder();
            hosts.forEach(h -> lines.append(h.knownHosts()));
            Files.writeString(known, lines);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        this.connector = new SshConnector(
                SshOptions.defaults(Map.of(), directory, false)
                        .withKnownHosts(List.of(known))
                        .withHostKeys(HostKeyPolicy.STRICT)
                        .withConfig(Optional.empty(), Optional.empty()),
                (ref, purpose) -> password.orElseThrow(
                        () -> new FailureException(new Failure.Refused("test", "secret", purpose.args(), ""))),
                (host, keyType, fingerprint) -> false);
    }

    RemoteHost connect(ServerPlan server) {
        return connector.connect(server, new Cancellation());
    }

    HostFacts look(ServerPlan server) {
        try (RemoteHost host = connect(server)) {
            return probe.look(server, "replicator", Probe.Targets.NONE, host, new Cancellation());
        }
    }

    static ServerPlan server(TestHost host, String user, String... cluster) {
        SshTarget ssh = new SshTarget(
                host.ipv4(),
                Optional.of(TestHost.SSH_PORT),
                Optional.of(user),
                Optional.of(host.clientKey()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ServerPlan(
                new HostId(host.name()),
                ssh,
                SudoPlan.findOut(),
                cluster.length == 0 ? Optional.empty() : Optional.of(cluster[0]),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
