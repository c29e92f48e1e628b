package org.standbywizard.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan to change for a test: db1 at 10.0.0.1 with its standby db2 at 10.0.0.2, everything else as by default. */
public final class PlansOf {
    public Optional<String> cluster = Optional.empty();
    public Optional<String> standbyCluster = Optional.empty();
    public Optional<ServiceKind> service = Optional.empty();
    /** The primary's. */
    public Optional<String> superuser = Optional.empty();

    public Optional<String> slot = Optional.empty();
    public Optional<String> primaryAddress = Optional.empty();
    public Optional<String> sourceAddress = Optional.empty();
    public Map<String, String> tablespaces = new LinkedHashMap<>();
    public Map<String, String> settings = new LinkedHashMap<>();
    public Map<String, String> standbySettings = new LinkedHashMap<>();
    public AuthMethod authentication = AuthMethod.SCRAM_SHA_256;
    public SecretRef password = new SecretRef.Generated();
    public boolean slots = true;
    public SslMode sslMode = SslMode.PREFER;
    public Synchronous synchronous = Synchronous.off();

    public ReplicationPlan build() {
        StandbyPlan standby = new StandbyPlan(
                server("db2", "10.0.0.2", standbyCluster, Optional.empty(), Optional.empty(), standbySettings),
                slot,
                Optional.empty(),
                primaryAddress,
                Optional.empty(),
                sourceAddress,
                tablespaces);
        return new ReplicationPlan(
                server("db1", "10.0.0.1", cluster, service, superuser, Map.of()),
                List.of(standby),
                new ReplicationSettings(
                        "replicator", authentication, password, slots, sslMode, synchronous, BackupOptions.defaults()),
                settings);
    }

    private static ServerPlan server(
            String name,
            String address,
            Optional<String> cluster,
            Optional<ServiceKind> service,
            Optional<String> superuser,
            Map<String, String> settings) {
        return new ServerPlan(
                new HostId(name),
                SshTarget.of(address),
                SudoPlan.findOut(),
                cluster,
                service,
                Optional.empty(),
                Optional.empty(),
                superuser,
                settings);
    }
}
