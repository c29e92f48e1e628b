package org.standbywizard.ui.page.apply;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Action.Kind;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.ReportSaving;

/** The footer's buttons for each face. */
final class ApplyActions {
    private final PageContext context;
    private final ApplyModel model;
    private final ApplyWords words;

    ApplyActions(PageContext context, ApplyModel model) {
        this.context = context;
        this.model = model;
        this.words = new ApplyWords(context.words());
    }

    List<Action> of(Face face) {
        return switch (face) {
            case IDLE -> List.of(back());
            case UNFINISHED ->
                List.of(
                        back(),
                        action("undo-all", Kind.NORMAL, words.get("action.undo-that"), this::undoAll),
                        action("retry", Kind.PRIMARY, words.get("action.go-on-with-it"), model::retry));
            case RUNNING -> model.undoes() ? List.of(cancel()) : List.of(pause(), cancel());
            case PAUSING ->
                List.of(
                        action("go-on", Kind.NORMAL, words.get("action.do-not-pause"), () -> model.holding()
                                .pause(false)),
                        cancel());
            case HELD -> held();
            case CANCELLING ->
                List.of(new Action("cancel", Kind.NORMAL, word(words.get("action.stopping")), no(), () -> {}));
            case RECONNECTING ->
                List.of(
                        action("stop-trying", Kind.NORMAL, words.get("action.stop-trying"), model::stopTrying),
                        action("try-now", Kind.PRIMARY, words.get("action.try-now"), model.retrying()::now));
            case FAILED, CANCELLED -> stopped();
            case DONE ->
                List.of(
                        action("undo-all", Kind.NORMAL, words.get("action.undo"), this::undoAll),
                        report(),
                        action("verify", Kind.PRIMARY, words.get("action.verify"), () -> context.navigator()
                                .go(PageId.VERIFY)));
            case UNDONE ->
                List.of(report(), action("start", Kind.PRIMARY, words.get("action.start"), this::toTheStart));
        };
    }

    private List<Action> stopped() {
        if (model.course().state().get().isEmpty()) {
            return List.of(back(), action("retry", Kind.PRIMARY, words.get("action.retry"), model::retry));
        }
        Action retry = action(
                "retry",
                Kind.PRIMARY,
                words.get(model.face().get() == Face.FAILED ? "action.retry" : "action.go-on"),
                model::retry);
        Action leave = action("leave", Kind.NORMAL, words.get("action.leave"), this::leave);
        return model.undoes()
                ? List.of(leave, report(), retry)
                : List.of(
                        leave,
                        report(),
                        action("undo-all", Kind.NORMAL, words.get("action.undo-all"), this::undoAll),
                        retry);
    }

    private Action back() {
        return action("back", Kind.BACK, words.get("action.back"), context.navigator()::back);
    }

    /** Of the run that is shown, from its journal. */
    private Action report() {
        return action("save-report", Kind.NORMAL, words.get("action.report"), () -> model.course()
                .state()
                .get()
                .ifPresent(state -> new ReportSaving(context).run(state.runId())));
    }

    private Action pause() {
        return action("pause", Kind.NORMAL, words.get("action.pause"), () -> model.holding()
                .pause(true));
    }

    private Action cancel() {
        return action("cancel", Kind.NORMAL, words.get("action.cancel"), () -> model.confirming()
                .set(true));
    }

    /** A step is let begin, or left to the person, or looked at when they did it. */
    private List<Action> held() {
        Optional<Holding.Hold> hold = model.holding().held().get();
        boolean mayHand = hold.filter(h -> h.why() != StepGate.Why.PAUSE).isPresent();
        if (!mayHand) {
            return List.of(cancel(), go());
        }
        Holding.Hold held = hold.get();
        if (model.course().isHanded(held.step())) {
            return List.of(
                    cancel(),
                    action("go", Kind.NORMAL, words.get("action.for-me"), model.holding()::go),
                    action("check", Kind.PRIMARY, words.get("action.check"), model.holding()::check));
        }
        Action hand = action("by-hand", Kind.NORMAL, words.get("action.by-hand"), model.holding()::handOver);
        return held.refusal().isEmpty() && model.holding().stepwise().get()
                ? List.of(cancel(), hand, go())
                : List.of(cancel(), go());
    }

    private Action go() {
        Optional<Holding.Hold> hold = model.holding().held().get();
        StepGate.Why why = hold.map(Holding.Hold::why).orElse(StepGate.Why.PAUSE);
        if (why == StepGate.Why.RESTART) {
            Holding.Hold held = hold.orElseThrow();
            String host = Kit.literal(held.step().host().name());
            String label = held.clients().isPresent()
                    ? words.get("action.restart.counted", host, held.clients().getAsInt())
                    : words.get("action.restart", host);
            return action("restart", Kind.DANGER, label, model.holding()::go);
        }
        return action(
                "go",
                Kind.PRIMARY,
                words.get(why == StepGate.Why.NEXT ? "action.next" : "action.go-on"),
                model.holding()::go);
    }

    /** A slot that nobody uses wants an answer first. */
    private void leave() {
        boolean slots = model.aftercare()
                .aftermath()
                .get()
                .stopped()
                .map(stopped -> !stopped.slots().isEmpty())
                .orElse(false);
        if (slots && !model.undoes()) {
            model.aftercare().leaving().set(true);
        } else {
            toTheStart();
        }
    }

    void toTheStart() {
        model.aftercare().leaving().set(false);
        context.navigator().go(PageId.START);
    }

    /** The page Undo shows what it means, and asks. */
    private void undoAll() {
        model.undoAll(() -> context.navigator().go(PageId.UNDO));
    }

    private static Action action(String id, Kind kind, String label, Runnable run) {
        return new Action(id, kind, word(label), new ReadOnlyObjectWrapper<>(true), run);
    }

    private static ReadOnlyStringWrapper word(String label) {
        return new ReadOnlyStringWrapper(label);
    }

    private static ReadOnlyObjectWrapper<Boolean> no() {
        return new ReadOnlyObjectWrapper<>(false);
    }
}
