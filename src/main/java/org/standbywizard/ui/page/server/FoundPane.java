package org.standbywizard.ui.page.server;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.HelpBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.shell.PageContext;

/** What came of the login: nothing yet, what goes on, what is asked, why it failed, or what was found. */
final class FoundPane extends VBox implements AutoCloseable {
    private final PageContext context;
    private final ServersModel servers;
    private final ServerCardModel card;
    private final String id;
    private final Bag bag = new Bag();
    private final Label host = Kit.styled(new Label(), "card-title");
    private final Label badge = Kit.badge(Tone.NEUTRAL, "");
    private final Label since = Kit.styled(new Label(), "quiet");
    private final Button again;
    private final VBox body = Kit.styled(new VBox(), "card-body", "found-body");
    private Object shown = "nothing";

    FoundPane(PageContext context, ServersModel servers, ServerCardModel card, String id) {
        this.context = context;
        this.servers = servers;
        this.card = card;
        this.id = id;
        Kit.styled(this, "card", "found");
        Kit.id(badge, id + "-state");
        again = Kit.iconButton(Feather.REFRESH_CW, word("look-again"), card::look);
        Kit.id(again, id + "-look");
        HBox head = Kit.styled(Kit.row(host, badge, Kit.spacer(), since, again), "card-head");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, body);
        bag.now(servers.changes(), count -> refresh());
        bag.onChange(context.layout().compact(), compact -> refresh());
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server." + key, values);
    }

    /** Everything that this shows depends on: built anew only when it changes, so that focus and typing stay. */
    private void refresh() {
        LinkState state = card.entry().link().get();
        boolean idle = state instanceof LinkState.Idle;
        String name = card.text(Field.HOST).strip();
        host.setText(name.isEmpty() ? word("unnamed") : name);
        Object now = List.of(
                state,
                idle ? "" : card.text(Field.CLUSTER),
                card.looking().get(),
                context.layout().compact().get(),
                servers.rightWayRound().get(),
                servers.wizard().intent().get(),
                CardNotices.key(servers, card),
                Direction.addresses(servers, card));
        if (!now.equals(shown)) {
            shown = now;
            show(state);
        }
    }

    private void show(LinkState state) {
        String focused = focused();
        getStyleClass().remove("remembered");
        again.setVisible(state instanceof LinkState.Connected && !card.looking().get());
        since.setText("");
        if (state instanceof LinkState.Connected connected) {
            badge(card.looking().get() ? Tone.ACTIVE : Tone.GOOD, card.looking().get() ? "looking" : "connected");
            found(connected.facts());
        } else if (state instanceof LinkState.Remembered old) {
            badge(Tone.NEUTRAL, "remembered");
            since.setText(word("remembered.since", date(old.at())));
            getStyleClass().add("remembered");
            found(old.facts());
        } else if (state instanceof LinkState.Failed failed) {
            badge(failed.failure() instanceof Failure.HostKeyUnknown ? Tone.WARN : Tone.BAD, "not-connected");
            body.getChildren().setAll(failed(failed.failure()));
        } else if (state instanceof LinkState.Asking asking) {
            badge(Tone.INFO, "asking");
            QuestionPane question = new QuestionPane(context, card, asking.question(), id);
            boolean here = Focus.mayCome(this);
            body.getChildren().setAll(question);
            if (here) {
                question.focus();
            }
        } else if (state instanceof LinkState.Connecting) {
            badge(Tone.ACTIVE, "connecting");
            body.getChildren().setAll(quiet(spinner(), word("connecting.hint", card.text(Field.HOST))));
        } else {
            badge(Tone.NEUTRAL, "idle");
            body.getChildren().setAll(quiet(Kit.icon(Tone.INFO), word("idle.hint")));
        }
        if (!focused.isEmpty() && body.lookup("#" + focused) != null) {
            body.lookup("#" + focused).requestFocus();
        }
    }

    /** The id of what has the focus inside; empty if nothing has. */
    private String focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == body) {
                return owner.getId() == null ? "" : owner.getId();
            }
        }
        return "";
    }

    private void badge(Tone tone, String key) {
        Kit.show(badge, tone, word("state." + key));
    }

    private static HBox quiet(Node icon, String text) {
        Label label = Kit.wrapped(text, "quiet");
        HBox.setHgrow(label, Priority.ALWAYS);
        return Kit.row(icon, label);
    }

    private static ProgressIndicator spinner() {
        return Kit.styled(new ProgressIndicator(), "spinner");
    }

    private String date(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(context.words().locale())
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    private List<Node> failed(Failure failure) {
        if (failure instanceof Failure.HostKeyChanged changed) {
            return List.of(new ChangedKey(context, changed));
        }
        FailureText text = FailureText.of(context.words(), failure);
        List<Node> nodes = new ArrayList<>();
        boolean atField = FailurePlace.of(failure, card.entry().part().get()).isPresent();
        HBox line = quiet(Kit.icon(Tone.BAD), atField ? word("failed.at-field") : text.cause() + " " + text.next());
        line.getChildren().get(1).getStyleClass().remove("quiet");
        nodes.add(Kit.id(line, id + "-failure"));
        if (!text.detail().isEmpty()) {
            Label detail = Kit.mono(text.detail());
            detail.setWrapText(true);
            Button copy = Kit.iconButton(
                    Feather.COPY, word("failed.copy"), () -> context.desktop().copy(text.toString()));
            HBox.setHgrow(detail, Priority.ALWAYS);
            detail.setMaxWidth(Double.MAX_VALUE);
            nodes.add(Kit.styled(Kit.row(detail, copy), "code"));
        }
        nodes.add(new HelpBox(context.words(), text.known(), context.desktop()::copy));
        return nodes;
    }

    private void found(HostFacts facts) {
        List<Node> nodes = new ArrayList<>();
        nodes.addAll(CardNotices.of(context, servers, card, id));
        if (facts.clusters().size() > 1) {
            nodes.add(new ClusterChoice(context, card, facts.clusters(), id));
        }
        FactGrid left = new FactGrid(FactRows.left(context.words(), card, facts));
        FactGrid right = new FactGrid(FactRows.right(context.words(), card, facts));
        nodes.add(Kit.styled(
                new VBox(columns(left, right), new FactGrid(FactRows.wide(context.words(), servers, card, facts))),
                "facts-column"));
        body.getChildren().setAll(nodes);
    }

    /** Side by side where there is room. */
    private Node columns(FactGrid left, FactGrid right) {
        if (context.layout().compact().get()) {
            return Kit.styled(new VBox(left, right), "facts-column");
        }
        HBox columns = Kit.styled(new HBox(left, right), "facts-columns");
        for (FactGrid grid : List.of(left, right)) {
            grid.setMinWidth(0);
            grid.setPrefWidth(0);
            HBox.setHgrow(grid, Priority.ALWAYS);
        }
        return columns;
    }

    /** To the choice of a cluster, or to what else can be done here; false if there is neither. */
    boolean focusChoice() {
        for (Node node : body.getChildren()) {
            if (node instanceof ClusterChoice choice) {
                choice.focus();
                return true;
            }
        }
        Node swap = body.lookup("#" + id + "-swap");
        if (swap != null) {
            swap.requestFocus();
        }
        return swap != null;
    }

    @Override
    public void close() {
        bag.close();
    }
}
