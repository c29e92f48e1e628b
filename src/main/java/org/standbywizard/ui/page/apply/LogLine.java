package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.run.RunState;
import org.standbywizard.run.StepState;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;
import org.standbywizard.text.StepLines;

/** One line of the log, still without words. */
sealed interface LogLine {
    /** Commands that are longer than this are for the preview. */
    int TYPED = 6;

    /** Empty for what concerns the whole run. */
    Optional<HostId> host();

    /** What an event says in the language of the moment. @param changeSet whose steps it names */
    record Said(Optional<HostId> host, RunEvent event, ChangeSet changeSet, Direction direction) implements LogLine {}

    /** The same by hand, as it would be typed. */
    record Typed(Optional<HostId> host, String text) implements LogLine {}

    /** The lines that an event is worth. */
    static List<LogLine> of(RunEvent event, RunState state) {
        if (event instanceof RunEvent.Output e) {
            return List.of(said(e.host(), e, state));
        } else if (event instanceof RunEvent.StepStarted e) {
            return started(e, state);
        } else if (event instanceof RunEvent.StepEnded e) {
            // A step that has nothing to take back is none of an undo's.
            return state.step(e.step()).isPresent() ? List.of(said(e.host(), e, state)) : List.of();
        } else if (event instanceof RunEvent.DoneByHand e) {
            return List.of(said(e.host(), e, state));
        } else if (event instanceof RunEvent.LeftByHand e) {
            return List.of(said(e.host(), e, state));
        } else if (event instanceof RunEvent.HandedOver
                || event instanceof RunEvent.Looked
                || event instanceof RunEvent.Answered) {
            // The step's own card tells it.
            return List.of();
        } else if (event instanceof RunEvent.StepFailed e) {
            return List.of(said(e.host(), e, state));
        } else if (event instanceof RunEvent.Copying) {
            return List.of();
        }
        return List.of(new Said(Optional.empty(), event, state.changeSet(), state.direction()));
    }

    private static List<LogLine> started(RunEvent.StepStarted event, RunState state) {
        Optional<Step> step = state.step(event.step()).map(StepState::step);
        if (step.isEmpty()) {
            return List.of();
        }
        List<LogLine> lines = new ArrayList<>();
        lines.add(said(event.host(), event, state));
        if (state.direction() == Direction.APPLY) {
            StepLines.commands(
                            step.get(),
                            state.changeSet().servers().get(step.get().host()))
                    .stream()
                    .limit(TYPED)
                    .forEach(line -> lines.add(new Typed(Optional.of(event.host()), line)));
        }
        return lines;
    }

    private static LogLine said(HostId host, RunEvent event, RunState state) {
        return new Said(Optional.of(host), event, state.changeSet(), state.direction());
    }
}
