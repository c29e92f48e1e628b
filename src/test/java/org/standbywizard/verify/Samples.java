package org.standbywizard.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Lsn;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.plan.Setting;
import org.standbywizard.remote.Failure;

/** A healthy pair, db1 and db2, to be spoilt by a test: every field may be set before {@link #status}. */
final class Samples {
    static final HostId DB1 = new HostId("db1");
    static final HostId DB2 = new HostId("db2");

    final Server primary = new Server(false);
    final Server standby = new Server(true);
    Optional<String> slotName = Optional.of("db2");
    Set<String> addresses = Set.of("10.0.0.1");
    SyncRole sync = SyncRole.ASYNC;
    int syncCount;
    boolean shared;
    Map<String, String> wantedOnPrimary = Map.of("wal_level", "replica");
    Map<String, String> wantedOnStandby = Map.of("hot_standby", "on");

    Samples() {
        primary.senders.add(sender());
        primary.slots.add(slot());
        standby.receiver = Optional.of(receiver());
        standby.replayed = Optional.of(Lsn.parse("0/5000000"));
    }

    static SenderRow sender() {
        return sender("db2", "streaming", "async", "0/5000000", OptionalLong.empty());
    }

    static SenderRow sender(String name, String state, String sync, String replayed, OptionalLong lag) {
        Optional<Lsn> lsn = Optional.of(Lsn.parse(replayed));
        return new SenderRow(
                77, "repl", name, "10.0.0.2", state, sync, 0, lsn, lsn, lsn, lsn, OptionalLong.empty(), lag);
    }

    static SlotRow slot() {
        return slot("reserved", "", true, 77, OptionalLong.of(100), OptionalLong.of(900));
    }

    static SlotRow slot(
            String wal, String invalidation, boolean active, long pid, OptionalLong kept, OptionalLong safe) {
        return new SlotRow("db2", "physical", active, pid, wal, invalidation, kept, safe);
    }

    static ReceiverRow receiver() {
        return receiver("streaming", "10.0.0.1", 5432, 20);
    }

    static ReceiverRow receiver(String status, String host, int port, long age) {
        return new ReceiverRow(status, 1, host, port, "db2", Optional.of(Lsn.parse("0/5000000")), OptionalLong.of(age));
    }

    ExpectedReplication expected() {
        ExpectedStandby two = new ExpectedStandby(
                new ExpectedServer(DB2, wantedOnStandby), "db2", slotName, addresses, 5432, sync, shared);
        return new ExpectedReplication(
                new ExpectedServer(DB1, wantedOnPrimary), List.of(two), syncCount, Thresholds.defaults());
    }

    ReplicationStatus status() {
        return new ReplicationStatus(Instant.EPOCH, List.of(primary.status(DB1), standby.status(DB2)));
    }

    /** One server's part. */
    static final class Server {
        Failure failure;
        PgVersion version = new PgVersion(150004);
        boolean inRecovery;
        String systemId = "7000000000000000001";
        int timeline = 1;
        boolean readOnly;
        Optional<Lsn> end = Optional.of(Lsn.parse("0/5000000"));
        Optional<Lsn> replayed = Optional.empty();
        boolean paused;
        OptionalLong replayAge = OptionalLong.empty();
        final List<SenderRow> senders = new ArrayList<>();
        final List<SlotRow> slots = new ArrayList<>();
        Optional<ReceiverRow> receiver = Optional.empty();
        Optional<CommitWaits> waits = Optional.of(new CommitWaits(0, OptionalLong.empty()));
        final Map<String, Setting> settings = new HashMap<>();
        ServiceFacts service = new ServiceFacts(ServiceKind.SYSTEMD, "pg.service", false, "active", "enabled", 50);
        long postmaster = 50;
        List<String> listeners = List.of("0.0.0.0", "::");
        Failure serviceFailure;

        Server(boolean standby) {
            inRecovery = standby;
            readOnly = standby;
            setting("wal_level", "replica", "", "enum");
            setting("hot_standby", "on", "", "bool");
            setting("listen_addresses", "*", "", "string");
            setting("max_connections", "100", "", "integer");
            setting("max_worker_processes", "8", "", "integer");
            setting("max_prepared_transactions", "0", "", "integer");
            setting("max_locks_per_transaction", "64", "", "integer");
            setting("max_wal_senders", "10", "", "integer");
        }

        void setting(String name, String value, String unit, String type) {
            settings.put(
                    name, new Setting(name, value, unit, type, "postmaster", "configuration file", "/c", 3, "", false));
        }

        void pending(String name, String source) {
            Setting s = settings.get(name);
            settings.put(name, new Setting(name, s.value(), "", s.vartype(), "postmaster", source, "", 0, "", true));
        }

        ServerStatus status(HostId id) {
            Optional<ServiceState> state = serviceFailure == null
                    ? Optional.of(new ServiceState(service, postmaster, listeners))
                    : Optional.empty();
            return new ServerStatus(
                    id,
                    Optional.ofNullable(failure),
                    failure == null ? Optional.of(sample()) : Optional.empty(),
                    state,
                    Optional.ofNullable(serviceFailure));
        }

        private ServerSample sample() {
            return new ServerSample(
                    version,
                    inRecovery,
                    systemId,
                    timeline,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    readOnly,
                    readOnly,
                    new WalPosition(end, replayed, paused, replayAge),
                    senders,
                    receiver,
                    slots,
                    waits,
                    settings);
        }
    }
}
