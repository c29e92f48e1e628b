package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;

/** The standby's slot on the primary, and the WAL it keeps there (13+ can limit it); and slots of nobody. */
final class SlotChecks {
    private SlotChecks() {}

    static List<Finding> of(
            ExpectedReplication expected, ExpectedStandby standby, ServerSample primary, StandbyView view) {
        HostId id = standby.id();
        if (standby.slot().isEmpty()) {
            return List.of(Outcome.SLOT_NOT_WANTED.on(id));
        }
        String name = standby.slot().get();
        if (view.slot().isEmpty()) {
            return List.of(Outcome.SLOT_MISSING.on(id, name, expected.primary().id()));
        }
        SlotRow slot = view.slot().get();
        List<Finding> findings = new ArrayList<>();
        findings.add(use(standby, slot, primary));
        if (!slot.isLost()) {
            retained(id, slot, expected.thresholds()).ifPresent(findings::add);
        }
        return findings;
    }

    /** Slots that no standby of the plan has, nobody uses, and the primary keeps WAL for: one finding each. */
    static List<Finding> others(ExpectedReplication expected, ServerSample primary) {
        HostId id = expected.primary().id();
        Set<String> ours = expected.standbys().stream()
                .flatMap(standby -> standby.slot().stream())
                .collect(Collectors.toSet());
        List<Finding> unused = primary.slots().stream()
                .filter(slot -> !ours.contains(slot.name()) && !slot.active() && !slot.isLost())
                .filter(slot -> slot.retainedBytes().isPresent())
                .map(slot -> Outcome.OTHER_SLOT_UNUSED.on(
                        id, slot.name(), slot.retainedBytes().getAsLong()))
                .toList();
        return unused.isEmpty() ? List.of(Outcome.OTHER_SLOTS_FINE.on(id)) : unused;
    }

    private static Finding use(ExpectedStandby standby, SlotRow slot, ServerSample primary) {
        HostId id = standby.id();
        if (slot.isLost()) {
            return Outcome.SLOT_LOST.on(
                    id, slot.name(), slot.invalidation().isEmpty() ? slot.walStatus() : slot.invalidation());
        }
        if (!slot.active()) {
            return Outcome.SLOT_INACTIVE.on(
                    id, slot.name(), slot.retainedBytes().orElse(0));
        }
        Optional<SenderRow> user = primary.senders().stream()
                .filter(s -> s.pid() == slot.activePid())
                .findFirst();
        return user.filter(s -> !s.applicationName().equals(standby.applicationName()))
                .map(s -> Outcome.SLOT_OTHER_USER.on(id, slot.name(), s.applicationName()))
                .orElseGet(() -> Outcome.SLOT_ACTIVE.on(id, slot.name()));
    }

    /** safe_wal_size is what may still be written; with what is kept now it makes the limit. */
    private static Optional<Finding> retained(HostId id, SlotRow slot, Thresholds limits) {
        OptionalLong kept = slot.retainedBytes();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        long bytes = kept.getAsLong();
        if (slot.walStatus().equals("unreserved")) {
            return Optional.of(Outcome.SLOT_WAL_NEAR_LIMIT.on(
                    id, bytes, Math.max(0, slot.safeWalBytes().orElse(0))));
        }
        if (slot.safeWalBytes().isEmpty()) {
            return Optional.of(Outcome.SLOT_WAL_UNLIMITED.on(id, bytes));
        }
        long left = Math.max(0, slot.safeWalBytes().getAsLong());
        long limit = bytes + left;
        return Optional.of(
                left < limit * limits.slotLeftShare()
                        ? Outcome.SLOT_WAL_NEAR_LIMIT.on(id, bytes, left)
                        : Outcome.SLOT_WAL_LIMITED.on(id, bytes, limit));
    }
}
