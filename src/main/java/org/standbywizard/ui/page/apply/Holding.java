package org.standbywizard.ui.page.apply;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.standbywizard.run.Gate;
import org.standbywizard.steps.ByHand;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;
import org.standbywizard.ui.model.Work;

/** The step that waits for a person's word, as the window sees it; lives over several goes of a run. */
final class Holding {
    private final Work work;
    private final Runnable hear;
    private final Consumer<Step> restartHeld;
    private final ReadOnlyObjectWrapper<Optional<Hold>> held = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final BooleanProperty stepwise = new SimpleBooleanProperty();
    /** Whether what a person did, or wants to do, is being looked at. */
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

    private Optional<StepGate> gate = Optional.empty();
    private Function<Step, Optional<String>> refusal = step -> Optional.empty();
    /** The same as the properties, for the thread that makes a gate: the first step may not slip through. */
    private volatile boolean each;

    private volatile boolean pausing;

    /**
     * @param hear hears all news, so that the run is known before a step of it waits
     * @param restartHeld is told when the primary's restart waits
     */
    Holding(Work work, Runnable hear, Consumer<Step> restartHeld) {
        this.work = work;
        this.hear = hear;
        this.restartHeld = restartHeld;
        stepwise.addListener((o, was, is) -> {
            each = is;
            gate.ifPresent(g -> g.stepwise(is));
        });
        paused.addListener((o, was, is) -> {
            pausing = is;
            gate.ifPresent(g -> g.pause(is));
        });
    }

    /**
     * A step that waits.
     *
     * @param clients connections that the primary's restart would cut, if they were counted
     * @param refusal why no person may do it: a word of {@code by-hand.not.<reason>}
     */
    record Hold(Step step, StepGate.Why why, OptionalInt clients, Optional<String> refusal) {}

    /**
     * What an earlier go of the run left.
     *
     * @param standing steps that nobody need be asked about again
     * @param handed steps that were left to the person
     * @param begun steps that the wizard began, so that no person may do them any more
     */
    record Known(Set<String> standing, Set<String> handed, Set<String> begun) {
        static final Known NOTHING = new Known(Set.of(), Set.of(), Set.of());
    }

    ReadOnlyObjectProperty<Optional<Hold>> held() {
        return held.getReadOnlyProperty();
    }

    /** Whether a pause was asked for. */
    ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /** Whether each step waits for Next. */
    BooleanProperty stepwise() {
        return stepwise;
    }

    /** Whether the step that waits is being looked at for its person. */
    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** A person begins a run or goes on with it. */
    void reset() {
        letGo();
        paused.set(false);
    }

    /** A run has ended, or lost its line: nothing is held, and what was wished for still is. */
    void letGo() {
        gate = Optional.empty();
        looking.set(false);
        held.set(Optional.empty());
    }

    /** Called where a run is made ready, beside the window; from then on the window holds it. */
    Gate gate(ChangeSet changeSet, Known known, boolean holdRestart, boolean lost) {
        StepGate made = new StepGate(
                changeSet,
                new StepGate.Wishes(each, pausing, lost),
                holdRestart,
                known.standing(),
                known.handed(),
                () -> work.window().execute(this::look));
        work.window().execute(() -> {
            gate = Optional.of(made);
            refusal =
                    step -> known.begun().contains(step.id()) ? Optional.of("begun") : ByHand.refusal(step, changeSet);
            made.stepwise(stepwise.get());
            made.pause(paused.get());
        });
        return made;
    }

    private void look() {
        Optional<StepGate.Held> now = gate.flatMap(StepGate::held);
        // What its thread said before it waited is on its way already.
        hear.run();
        if (now.isEmpty()) {
            // While a person's work is looked at, its step stays in sight.
            if (!looking.get()) {
                held.set(Optional.empty());
            }
            return;
        }
        looking.set(false);
        if (!isHeld(now.get())) {
            held.set(Optional.of(new Hold(
                    now.get().step(),
                    now.get().why(),
                    OptionalInt.empty(),
                    refusal.apply(now.get().step()))));
            if (now.get().why() == StepGate.Why.RESTART) {
                restartHeld.accept(now.get().step());
            }
        }
    }

    private boolean isHeld(StepGate.Held now) {
        return held.get()
                .filter(h ->
                        h.why() == now.why() && h.step().id().equals(now.step().id()))
                .isPresent();
    }

    /** How many connections the restart that waits would cut. */
    void counted(int clients) {
        held.get()
                .filter(h -> h.why() == StepGate.Why.RESTART)
                .ifPresent(
                        h -> held.set(Optional.of(new Hold(h.step(), h.why(), OptionalInt.of(clients), h.refusal()))));
    }

    /** Whether no further step begins. */
    void pause(boolean on) {
        paused.set(on);
    }

    /** Lets the step that waits begin. */
    void go() {
        held.get().ifPresent(h -> {
            if (h.why() == StepGate.Why.PAUSE) {
                pause(false);
            } else {
                gate.ifPresent(g -> g.release(h.step()));
            }
        });
    }

    /** The person does the step that waits. */
    void handOver() {
        say(Gate.Word.HAND_OVER);
    }

    /** The person did it, and wants to know whether it is right. */
    void check() {
        say(Gate.Word.CHECK);
    }

    private void say(Gate.Word word) {
        held.get().filter(h -> !looking.get()).ifPresent(h -> {
            looking.set(true);
            gate.ifPresent(g -> g.say(h.step(), word));
        });
    }

    /** A step that the person did stands, or a step began: whatever was looked at is over. */
    void over(String step) {
        if (held.get().filter(h -> h.step().id().equals(step)).isPresent()) {
            looking.set(false);
            held.set(Optional.empty());
        }
    }

    /** Nothing more begins. */
    void shut() {
        gate.ifPresent(StepGate::shut);
    }
}
