package org.standbywizard.ui.page.server;

import java.util.List;
import java.util.Optional;
import org.standbywizard.check.TargetChecks;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ServerFacts;

/** Which of two servers is the primary. Pure. */
final class Direction {
    /** What makes sense only between a standby and its present primary: supposed anew after a swap. */
    private static final List<String> OF_THE_PAIR =
            List.of("slot", "applicationName", "primaryAddress", "primaryPort", "sourceAddress", "tablespaces");

    private static final String SETTINGS = "settings";

    private Direction() {}

    /** Whether the chosen cluster is somebody's standby, running or not. */
    static boolean isStandby(ServerCardModel card) {
        return card.running().map(ServerFacts::inRecovery).orElseGet(() -> card.cluster()
                .filter(ClusterFacts::standbyMarker)
                .isPresent());
    }

    /** Whom a standby follows, as it knows it; empty text if that is unknown. */
    static String follows(ServerCardModel card) {
        return card.running()
                .flatMap(ServerFacts::receiver)
                .map(ServerFacts.ReceiverFacts::senderHost)
                .orElse("");
    }

    /** Whether the standby-to-be holds more than the primary. */
    static boolean isWrongWayRound(ServerCardModel primary, ServerCardModel standby) {
        Optional<HostFacts> one = chosenFacts(primary);
        Optional<HostFacts> other = chosenFacts(standby);
        return one.isPresent() && other.isPresent() && TargetChecks.isWrongWayRound(one.get(), other.get());
    }

    /** The facts, if they are of the cluster that is meant. */
    static Optional<HostFacts> chosenFacts(ServerCardModel card) {
        return card.entry()
                .facts()
                .filter(facts -> facts.chosen().isPresent() && card.cluster().equals(facts.chosen()));
    }

    /** The standby to swap with the primary: the one that it follows, else one that holds more, else the only one. */
    static Optional<ServerCardModel> partner(ServerCardModel primary, List<ServerCardModel> standbys) {
        Optional<ServerCardModel> larger =
                standbys.stream().filter(s -> isWrongWayRound(primary, s)).findFirst();
        if (!isStandby(primary)) {
            return larger;
        }
        String follows = follows(primary);
        Optional<ServerCardModel> followed = standbys.stream()
                .filter(s -> !follows.isEmpty())
                .filter(s -> s.text(Field.HOST).strip().equals(follows)
                        || s.entry()
                                .facts()
                                .filter(f -> f.os().addresses().contains(follows))
                                .isPresent())
                .findFirst();
        return followed.or(() -> larger)
                .or(() -> standbys.size() == 1 ? Optional.of(standbys.get(0)) : Optional.empty());
    }

    /** The addresses between a standby that was looked at and its primary; empty while one of them is not known. */
    static Optional<Addressing> addresses(ServersModel servers, ServerCardModel standby) {
        int index = servers.standbys().indexOf(standby);
        Optional<HostFacts> primary = servers.primary().entry().facts();
        return index < 0 || primary.isEmpty()
                ? Optional.empty()
                : servers.wizard().serversAlone().flatMap(plan -> standby.entry()
                        .facts()
                        .map(self -> Addressing.of(plan, plan.standbys().get(index), primary.get(), self)));
    }

    /** @param place the primary's draft so far, whose settings stay with the place */
    static PlanDraft asPrimary(PlanDraft standby, PlanDraft place) {
        PlanDraft bare = standby;
        for (String name : OF_THE_PAIR) {
            bare = bare.without(name);
        }
        return withSettings(bare, place);
    }

    static PlanDraft asStandby(PlanDraft primary, PlanDraft place) {
        return withSettings(primary, place);
    }

    private static PlanDraft withSettings(PlanDraft draft, PlanDraft place) {
        DraftNode settings = place.root().members().get(SETTINGS);
        PlanDraft bare = draft.without(SETTINGS);
        return settings == null ? bare : new PlanDraft(new Fields(bare.root().members()).with(SETTINGS, settings));
    }
}
