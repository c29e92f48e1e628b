package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PlansOf;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Failure;

/** Who follows whom: from what servers say that nobody here has set up. */
class FoundReplicationTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");
    private static final HostId DB3 = new HostId("db3");

    private final Samples samples = new Samples();
    private final Map<HostId, HostFacts> facts = new LinkedHashMap<>(Map.of(
            DB1,
            Facts.of("db1", "10.0.0.1").build(),
            DB2,
            Facts.of("db2", "10.0.0.2").build()));
    private ReplicationPlan plan = new PlansOf().build();

    private FoundReplication find() {
        return find(samples.status());
    }

    private FoundReplication find(ReplicationStatus status) {
        return FoundReplication.of(plan, facts, status, names -> names.isEmpty() ? 0 : 1);
    }

    private ExpectedStandby standby() {
        return find().expected().standbys().get(0);
    }

    @Test
    void bySlotWhateverTheNames() {
        samples.primary.senders.set(
                0, Samples.sender("walreceiver", "streaming", "quorum", "0/5000000", OptionalLong.empty()));
        assertThat(find().expected().primary().id()).isEqualTo(DB1);
        assertThat(standby().applicationName()).isEqualTo("walreceiver");
        assertThat(standby().slot()).contains("db2");
        assertThat(standby().sync()).isEqualTo(SyncRole.QUORUM);
        assertThat(find().complete()).isTrue();
        assertThat(StatusEvaluator.evaluate(find().expected(), samples.status()))
                .noneMatch(f -> f.state() == org.standbywizard.plan.Finding.State.BLOCK);
    }

    @Test
    void byAddressWithoutASlot() {
        samples.primary.slots.clear();
        samples.standby.receiver = Optional.of(withoutSlot());
        samples.primary.senders.add(0, other("10.0.0.9"));
        samples.primary.senders.set(1, Samples.sender("mine", "streaming", "async", "0/5000000", OptionalLong.empty()));
        assertThat(standby().applicationName()).isEqualTo("mine");
        assertThat(standby().slot()).isEmpty();
    }

    @Test
    void whoWritesIsThePrimaryWhateverThePersonCalledIt() {
        Samples.Server first = samples.primary;
        ReplicationStatus status = samples.status();
        // The same two servers, named the other way round.
        ReplicationStatus swapped =
                new ReplicationStatus(Instant.EPOCH, List.of(named(status, DB2, DB1), named(status, DB1, DB2)));
        assertThat(first.inRecovery).isFalse();
        FoundReplication found = find(swapped);
        assertThat(found.expected().primary().id()).isEqualTo(DB2);
        assertThat(found.expected().standbys()).extracting(ExpectedStandby::id).containsExactly(DB1);
    }

    @Test
    void twoThatWriteAreAPrimaryAndAPromotedStandby() {
        samples.standby.inRecovery = false;
        samples.standby.receiver = Optional.empty();
        samples.primary.senders.clear();
        FoundReplication found = find();
        assertThat(found.expected().primary().id()).isEqualTo(DB1);
        assertThat(StandbyView.all(found.expected(), samples.status()).get(0).condition())
                .isEqualTo(StandbyView.Condition.PROMOTED);
    }

    @Test
    void anotherClusterFollowsNobodyHere() {
        samples.standby.systemId = "7000000000000000002";
        samples.standby.receiver = Optional.empty();
        samples.primary.senders.clear();
        FoundReplication found = find();
        assertThat(found.expected().standbys()).isEmpty();
        assertThat(found.apart())
                .containsExactly(new FoundReplication.Apart(DB2, FoundReplication.Why.OTHER_CLUSTER, Optional.empty()));
    }

    @Test
    void aStandbyOfAStandbyIsSetApart() {
        plan = withThird(plan);
        facts.put(DB3, Facts.of("db3", "10.0.0.3").build());
        samples.standby.senders.add(sender(88, "third", "10.0.0.3"));
        Samples.Server third = new Samples.Server(true);
        third.replayed = samples.standby.replayed;
        third.receiver = Optional.of(withoutSlot());
        List<ServerStatus> all = new ArrayList<>(samples.status().servers());
        all.add(statusOf(third));
        FoundReplication found = find(new ReplicationStatus(Instant.EPOCH, all));
        assertThat(found.expected().standbys()).extracting(ExpectedStandby::id).containsExactly(DB2);
        assertThat(found.apart())
                .containsExactly(new FoundReplication.Apart(DB3, FoundReplication.Why.CASCADES, Optional.of(DB2)));
    }

    @Test
    void whoDoesNotAnswerIsWaitedFor() {
        samples.standby.failure = new Failure.ConnectionLost("db2", "");
        FoundReplication found = find();
        assertThat(found.complete()).isFalse();
        assertThat(found.expected().standbys()).extracting(ExpectedStandby::id).containsExactly(DB2);
    }

    @Test
    void commitsThatWaitAreCountedByThePrimarysOwnSetting() {
        samples.primary.setting("synchronous_standby_names", "db2", "", "string");
        samples.primary.senders.set(0, Samples.sender("db2", "streaming", "sync", "0/5000000", OptionalLong.empty()));
        assertThat(find().expected().synchronousCount()).isEqualTo(1);
        assertThat(standby().sync()).isEqualTo(SyncRole.PRIORITY);
    }

    private static ReceiverRow withoutSlot() {
        ReceiverRow row = Samples.receiver();
        return new ReceiverRow(
                row.status(),
                row.timeline(),
                row.senderHost(),
                row.senderPort(),
                "",
                row.latestEnd(),
                row.messageAgeMillis());
    }

    private static SenderRow other(String address) {
        return sender(70, "somebody", address);
    }

    private static SenderRow sender(long pid, String name, String address) {
        SenderRow row = Samples.sender();
        return new SenderRow(
                pid,
                row.user(),
                name,
                address,
                "streaming",
                "async",
                0,
                row.sent(),
                row.written(),
                row.flushed(),
                row.replayed(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static ServerStatus named(ReplicationStatus status, HostId is, HostId becomes) {
        ServerStatus server = status.server(is).orElseThrow();
        return new ServerStatus(becomes, server.failure(), server.sample(), server.service(), server.serviceFailure());
    }

    private static ServerStatus statusOf(Samples.Server third) {
        return third.status(DB3);
    }

    private static ReplicationPlan withThird(ReplicationPlan plan) {
        ServerPlan second = plan.standbys().get(0).server();
        ServerPlan server = new ServerPlan(
                DB3,
                org.standbywizard.plan.SshTarget.of("10.0.0.3"),
                second.sudo(),
                second.cluster(),
                second.service(),
                second.unit(),
                second.osUser(),
                second.superuser(),
                Map.of());
        List<StandbyPlan> standbys = new ArrayList<>(plan.standbys());
        standbys.add(new StandbyPlan(
                server,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));
        return new ReplicationPlan(plan.primary(), standbys, plan.replication(), plan.settings());
    }
}
