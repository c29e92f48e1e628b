package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.verify.CommitWaits;
import org.standbywizard.verify.FoundReplication;

/** The picture of the replication, and what it cannot show. */
final class TopologyCard {
    private final PageContext context;
    private final Messages words;
    private final VerifyModel model;
    private final Draughtsman draughtsman;
    private final Topology topology = Kit.id(new Topology(), "topology");
    private final VBox notes = new VBox(8);
    private final VBox node;
    private List<String> noted = List.of();

    TopologyCard(PageContext context, VerifyModel model, Bag bag) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.draughtsman = new Draughtsman(words);
        this.node = Kit.card(Kit.styled(new VBox(12, topology, notes), "topology-card"));
        bag.any(this::show, model.moment(), model.phase());
    }

    Node node() {
        return node;
    }

    void setNarrow(boolean narrow) {
        topology.setNarrow(narrow);
    }

    /** What the picture says, as lines of text. */
    String text() {
        return drawing().text();
    }

    private Drawing drawing() {
        return model.moment().get().map(draughtsman::of).orElseGet(() -> draughtsman.unseen(model.planned()));
    }

    private void show() {
        Drawing drawing = drawing();
        topology.show(drawing, words.get("page.verify.topology") + "\n" + drawing.text());
        boolean known = !drawing.primary().name().isEmpty();
        topology.setVisible(known);
        topology.setManaged(known);
        List<Note> now = new ArrayList<>();
        model.moment().get().ifPresent(moment -> {
            moment.waiting().ifPresent(waits -> now.add(waits(waits, moment)));
            found(moment, now);
        });
        List<String> keys = now.stream().map(Note::toString).toList();
        if (!keys.equals(noted)) {
            noted = keys;
            notes.getChildren()
                    .setAll(now.stream()
                            .map(note -> FailureNote.notice(note.tone(), Kit.wrapped(note.text())))
                            .toList());
        }
        Optional<Failure> failure =
                model.phase().get() instanceof Phase.Failed failed ? Optional.of(failed.failure()) : Optional.empty();
        failure.ifPresent(f -> {
            noted = List.of();
            notes.getChildren().setAll(FailureNote.of(context, f));
        });
        notes.setVisible(!notes.getChildren().isEmpty());
        notes.setManaged(!notes.getChildren().isEmpty());
    }

    private record Note(Tone tone, String text) {}

    private Note waits(CommitWaits waits, Moment moment) {
        long limit = moment.found().expected().thresholds().commitMillis();
        long longest = waits.longestMillis().orElse(0);
        HostId primary = moment.primary();
        return longest > limit
                ? new Note(Tone.BAD, words.get("page.verify.waits", waits.count(), primary, Times.span(longest, words)))
                : new Note(Tone.INFO, words.get("page.verify.waits.moment", waits.count(), primary));
    }

    private void found(Moment moment, List<Note> notes) {
        HostId named = model.plannedPrimary().orElse(moment.primary());
        if (!named.equals(moment.primary())) {
            notes.add(new Note(Tone.WARN, words.get("page.verify.found.swapped", named, moment.primary())));
        }
        for (FoundReplication.Apart apart : moment.found().apart()) {
            notes.add(new Note(
                    Tone.WARN,
                    switch (apart.why()) {
                        case CASCADES ->
                            words.get(
                                    "page.verify.found.cascades",
                                    apart.server(),
                                    apart.upstream().map(HostId::name).orElse("?"));
                        case OTHER_CLUSTER -> words.get("page.verify.found.other-cluster", apart.server());
                    }));
        }
    }
}
