package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.StandbyPlan;

/**
 * Who follows whom among servers that somebody else set up, by what the servers themselves say: the plan names them and
 * knows no more of them.
 *
 * @param expected the primary and what follows it, as it stands now, so that a later change is a finding
 * @param apart servers of the plan that do not follow this primary
 * @param complete whether every server could be asked; else somebody may follow whom nobody asked
 */
public record FoundReplication(ExpectedReplication expected, List<Apart> apart, boolean complete) {
    public FoundReplication {
        apart = List.copyOf(apart);
    }

    /** Why a server is no standby of the primary. CASCADES: it follows one of the standbys. */
    public enum Why {
        CASCADES,
        OTHER_CLUSTER
    }

    /** @param upstream whom it follows instead, if it is one of the plan */
    public record Apart(HostId server, Why why, Optional<HostId> upstream) {}

    /** @param synchronousCount how many standbys a value of synchronous_standby_names lets commits wait for */
    public static FoundReplication of(
            ReplicationPlan plan,
            Map<HostId, HostFacts> facts,
            ReplicationStatus status,
            ToIntFunction<String> synchronousCount) {
        return new Finder(plan, facts, status).find(synchronousCount);
    }

    /** One look's work. */
    private static final class Finder {
        private final ReplicationPlan plan;
        private final Map<HostId, HostFacts> facts;
        private final ReplicationStatus status;
        private final HostId primary;
        private final Set<Long> claimed = new HashSet<>();

        Finder(ReplicationPlan plan, Map<HostId, HostFacts> facts, ReplicationStatus status) {
            this.plan = plan;
            this.facts = facts;
            this.status = status;
            this.primary = primary();
        }

        /** The one that is named so, unless it is in recovery and another one writes. */
        private HostId primary() {
            HostId named = plan.primary().id();
            boolean standsBy =
                    status.sample(named).map(ServerSample::inRecovery).orElse(false);
            return standsBy
                    ? status.servers().stream()
                            .filter(s -> s.sample().map(x -> !x.inRecovery()).orElse(false))
                            .max(Comparator.comparingInt(
                                    s -> s.sample().orElseThrow().senders().size()))
                            .map(ServerStatus::id)
                            .orElse(named)
                    : named;
        }

        FoundReplication find(ToIntFunction<String> synchronousCount) {
            List<ExpectedStandby> standbys = new ArrayList<>();
            List<Apart> apart = new ArrayList<>();
            for (HostId id : plan.servers().stream().map(ServerPlan::id).toList()) {
                if (!id.equals(primary)) {
                    apart(id).ifPresentOrElse(apart::add, () -> standbys.add(standby(id)));
                }
            }
            Map<String, String> wanted =
                    Map.of("wal_level", "replica", "max_wal_senders", String.valueOf(Math.max(1, standbys.size())));
            int synchronous = status.sample(primary)
                    .map(s -> synchronousCount.applyAsInt(s.value("synchronous_standby_names")))
                    .orElse(0);
            boolean complete =
                    plan.servers().stream().allMatch(s -> status.sample(s.id()).isPresent());
            return new FoundReplication(
                    new ExpectedReplication(
                            new ExpectedServer(primary, wanted), standbys, synchronous, Thresholds.defaults()),
                    apart,
                    complete);
        }

        private Optional<Apart> apart(HostId id) {
            Optional<ServerSample> own = status.sample(id);
            Optional<ServerSample> first = status.sample(primary);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            if (first.isPresent()
                    && !first.get().systemIdentifier().equals(own.get().systemIdentifier())) {
                return Optional.of(new Apart(id, Why.OTHER_CLUSTER, Optional.empty()));
            }
            if (first.flatMap(p -> sender(primary, p, id)).isPresent()) {
                return Optional.empty();
            }
            return status.servers().stream()
                    .filter(s -> !s.id().equals(id) && !s.id().equals(primary))
                    .filter(s -> s.sample().flatMap(x -> sender(s.id(), x, id)).isPresent())
                    .findFirst()
                    .map(s -> new Apart(id, Why.CASCADES, Optional.of(s.id())));
        }

        private ExpectedStandby standby(HostId id) {
            Optional<ServerSample> own = status.sample(id);
            Optional<SenderRow> sender = status.sample(primary).flatMap(p -> sender(primary, p, id));
            sender.ifPresent(s -> claimed.add(s.pid()));
            Optional<StandbyPlan> planned =
                    plan.standbys().stream().filter(s -> s.id().equals(id)).findFirst();
            String name = sender.map(SenderRow::applicationName)
                    .or(() -> planned.map(StandbyPlan::applicationNameOrDefault))
                    .orElse(id.name());
            Optional<HostFacts> here = Optional.ofNullable(facts.get(id));
            Optional<HostFacts> there = Optional.ofNullable(facts.get(primary));
            return new ExpectedStandby(
                    new ExpectedServer(id, Map.of("hot_standby", "on")),
                    name,
                    own.flatMap(Finder::slot),
                    Set.of(),
                    0,
                    sender.map(Finder::role).orElse(SyncRole.ASYNC),
                    here.isPresent() && there.isPresent() && here.get().sharesMachine(there.get()));
        }

        /** From 12 a standby that is not connected names its slot too. */
        private static Optional<String> slot(ServerSample own) {
            return own.receiver()
                    .map(ReceiverRow::slot)
                    .filter(name -> !name.isEmpty())
                    .or(() -> Optional.of(own.value("primary_slot_name")))
                    .filter(name -> !name.isEmpty() && own.inRecovery());
        }

        private static SyncRole role(SenderRow sender) {
            return List.of(SyncRole.PRIORITY, SyncRole.QUORUM).stream()
                    .filter(role -> role.fits(sender.syncState()))
                    .findFirst()
                    .orElse(SyncRole.ASYNC);
        }

        /** The sender that serves this standby: by its slot, else by its machine's address. */
        private Optional<SenderRow> sender(HostId from, ServerSample upstream, HostId id) {
            Optional<ReceiverRow> receiver = status.sample(id).flatMap(ServerSample::receiver);
            if (receiver.isEmpty()) {
                return Optional.empty();
            }
            Optional<SenderRow> bySlot = upstream.slot(receiver.get().slot())
                    .filter(SlotRow::active)
                    .flatMap(slot -> upstream.senders().stream()
                            .filter(s -> s.pid() == slot.activePid())
                            .findFirst());
            if (bySlot.isPresent() || !receiver.get().slot().isEmpty()) {
                return bySlot;
            }
            return upstream.senders().stream()
                    .filter(s -> !claimed.contains(s.pid()) && comesFrom(s, from, id))
                    .findFirst();
        }

        private boolean comesFrom(SenderRow sender, HostId from, HostId id) {
            HostFacts self = facts.get(id);
            HostFacts there = facts.get(from);
            String address = sender.clientAddress();
            boolean local = address.isEmpty() || Listeners.isLocal(address);
            return self != null
                    && (self.os().addresses().contains(address) || local && there != null && self.sharesMachine(there));
        }
    }
}
