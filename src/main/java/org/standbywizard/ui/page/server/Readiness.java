package org.standbywizard.ui.page.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Problem;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.shell.Mark;

/** Whether one can go on from the pages of servers. Pure. */
final class Readiness {
    private Readiness() {}

    static List<CardProblem> problems(ServersModel servers, boolean ofPrimary) {
        List<CardProblem> problems = new ArrayList<>();
        if (ofPrimary) {
            problems.addAll(of(servers, servers.primary(), "primary"));
        } else {
            for (int i = 0; i < servers.standbys().size(); i++) {
                problems.addAll(of(servers, servers.standbys().get(i), "standbys[" + i + "]"));
            }
        }
        return problems;
    }

    private static List<CardProblem> of(ServersModel servers, ServerCardModel card, String place) {
        List<CardProblem> problems = new ArrayList<>();
        for (Problem problem : servers.wizard().plan().get().problems()) {
            if (problem.path().startsWith(place + ".")) {
                Field.at(problem.path().substring(place.length() + 1))
                        .ifPresent(field -> problems.add(CardProblem.of(card, field, problem)));
            }
        }
        problems.sort(Comparator.comparing(CardProblem::field));
        LinkState state = card.entry().link().get();
        if (card.isBusy()) {
            problems.add(CardProblem.of(card, Field.HOST, "busy"));
        } else if (state instanceof LinkState.Connected) {
            problems.addAll(found(servers, card));
        } else if (problems.isEmpty()) {
            String key = state instanceof LinkState.Failed ? "failed" : "not-connected";
            problems.add(CardProblem.of(card, Field.HOST, key, card.text(Field.HOST)));
        }
        return problems;
    }

    private static List<CardProblem> found(ServersModel servers, ServerCardModel card) {
        List<ClusterFacts> clusters = card.entry().facts().orElseThrow().clusters();
        if (clusters.isEmpty()) {
            return List.of(CardProblem.of(card, Field.CLUSTER, "no-postgresql"));
        }
        if (card.cluster().isEmpty()) {
            String named = card.text(Field.CLUSTER);
            return List.of(
                    named.isBlank()
                            ? CardProblem.of(card, Field.CLUSTER, "choose-cluster", String.valueOf(clusters.size()))
                            : CardProblem.of(card, Field.CLUSTER, "cluster-gone", named));
        }
        if (card.looking().get()) {
            return List.of(CardProblem.of(card, Field.CLUSTER, "busy"));
        }
        return card.entry().isPrimary() ? primary(servers, card) : standby(servers, card);
    }

    private static List<CardProblem> primary(ServersModel servers, ServerCardModel card) {
        ClusterFacts cluster = card.cluster().orElseThrow();
        if (Direction.isStandby(card)) {
            return List.of(CardProblem.of(card, Field.CLUSTER, "is-standby", Direction.follows(card)));
        }
        if (cluster.state() == ClusterFacts.State.UNINITIALISED) {
            return List.of(CardProblem.of(card, Field.CLUSTER, "never-initialised"));
        }
        if (cluster.state() != ClusterFacts.State.RUNNING) {
            return List.of(CardProblem.of(card, Field.CLUSTER, "not-running"));
        }
        if (card.running().isEmpty()) {
            String why = card.entry().facts().orElseThrow().sqlProblem();
            return List.of(CardProblem.of(card, Field.SUPERUSER, "not-asked", why));
        }
        return servers.standbys().stream()
                .filter(standby -> isWrongWayRound(servers, standby))
                .map(standby -> CardProblem.of(card, Field.CLUSTER, "emptier", standby.text(Field.HOST)))
                .limit(1)
                .toList();
    }

    private static List<CardProblem> standby(ServersModel servers, ServerCardModel card) {
        return isWrongWayRound(servers, card)
                ? List.of(CardProblem.of(
                        card, Field.CLUSTER, "larger", servers.primary().text(Field.HOST)))
                : List.of();
    }

    /** As far as the person has not said that it is right all the same. */
    static boolean isWrongWayRound(ServersModel servers, ServerCardModel standby) {
        return !servers.rightWayRound().get() && Direction.isWrongWayRound(servers.primary(), standby);
    }

    /** What is missing for a login attempt. */
    static List<CardProblem> missing(ServerCardModel card) {
        List<CardProblem> missing = new ArrayList<>();
        for (Problem problem : card.server().problems()) {
            Field.at(problem.path()).ifPresent(field -> missing.add(CardProblem.of(card, field, problem)));
        }
        if (card.form().way() == Way.KEY && card.text(Field.KEY_FILE).isBlank()) {
            missing.add(CardProblem.of(card, Field.KEY_FILE, "key-file"));
        }
        if (card.form().way() == Way.PASSWORD
                && card.form().isPrompt(Field.PASSWORD)
                && card.secrets().password().get().isEmpty()) {
            missing.add(CardProblem.of(card, Field.PASSWORD, "password"));
        }
        boolean sudoAsks =
                card.form().rootBy() == RootBy.SUDO_PASSWORD && card.form().isPrompt(Field.SUDO_PASSWORD);
        if (sudoAsks
                && card.form().way() != Way.PASSWORD
                && card.secrets().sudoPassword().get().isEmpty()) {
            missing.add(CardProblem.of(card, Field.SUDO_PASSWORD, "sudo-password"));
        }
        return missing;
    }

    static Mark mark(ServersModel servers, boolean ofPrimary) {
        List<ServerCardModel> cards = ofPrimary ? List.of(servers.primary()) : servers.standbys();
        if (cards.stream().anyMatch(card -> card.isBusy() || card.looking().get())) {
            return Mark.BUSY;
        }
        if (problems(servers, ofPrimary).isEmpty()) {
            return Mark.DONE;
        }
        if (cards.stream().anyMatch(card -> card.entry().link().get() instanceof LinkState.Remembered)) {
            return Mark.OUT_OF_DATE;
        }
        boolean wrong = cards.stream()
                .map(card -> card.entry().link().get())
                .anyMatch(state -> state instanceof LinkState.Failed || state instanceof LinkState.Connected);
        return wrong ? Mark.PROBLEM : Mark.TO_COME;
    }
}
