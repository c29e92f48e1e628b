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
}
