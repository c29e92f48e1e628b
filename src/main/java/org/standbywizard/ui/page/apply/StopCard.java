package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunState;
import org.standbywizard.run.ServersNow;
import org.standbywizard.run.Serving;
import org.standbywizard.run.Stopped;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.HelpBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.fx.TroubleBox;
import org.standbywizard.ui.page.apply.Aftercare.Aftermath;
import org.standbywizard.ui.shell.PageContext;

/** After a run that stopped: why, what stands now, and what to do with a slot that nobody uses. */
final class StopCard extends VBox {
    private final PageContext context;
    private final ApplyModel model;
    private final ApplyWords words;
    private final StepText steps;
    private final Runnable left;

    /** @param left the person leaves it as it is */
    StopCard(PageContext context, ApplyModel model, Runnable left) {
        this.context = context;
        this.model = model;
        this.words = new ApplyWords(context.words());
        this.steps = new StepText(context.words());
        this.left = left;
        getStyleClass().add("stop-card");
        setId("stopped");
    }

    void update() {
        Aftermath aftermath = model.aftercare().aftermath().get();
        List<Node> parts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        aftermath.failure().ifPresent(failures::add);
        model.course().state().get().map(RunState::failures).ifPresent(failures::addAll);
        failures.stream()
                .filter(failure -> !(failure instanceof Failure.Cancelled))
                .map(this::trouble)
                .forEach(parts::add);
        List<Failure.Refused> locked = failures.stream()
                .filter(failure -> failure instanceof Failure.Refused refused && LOCKED.contains(refused.reason()))
                .map(Failure.Refused.class::cast)
                .toList();
        if (!locked.isEmpty()) {
            parts.add(takeOver(locked));
        }
        if (model.aftercare().leaving().get()) {
            parts.add(leave(aftermath));
        }
        model.course().state().get().ifPresent(state -> parts.add(standing(state, aftermath)));
        getChildren().setAll(parts);
    }

    private Node trouble(Failure failure) {
        FailureText text = FailureText.of(context.words(), failure);
        return new TroubleBox(
                Tone.BAD,
                text.cause(),
                text.next(),
                text.detail(),
                words.get("details"),
                words.get("copy"),
                context.desktop()::copy,
                new HelpBox(context.words(), text.known(), context.desktop()::copy));
    }

    private Node standing(RunState state, Aftermath aftermath) {
        List<Node> lines = new ArrayList<>();
        for (HostId host : state.hosts()) {
            lines.add(host(host, state, aftermath));
        }
        aftermath.stopped().ifPresent(stopped -> stopped(stopped, state, aftermath, lines));
        Label asking = Kit.styled(new Label(aftermath.asking() ? words.get("stand.asking") : ""), "hint");
        Button again = Kit.iconButton(Feather.REFRESH_CW, words.get("stand.again"), () -> model.aftercare()
                .ask());
        again.setDisable(aftermath.asking());
        VBox card = Kit.titled(words.get("stand.title"), Kit.row(asking, again), lines.toArray(Node[]::new));
        card.setId("standing");
        return card;
    }

    /** One server: as it says itself, else as the run tells. */
    private Node host(HostId host, RunState state, Aftermath aftermath) {
        Optional<ServersNow.Server> said = aftermath.servers().flatMap(now -> now.of(host));
        if (said.isEmpty()) {
            Serving serving = Serving.of(state, host);
            return line(tone(serving), words.get("serving." + serving.name().toLowerCase(Locale.ROOT), host), "");
        }
        boolean primary = host.equals(state.changeSet().primary());
        if (said.get() instanceof ServersNow.Server.Runs runs) {
            boolean odd = primary && runs.recovering();
            boolean former = !primary && !runs.recovering();
            String text = former ? words.get("serving.former", host) : words.server(host, runs);
            return line(odd ? Tone.BAD : Tone.GOOD, text, words.get("stand.clients", runs.clients()));
        }
        if (said.get() instanceof ServersNow.Server.Unknown unknown) {
            return line(
                    Tone.WARN,
                    words.get("serving.unknown", host),
                    FailureText.of(context.words(), unknown.failure()).cause());
        }
        return line(primary ? Tone.BAD : Tone.WARN, words.get("serving.stopped", host), "");
    }

    private static Tone tone(Serving serving) {
        return switch (serving) {
            case SERVES, STANDBY, FORMER -> Tone.GOOD;
            case RESTARTING -> Tone.ACTIVE;
            case STOPPED, UNKNOWN -> Tone.WARN;
        };
    }

    private void stopped(Stopped stopped, RunState state, Aftermath aftermath, List<Node> lines) {
        for (String slot : stopped.slots()) {
            lines.add(slot(slot, stopped.primary(), aftermath));
        }
        state.droppedSlots().forEach(slot -> lines.add(line(Tone.INFO, words.get("stand.slot.dropped", slot), "")));
        stopped.aside().forEach((host, place) -> lines.add(line(Tone.INFO, words.get("stand.aside", host, place), "")));
        if (!model.undoes()) {
            stopped.lanes().stream()
                    .filter(lane -> !lane.stopped().isEmpty())
                    .forEach(lane -> lines.add(line(
                            Tone.NEUTRAL,
                            words.get(
                                    "stand.at",
                                    lane.host(),
                                    ApplyWords.names(lane.stopped().stream()
                                            .map(steps::title)
                                            .toList())),
                            "")));
        }
    }

    private Node slot(String slot, HostId primary, Aftermath aftermath) {
        Optional<ServersNow.Server.Runs> runs = aftermath.servers().flatMap(now -> now.running(primary));
        Optional<ServersNow.Slot> now = runs.flatMap(r -> r.slot(slot));
        if (runs.isPresent() && now.isEmpty()) {
            return line(Tone.INFO, words.get("stand.slot.gone", slot, primary), "");
        }
        boolean known = now.isPresent() && now.get().kept().isPresent();
        String text = known
                ? words.get("stand.slot.keeps", slot, primary, now.get().kept().getAsLong())
                : words.get("stand.slot", slot, primary);
        var limit = runs.isPresent() ? runs.get().slotLimit() : model.slotLimit();
        return line(
                Tone.WARN,
                text,
                limit.isPresent()
                        ? words.get("stand.slot.limit", limit.getAsLong())
                        : words.get("stand.slot.no-limit", primary));
    }

    private static Node line(Tone tone, String text, String more) {
        VBox words = new VBox(Kit.wrapped(text));
        if (!more.isEmpty()) {
            words.getChildren().add(Kit.wrapped(more, "hint"));
        }
        javafx.scene.layout.HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        var row = Kit.row(Kit.icon(tone), words);
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        row.getStyleClass().add("stand-line");
        return row;
    }

    /** What {@link org.standbywizard.run.Runner} refuses with when another run holds a host: who, its run, and times. */
    private static final Set<String> LOCKED = Set.of("locked-working", "locked-silent", "locked-stopped");

    /** No button is a default: to take over from somebody who works would leave the servers between two runs. */
    private Node takeOver(List<Failure.Refused> locked) {
        Set<String> runs = new TreeSet<>();
        Set<String> who = new TreeSet<>();
        Set<String> hosts = new TreeSet<>();
        for (Failure.Refused one : locked) {
            who.add(one.args().get(0));
            runs.add(one.args().get(1));
            hosts.add(one.host());
        }
        String others = String.join(", ", who);
        Button take = Kit.deliberate(Kit.id(
                Kit.styled(
                        Kit.button(words.get("lock.take", Kit.literal(others)), () -> model.takeOver(runs)), "danger"),
                "lock-take"));
        VBox box = new VBox(
                8,
                Kit.wrapped(words.get("lock.title", others, String.join(", ", hosts)), "strong"),
                Kit.wrapped(words.get("lock.text", String.join(", ", runs))),
                Kit.row(take));
        box.getStyleClass().addAll("notice", Tone.WARN.styleClass());
        box.setId("locked");
        return box;
    }

    private Node leave(Aftermath aftermath) {
        Stopped stopped = aftermath.stopped().orElseThrow();
        String slots = String.join(", ", stopped.slots());
        Button keep = Kit.id(Kit.button(words.get("leave.keep", Kit.literal(slots)), left), "leave-keep");
        Button drop = Kit.deliberate(Kit.id(
                Kit.styled(
                        Kit.button(words.get("leave.drop", Kit.literal(slots)), model.aftercare()::dropSlots),
                        "danger"),
                "leave-drop"));
        keep.setMnemonicParsing(true);
        drop.setDisable(aftermath.asking());
        VBox box = new VBox(
                8,
                Kit.wrapped(words.get("leave.title", slots, stopped.primary()), "strong"),
                Kit.wrapped(words.get("leave.text", stopped.primary())),
                Kit.row(keep, drop));
        box.getStyleClass().addAll("notice", Tone.WARN.styleClass());
        box.setId("leave");
        return box;
    }
}
