package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.standbywizard.run.RunState;
import org.standbywizard.ui.fx.ContentScroll;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.PageBase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/**
 * A run or an undo as it goes: who serves, the steps of each host side by side, the copies, the log. Its cards are classes
 * of their own; what is left here is what connects them.
 */
public final class ApplyPage extends PageBase {
    private final PageContext context;
    private final ApplyModel model;
    private final ApplyWords words;
    private final ReadOnlyStringWrapper percent = new ReadOnlyStringWrapper("");
    private final ApplyActions footer;
    private final StepCard hold;
    private final ConfirmCard confirm;
    private final StopCard stop;
    private final OutcomeCard outcome;
    private final CopyCard copies;
    private final LaneGrid lanes;
    private final LogCard log;
    private final VBox cards = new VBox();
    private final VBox body;
    private final PaceChoice pace;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));

    public ApplyPage(PageContext context, ApplyModel model) {
        super(PageId.APPLY);
        this.context = context;
        this.model = model;
        this.words = new ApplyWords(context.words());
        this.footer = new ApplyActions(context, model);
        this.hold = new StepCard(context, model);
        this.confirm = new ConfirmCard(context.words(), model);
        this.stop = new StopCard(context, model, footer::toTheStart);
        this.outcome = new OutcomeCard(context.words());
        this.copies = new CopyCard(context.words());
        this.lanes = new LaneGrid(context, bag);
        this.log = new LogCard(context, model.course().log(), bag);
        VBox upper = Kit.styled(new VBox(cards, copies, lanes), "apply-upper");
        cards.getStyleClass().add("apply-cards");
        ContentScroll scroll = Kit.styled(new ContentScroll(upper), "apply-scroll");
        VBox.setVgrow(scroll, Priority.SOMETIMES);
        VBox.setVgrow(log, Priority.ALWAYS);
        this.body = Kit.styled(new VBox(scroll, log), "apply");
        bag.onChange(body.heightProperty(), height -> log.room(height.doubleValue()));
        this.pace = new PaceChoice(words, model.holding(), bag);
        clock.setCycleCount(Animation.INDEFINITE);
        bag.add(clock::stop);
        listen();
    }

    private void listen() {
        bag.any(this::reface, model.face(), model.holding().held(), model.confirming());
        bag.any(
                this::restep,
                model.course().diary(),
                model.course().pager().place(),
                model.guesses().asking(),
                model.guesses().given(),
                model.holding().looking(),
                model.holding().stepwise(),
                context.layout().compact());
        bag.onChange(model.holding().held(), held -> held.ifPresent(this::quiet));
        bag.any(this::restate, model.course().state());
        bag.any(
                this::aftermath,
                model.aftercare().aftermath(),
                model.aftercare().leaving(),
                model.retrying().next());
        bag.onChange(model.confirming(), asked -> {
            if (asked) {
                confirm.focusKeep();
            }
        });
        bag.now(
                model.course().progress(),
                share -> percent.set(
                        model.face().get().isBusy()
                                ? words.get("percent", Math.round(share.doubleValue() * 100))
                                : ""));
    }

    private void reface() {
        Face face = model.face().get();
        List<Node> shown = new ArrayList<>();
        if (model.confirming().get() && face.isBusy()) {
            confirm.update(model);
            shown.add(confirm);
        }
        switch (face) {
            case FAILED, CANCELLED -> {
                stop.update();
                shown.add(stop);
            }
            case DONE, UNDONE, UNFINISHED, RECONNECTING -> {
                outcome.update(model);
                shown.add(outcome);
            }
            default -> {}
        }
        if (!model.undoes() && hold.update()) {
            shown.add(hold);
        }
        if (!cards.getChildren().equals(shown)) {
            cards.getChildren().setAll(shown);
        }
        cards.setVisible(!shown.isEmpty());
        cards.setManaged(!shown.isEmpty());
        // Before a run too: a class wants to begin with the first step.
        pace.setDisable(model.undoes());
        actions.setAll(footer.of(face));
        mark.set(mark(face));
        say();
    }

    /** The step's card alone; what the other cards need may not be there yet. */
    private void restep() {
        boolean shown = !model.undoes() && hold.update();
        if (shown != cards.getChildren().contains(hold)) {
            if (shown) {
                cards.getChildren().add(hold);
            } else {
                cards.getChildren().remove(hold);
            }
        }
        boolean any = !cards.getChildren().isEmpty();
        cards.setVisible(any);
        cards.setManaged(any);
        if (model.face().get() == Face.HELD) {
            actions.setAll(footer.of(Face.HELD));
        }
    }

    /**
     * A new step waits: no button of the footer keeps the focus, so that the next key of a presenter's clicker, or of
     * somebody who types on, begins nothing. Whoever is elsewhere stays there.
     */
    private void quiet(Holding.Hold held) {
        Scene scene = hold.getScene();
        if (scene == null) {
            return;
        }
        Node owner = scene.getFocusOwner();
        String id = owner == null || owner.getId() == null ? "" : owner.getId();
        if (owner == null || id.startsWith("action-") || id.equals("page-title")) {
            hold.requestFocus();
        }
    }

    private static Mark mark(Face face) {
        return switch (face) {
            case IDLE, UNDONE -> Mark.TO_COME;
            case DONE -> Mark.DONE;
            case FAILED, CANCELLED, UNFINISHED -> Mark.PROBLEM;
            default -> Mark.BUSY;
        };
    }

    private void restate() {
        Optional<RunState> state = model.course().state().get();
        long now = now();
        lanes.update(state, now);
        copies.show(false);
        state.ifPresent(copies::update);
        log.hosts(state.map(RunState::hosts).orElse(List.of()));
        log.setVisible(state.isPresent());
        log.setManaged(state.isPresent());
        if (model.confirming().get()) {
            confirm.update(model);
        }
        say();
    }

    private void aftermath() {
        Face face = model.face().get();
        if (face.isStopped()) {
            stop.update();
        } else if (face == Face.RECONNECTING) {
            outcome.update(model);
        }
        say();
    }

    private void tick() {
        lanes.update(model.course().state().get(), now());
        note.set(words.note(model, now()));
    }

    private long now() {
        return context.model().services().clock().millis();
    }

    private void say() {
        title.set(words.title(model));
        subtitle.set(words.subtitle(model));
        note.set(words.note(model, now()));
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public Optional<Node> aside() {
        return Optional.of(pace);
    }

    @Override
    public ObservableValue<String> progress() {
        return percent.getReadOnlyProperty();
    }

    @Override
    public void entered() {
        model.entered();
        clock.play();
    }

    @Override
    public void left() {
        clock.stop();
    }
}
