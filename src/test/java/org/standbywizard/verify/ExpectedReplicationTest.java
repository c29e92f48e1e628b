package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.BackupOptions;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.OsFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ReplicationSettings;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SslMode;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.plan.Synchronous;

class ExpectedReplicationTest {
    private Synchronous sync = Synchronous.off();
    private boolean slots = true;
    private Optional<String> primaryAddress = Optional.empty();
    private final Map<String, String> settings = new LinkedHashMap<>();

    @Test
    void aPlanAloneIsEnough() {
        settings.put("listen_addresses", "*");
        settings.put("max_slot_wal_keep_size", "auto");
        settings.put("synchronous_standby_names", "db2");
        ExpectedReplication expected = expected(Map.of());
        assertThat(expected.primary().settings())
                .isEqualTo(Map.of(
                        "wal_level", "replica",
                        "max_wal_senders", "2",
                        "max_replication_slots", "2",
                        "listen_addresses", "*",
                        "synchronous_standby_names", "db2"));
        ExpectedStandby two = expected.standbys().get(0);
        assertThat(two.server().settings()).isEqualTo(Map.of("hot_standby", "on", "listen_addresses", "*"));
        assertThat(two.applicationName()).isEqualTo("db_2");
        assertThat(two.slot()).contains("db_2");
        assertThat(two.primaryAddresses()).containsExactly("db1.example.org");
        assertThat(two.sync()).isEqualTo(SyncRole.ASYNC);
        assertThat(expected.synchronousCount()).isZero();
    }

    @Test
    void withoutSlotsNoneIsExpected() {
        slots = false;
        ExpectedReplication expected = expected(Map.of());
        assertThat(expected.standbys().get(0).slot()).isEmpty();
        assertThat(expected.primary().settings()).doesNotContainKey("max_replication_slots");
    }

    @Test
    void onlyTheNamedStandbysAreSynchronous() {
        sync = new Synchronous(Synchronous.Mode.ANY, 1, List.of(new HostId("db3")));
        ExpectedReplication expected = expected(Map.of());
        assertThat(expected.standbys())
                .extracting(ExpectedStandby::sync)
                .containsExactly(SyncRole.ASYNC, SyncRole.QUORUM);
        assertThat(expected.synchronousCount()).isEqualTo(1);
        sync = new Synchronous(Synchronous.Mode.FIRST, 2, List.of());
        assertThat(expected(Map.of()).standbys())
                .extracting(ExpectedStandby::sync)
                .containsOnly(SyncRole.PRIORITY);
    }

    @Test
    void thePrimaryMayBeKnownUnderAnyOfItsNames() {
        Map<HostId, HostFacts> facts = Map.of(
                new HostId("db1"), facts("db1", "one", "boot-1", "10.0.0.1", "192.0.2.1"),
                new HostId("db-2"), facts("db-2", "two", "boot-2", "10.0.0.2"));
        ExpectedStandby two = expected(facts).standbys().get(0);
        assertThat(two.primaryAddresses()).containsExactlyInAnyOrder("db1.example.org", "one", "10.0.0.1", "192.0.2.1");
        assertThat(two.sharesMachine()).isFalse();
        primaryAddress = Optional.of("10.0.0.1");
        assertThat(expected(facts).standbys().get(0).primaryAddresses()).containsExactly("10.0.0.1");
    }

    @Test
    void oneMachineIsOneBootOfOneName() {
        HostFacts one = facts("db1", "one", "boot-1", "10.0.0.1");
        HostFacts same = facts("db-2", "one", "boot-1", "10.0.0.1");
        HostFacts container = facts("db-2", "two", "boot-1", "10.0.0.2");
        ExpectedReplication shared = expected(Map.of(new HostId("db1"), one, new HostId("db-2"), same));
        assertThat(shared.standbys().get(0).sharesMachine()).isTrue();
        assertThat(shared.standbys().get(0).primaryAddresses()).contains("127.0.0.1", "localhost");
        ExpectedReplication apart = expected(Map.of(new HostId("db1"), one, new HostId("db-2"), container));
        assertThat(apart.standbys().get(0).sharesMachine()).isFalse();
    }

    private ExpectedReplication expected(Map<HostId, HostFacts> facts) {
        ReplicationPlan plan = new ReplicationPlan(
                server("db1"),
                List.of(standby("db-2"), standby("db3")),
                new ReplicationSettings(
                        "repl",
                        AuthMethod.SCRAM_SHA_256,
                        new SecretRef.Generated(),
                        slots,
                        SslMode.PREFER,
                        sync,
                        BackupOptions.defaults()),
                settings);
        return ExpectedReplication.of(plan, facts);
    }

    private static ServerPlan server(String name) {
        return new ServerPlan(
                new HostId(name),
                SshTarget.of(name + ".example.org"),
                SudoPlan.findOut(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private StandbyPlan standby(String name) {
        return new StandbyPlan(
                server(name),
                Optional.empty(),
                Optional.empty(),
                primaryAddress,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static HostFacts facts(String id, String hostName, String boot, String... addresses) {
        OsFacts os = new OsFacts(
                hostName,
                "debian",
                "12",
                "",
                "x86_64",
                "",
                boot,
                0,
                true,
                "",
                "",
                "",
                List.of(addresses),
                List.of(),
                false,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
        return new HostFacts(new HostId(id), Privilege.ROOT, os, List.of(), Optional.empty(), Optional.empty(), "");
    }
}
