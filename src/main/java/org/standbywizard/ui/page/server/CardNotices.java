package org.standbywizard.ui.page.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.check.TargetChecks;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.text.FindingText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.shell.PageContext;

/** What of a server that was looked at has to be seen before one goes on. */
final class CardNotices {
    private final PageContext context;
    private final ServersModel servers;
    private final ServerCardModel card;
    private final HostFacts facts;
    private final String id;
    private final List<Node> notices = new ArrayList<>();

    private CardNotices(PageContext context, ServersModel servers, ServerCardModel card, HostFacts facts, String id) {
        this.context = context;
        this.servers = servers;
        this.card = card;
        this.facts = facts;
        this.id = id;
    }

    static List<Node> of(PageContext context, ServersModel servers, ServerCardModel card, String id) {
        return card.entry()
                .facts()
                .map(facts -> new CardNotices(context, servers, card, facts, id).all())
                .orElse(List.of());
    }

    /** What the notices depend on beside the card's own facts. */
    static Object key(ServersModel servers, ServerCardModel card) {
        return List.of(
                servers.swapPartner().map(partner -> partner.text(Field.HOST)).orElse(""),
                isWrongWayRound(servers, card),
                servers.primary().text(Field.HOST));
    }

    /** Whether this pair is concerned; on the primary's card any standby's. */
    private static boolean isWrongWayRound(ServersModel servers, ServerCardModel card) {
        return card.entry().isPrimary()
                ? servers.standbys().stream().anyMatch(s -> Direction.isWrongWayRound(servers.primary(), s))
                : Direction.isWrongWayRound(servers.primary(), card);
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server.notice." + key, values);
    }

    private List<Node> all() {
        if (facts.clusters().isEmpty()) {
            notices.add(notice(Tone.BAD, word("no-postgresql", card.text(Field.HOST))));
        }
        if (!facts.os().managers().isEmpty()) {
            notices.add(notice(
                    Tone.BAD, word("managed", String.join(", ", facts.os().managers()))));
        }
        if (facts.privilege() == Privilege.NONE) {
            notices.add(notice(Tone.WARN, word("no-root", facts.os().login())));
        }
        if (!facts.weakAlgorithms().isEmpty()) {
            notices.add(notice(Tone.WARN, word("weak-algorithms", String.join(", ", facts.weakAlgorithms()))));
        }
        if (card.cluster().isPresent()) {
            ofCluster(card.cluster().get());
        }
        return notices;
    }

    private void ofCluster(ClusterFacts cluster) {
        boolean asked = facts.chosen().filter(cluster::equals).isPresent();
        if (asked && !facts.sqlProblem().isEmpty()) {
            notices.add(notice(Tone.WARN, word("not-asked", facts.sqlProblem())));
        }
        if (card.entry().isPrimary()) {
            ofPrimary(cluster);
        } else {
            ofStandby();
        }
    }

    private void ofPrimary(ClusterFacts cluster) {
        if (Direction.isStandby(card)) {
            String follows = Direction.follows(card);
            notices.add(swap(
                    follows.isEmpty()
                            ? word("is-standby", card.text(Field.HOST))
                            : word("is-standby-of", card.text(Field.HOST), follows),
                    false));
        } else if (isWrongWayRound(servers, card)) {
            String standby = servers.swapPartner().map(s -> s.text(Field.HOST)).orElse("");
            notices.add(swap(word("emptier", card.text(Field.HOST), standby), true));
        } else if (cluster.state() == ClusterFacts.State.UNINITIALISED) {
            notices.add(notice(Tone.BAD, word("never-initialised", card.text(Field.HOST))));
        } else if (cluster.state() != ClusterFacts.State.RUNNING) {
            notices.add(notice(Tone.BAD, word("not-running", card.text(Field.HOST))));
        }
    }

    private void ofStandby() {
        String host = card.text(Field.HOST);
        if (isWrongWayRound(servers, card)) {
            notices.add(swap(word("larger", host, servers.primary().text(Field.HOST)), true));
        }
        Optional<HostFacts> own = Direction.chosenFacts(card);
        Optional<HostFacts> primary =
                Direction.chosenFacts(servers.primary()).filter(f -> f.server().isPresent());
        if (own.isEmpty() || servers.wizard().intent().get() == Intent.CHECK) {
            return;
        }
        if (primary.isPresent() && TargetChecks.isCopy(primary.get(), own.get())) {
            notices.add(notice(Tone.GOOD, word("copy", host, servers.primary().text(Field.HOST))));
            return;
        }
        List<Label> found = TargetChecks.content(own.get()).stream()
                .filter(finding -> finding.state() == Finding.State.CONFIRM)
                .map(finding -> FindingText.of(context.words(), finding).value())
                .map(value -> Kit.wrapped("\u2022 " + value))
                .toList();
        if (!found.isEmpty()) {
            VBox text = new VBox(4, Kit.wrapped(word("holds", host), "notice-title"));
            text.getChildren().addAll(found);
            text.getChildren().add(Kit.wrapped(word("holds.next", host), "quiet"));
            notices.add(Kit.id(notice(Tone.WARN, text), id + "-holds"));
        }
    }

    private Node notice(Tone tone, String text) {
        return notice(tone, Kit.wrapped(text));
    }

    private static HBox notice(Tone tone, Node text) {
        HBox notice = Kit.styled(new HBox(Kit.icon(tone), text), "notice", tone.styleClass());
        HBox.setHgrow(text, Priority.ALWAYS);
        return notice;
    }

    /** @param mayInsist whether the person may say that it is right all the same */
    private Node swap(String text, boolean mayInsist) {
        VBox column = Kit.styled(new VBox(Kit.wrapped(text, "notice-title")), "swap");
        Optional<ServerCardModel> partner = card.entry().isPrimary() ? servers.swapPartner() : Optional.of(card);
        partner.ifPresent(with -> {
            Button swap = Kit.button(word("swap"), () -> servers.swap(with));
            swap.setGraphic(Kit.icon(org.kordamp.ikonli.feather.Feather.REPEAT));
            Kit.id(swap, id + "-swap");
            column.getChildren().add(Kit.row(swap));
        });
        if (mayInsist) {
            CheckBox right = Kit.id(new CheckBox(word("right-way-round")), id + "-right");
            right.setWrapText(true);
            right.setSelected(servers.rightWayRound().get());
            right.setOnAction(event -> servers.rightWayRound().set(right.isSelected()));
            column.getChildren().add(right);
        }
        return notice(Tone.BAD, column);
    }
}
