package org.standbywizard.ui.page.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.standbywizard.plan.HostId;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServerSample;
import org.standbywizard.verify.SlotRow;
import org.standbywizard.verify.StandbyView;
import org.standbywizard.verify.StandbyView.Condition;

/**
 * The one fact that matters most of all.
 *
 * @param hosts the servers that it is about
 * @param since when it began, where that is known
 * @param slot name of the slot that is lost
 */
record Headline(Kind kind, HostId primary, List<HostId> hosts, Optional<Instant> since, String slot) {
    Headline {
        hosts = List.copyOf(hosts);
    }

    /** The worst first. */
    enum Kind {
        PRIMARY_AWAY(Tone.BAD),
        PRIMARY_IN_RECOVERY(Tone.BAD),
        PROMOTED(Tone.BAD),
        SLOT_LOST(Tone.BAD),
        STANDBY_AWAY(Tone.BAD),
        NOT_STREAMING(Tone.BAD),
        /** No copy of the primary: no set-up has come so far yet, or the plan means another server. */
        OWN_CLUSTER(Tone.BAD),
        /** The wizard does not reach it, the primary does. */
        STANDBY_UNASKED(Tone.WARN),
        NO_STANDBY(Tone.WARN),
        CATCHING_UP(Tone.ACTIVE),
        STREAMING(Tone.GOOD);

        private final Tone tone;

        Kind(Tone tone) {
            this.tone = tone;
        }

        Tone tone() {
            return tone;
        }
    }

    static Headline of(
            HostId primary, List<StandbyView> standbys, ReplicationStatus status, Map<HostId, Instant> awaySince) {
        Optional<ServerSample> first = status.sample(primary);
        if (first.isEmpty()) {
            return new Headline(
                    Kind.PRIMARY_AWAY, primary, List.of(primary), Optional.ofNullable(awaySince.get(primary)), "");
        }
        if (first.get().inRecovery()) {
            return about(Kind.PRIMARY_IN_RECOVERY, primary, List.of(primary));
        }
        for (Kind kind : Kind.values()) {
            List<StandbyView> such = standbys.stream().filter(is(kind, status)).toList();
            if (!such.isEmpty()) {
                return standbys(kind, primary, such, awaySince);
            }
        }
        return about(Kind.NO_STANDBY, primary, List.of());
    }

    private static Headline about(Kind kind, HostId primary, List<HostId> hosts) {
        return new Headline(kind, primary, hosts, Optional.empty(), "");
    }

    private static Headline standbys(
            Kind kind, HostId primary, List<StandbyView> such, Map<HostId, Instant> awaySince) {
        List<HostId> hosts = such.stream().map(StandbyView::id).toList();
        return new Headline(
                kind,
                primary,
                hosts,
                Optional.ofNullable(awaySince.get(hosts.get(0))),
                such.get(0).slot().map(SlotRow::name).orElse(""));
    }

    private static Predicate<StandbyView> is(Kind kind, ReplicationStatus status) {
        return view -> kindOf(view, status) == kind;
    }

    /** What one standby's own headline would be. */
    static Kind kindOf(StandbyView view, ReplicationStatus status) {
        if (view.condition() == Condition.PROMOTED) {
            return Kind.PROMOTED;
        }
        if (view.condition() == Condition.OWN_CLUSTER) {
            return Kind.OWN_CLUSTER;
        }
        if (view.slot().map(SlotRow::isLost).orElse(false)) {
            return Kind.SLOT_LOST;
        }
        boolean answers = status.sample(view.id()).isPresent();
        return switch (view.condition()) {
            case IN_STEP, STREAMING -> answers ? Kind.STREAMING : Kind.STANDBY_UNASKED;
            case CATCHING_UP -> answers ? Kind.CATCHING_UP : Kind.STANDBY_UNASKED;
            default -> answers ? Kind.NOT_STREAMING : Kind.STANDBY_AWAY;
        };
    }

    Tone tone() {
        return kind.tone();
    }
}
