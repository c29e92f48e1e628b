package org.standbywizard.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.BackupOptions;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ReplicationSettings;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SslMode;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.plan.Synchronous;

/** Plans for test hosts: root by key, everything else as the product's defaults. */
final class Plans {
    private Plans() {}

    static ServerPlan server(TestHost host) {
        return server(host, "root", SudoPlan.findOut(), Map.of());
    }

    static ServerPlan server(TestHost host, String user, SudoPlan sudo, Map<String, String> settings) {
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
                sudo,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settings);
    }

    static StandbyPlan standby(TestHost host) {
        return standby(server(host));
    }

    static StandbyPlan standby(ServerPlan server) {
        return new StandbyPlan(
                server,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    static ReplicationSettings settings() {
        return new ReplicationSettings(
                "replicator",
                AuthMethod.SCRAM_SHA_256,
                new SecretRef.Generated(),
                true,
                SslMode.PREFER,
                Synchronous.off(),
                BackupOptions.defaults());
    }

    static ReplicationPlan plan(ServerPlan primary, List<StandbyPlan> standbys) {
        return new ReplicationPlan(primary, standbys, settings(), new LinkedHashMap<>());
    }

    /** The first host is the primary, the others are its standbys. */
    static ReplicationPlan ofAll(List<TestHost> hosts) {
        return plan(
                server(hosts.get(0)),
                hosts.subList(1, hosts.size()).stream().map(Plans::standby).toList());
    }

    static ReplicationPlan withReplication(ReplicationPlan plan, ReplicationSettings settings) {
        return new ReplicationPlan(plan.primary(), plan.standbys(), settings, plan.settings());
    }

    static ReplicationPlan withSettings(ReplicationPlan plan, Map<String, String> settings) {
        return new ReplicationPlan(plan.primary(), plan.standbys(), plan.replication(), settings);
    }

    /** Every server changed in the same way. */
    static ReplicationPlan withServers(ReplicationPlan plan, java.util.function.UnaryOperator<ServerPlan> change) {
        return new ReplicationPlan(
                change.apply(plan.primary()),
                plan.standbys().stream()
                        .map(s -> withServer(s, change.apply(s.server())))
                        .toList(),
                plan.replication(),
                plan.settings());
    }

    static StandbyPlan withServer(StandbyPlan standby, ServerPlan server) {
        return new StandbyPlan(
                server,
                standby.slot(),
                standby.applicationName(),
                standby.primaryAddress(),
                standby.primaryPort(),
                standby.sourceAddress(),
                standby.tablespaces());
    }

    static ReplicationPlan withStandbys(ReplicationPlan plan, java.util.function.UnaryOperator<StandbyPlan> change) {
        return new ReplicationPlan(
                plan.primary(), plan.standbys().stream().map(change).toList(), plan.replication(), plan.settings());
    }

    /** Logs in as this user; with a password for login and sudo where one is given. */
    static ServerPlan as(ServerPlan server, String user, Optional<SecretRef> password, boolean key) {
        SshTarget ssh = server.ssh();
        return new ServerPlan(
                server.id(),
                new SshTarget(
                        ssh.host(),
                        ssh.port(),
                        Optional.of(user),
                        key ? ssh.identityFile() : Optional.empty(),
                        Optional.empty(),
                        key ? Optional.empty() : password,
                        Optional.empty()),
                new SudoPlan(SudoPlan.Mode.FIND_OUT, password),
                server.cluster(),
                server.service(),
                server.unit(),
                server.osUser(),
                server.superuser(),
                server.settings());
    }

    static ServerPlan withCluster(ServerPlan server, String cluster) {
        return new ServerPlan(
                server.id(),
                server.ssh(),
                server.sudo(),
                Optional.of(cluster),
                server.service(),
                server.unit(),
                server.osUser(),
                server.superuser(),
                server.settings());
    }

    static ReplicationSettings with(ReplicationSettings old, AuthMethod method, boolean slots) {
        return new ReplicationSettings(
                old.role(), method, old.password(), slots, old.sslMode(), old.synchronous(), old.backup());
    }

    static ReplicationSettings with(ReplicationSettings old, Synchronous synchronous) {
        return new ReplicationSettings(
                old.role(),
                old.authentication(),
                old.password(),
                old.slots(),
                old.sslMode(),
                synchronous,
                old.backup());
    }

    /** The base backup with a limit, as pg_basebackup's --max-rate has it. */
    static ReplicationPlan copiedAt(ReplicationPlan plan, String rate) {
        ReplicationSettings old = plan.replication();
        BackupOptions backup = old.backup();
        return withReplication(
                plan,
                new ReplicationSettings(
                        old.role(),
                        old.authentication(),
                        old.password(),
                        old.slots(),
                        old.sslMode(),
                        old.synchronous(),
                        new BackupOptions(
                                Optional.of(rate), backup.fastCheckpoint(), backup.compression(), backup.verify())));
    }
}
