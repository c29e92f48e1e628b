package org.standbywizard.ui.page.preflight;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Reveal;
import org.standbywizard.ui.page.preflight.PreflightModel.Phase;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.PageBase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** The page Pre-flight: checks server by server, then what is to be said to them. */
public final class PreflightPage extends PageBase {
    private final PageContext context;
    private final Messages words;
    private final PreflightModel model;
    private final Banners banners;
    private final CheckBar bar;
    private final ConsentCard consent;
    private final VBox cards = Kit.styled(new VBox(), "cards");
    private final VBox body;
    private final StringProperty next = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final BooleanProperty againShown = new SimpleBooleanProperty();

    public PreflightPage(PageContext context, PreflightModel model) {
        super(PageId.PREFLIGHT);
        this.context = context;
        this.words = context.words();
        this.model = model;
        title.set(words.get("page.preflight.title"));
        subtitle.set(words.get("page.preflight.subtitle"));
        this.banners = new Banners(context, model);
        this.bar = new CheckBar(context, model, () -> cards().forEach(card -> card.open(true)));
        this.consent = new ConsentCard(words, model.agreement());
        this.body = Kit.styled(new VBox(bar, banners, cards, consent), "preflight");
        actions.addAll(
                new Action("back", Action.Kind.BACK, word("back"), always(), context.navigator()::back),
                new Action("again", Action.Kind.NORMAL, again, againShown, this::again),
                new Action("next", Action.Kind.PRIMARY, next, always(), this::next));
        ListChangeListener<ServerChecks> changed = change -> rebuild();
        model.servers().addListener(changed);
        bag.add(() -> model.servers().removeListener(changed));
        bag.any(
                this::rebuild,
                model.phase(),
                model.fault(),
                model.unfolded().all(),
                context.layout().compact());
        bag.any(this::refresh, model.obstacles(), model.phase());
        bag.now(model.phase(), phase -> consent.show(model.verdict()));
    }

    private ObservableValue<String> word(String key) {
        return new SimpleStringProperty(words.get("page.preflight." + key));
    }

    private static ObservableValue<Boolean> always() {
        return new SimpleBooleanProperty(true);
    }

    private List<ServerCard> cards() {
        return cards.getChildren().stream().map(ServerCard.class::cast).toList();
    }

    private void rebuild() {
        body.getStyleClass().remove("compact");
        if (context.layout().compact().get()) {
            body.getStyleClass().add("compact");
        }
        cards.getChildren()
                .setAll(model.servers().stream()
                        .map(server -> new ServerCard(context, model, server))
                        .toList());
        bar.refresh(model.checked()
                .map(checked -> words.get(
                        "page.preflight.at",
                        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                .withLocale(words.locale())
                                .withZone(ZoneId.systemDefault())
                                .format(checked.at()))));
        banners.refresh();
    }

    private void refresh() {
        Optional<Obstacle> first = model.obstacles().get().stream().findFirst();
        note.set(first.map(this::words)
                .orElseGet(() -> words.get(
                        "page.preflight.note.ready",
                        model.checked().map(c -> c.findings().size()).orElse(0))));
        boolean looks = first.filter(o -> o instanceof Obstacle.NotLooked || o instanceof Obstacle.OutOfDate)
                .isPresent();
        next.set(words.get(looks ? "page.preflight.check" : "page.preflight.next"));
        boolean running = model.phase().get() == Phase.RUNNING;
        again.set(words.get(running ? "page.preflight.cancel" : "page.preflight.again"));
        againShown.set(running
                || !looks && first.filter(Obstacle.NoPlan.class::isInstance).isEmpty());
        mark.set(markOf(first));
        banners.refresh();
    }

    private Mark markOf(Optional<Obstacle> first) {
        if (model.phase().get() == Phase.RUNNING) {
            return Mark.BUSY;
        }
        if (first.isEmpty()) {
            return Mark.DONE;
        }
        if (model.checked().isPresent() && !model.isCurrent()) {
            return Mark.OUT_OF_DATE;
        }
        boolean hard = model.checked().isPresent() && first.get().isHard();
        return hard || model.phase().get() == Phase.FAULT ? Mark.PROBLEM : Mark.TO_COME;
    }

    private String words(Obstacle obstacle) {
        String key = "page.preflight.note.";
        if (obstacle instanceof Obstacle.Unreachable o) {
            return words.get(key + "unreachable", o.host());
        } else if (obstacle instanceof Obstacle.Blocked o) {
            return words.get(key + "blocked", o.host(), o.count());
        } else if (obstacle instanceof Obstacle.Unnamed o) {
            return words.get(key + "unnamed", o.host());
        } else if (obstacle instanceof Obstacle.Edits o) {
            return words.get(key + "edits", o.host());
        } else if (obstacle instanceof Obstacle.Unread o) {
            return words.get(key + "unread", o.warnings());
        } else if (obstacle instanceof Obstacle.Looking) {
            return words.get(key + "looking");
        } else if (obstacle instanceof Obstacle.OutOfDate) {
            return words.get(key + "out-of-date");
        }
        return words.get(key + (obstacle instanceof Obstacle.NoPlan ? "no-plan" : "not-looked"));
    }

    private void again() {
        if (model.phase().get() == Phase.RUNNING) {
            model.cancel();
        } else {
            model.start();
        }
    }

    private void next() {
        Optional<Obstacle> first = model.obstacles().get().stream().findFirst();
        if (first.isEmpty()) {
            context.navigator().next();
        } else if (first.get() instanceof Obstacle.NotLooked || first.get() instanceof Obstacle.OutOfDate) {
            model.start();
        } else {
            target(first.get()).ifPresent(Reveal::focus);
        }
    }

    /** What to look at to get over it. */
    private Optional<Node> target(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.NoPlan) {
            return banners.target();
        }
        if (obstacle instanceof Obstacle.Unreachable o) {
            return firstProblem(o.host().name());
        }
        return obstacle instanceof Obstacle.Blocked o ? firstProblem(o.host().name()) : consent.target(obstacle);
    }

    private Optional<Node> firstProblem(String host) {
        return cards().stream()
                .filter(card -> card.server().id().name().equals(host))
                .findFirst()
                .flatMap(ServerCard::firstProblem);
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void entered() {
        model.entered();
    }

    @Override
    public void close() {
        super.close();
        bar.close();
        consent.close();
    }
}
