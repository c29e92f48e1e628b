package org.standbywizard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.Step;

/**
 * Where one step of a run or an undo is.
 *
 * @param startedAt milliseconds since 1970; 0 before it was begun
 * @param millis that it took; 0 until it ended
 * @param output its last lines, as {@code StepContext.output} got them
 * @param copy how far its copy is; {@link CopyPace#NONE} for steps that copy nothing
 * @param failure why it stopped
 * @param facts its figures
 */
public record StepState(
        Step step,
        Phase phase,
        long startedAt,
        long millis,
        List<String> output,
        CopyPace copy,
        Optional<Failure> failure,
        Map<String, String> facts) {
    /** How many lines of output are kept. */
    static final int LINES = 4;

    public StepState {
        output = List.copyOf(output);
        facts = Map.copyOf(facts);
    }

    /** DONE changed something, ALREADY found it so; BY_HAND was done by a person; STOPPED was stopped by a person; UNDONE was taken back. */
    public enum Phase {
        WAITING,
        RUNNING,
        DONE,
        ALREADY,
        BY_HAND,
        FAILED,
        STOPPED,
        UNDONE;

        /** Whether nothing more is to be done. */
        public boolean isOver() {
            return this == DONE || this == ALREADY || this == BY_HAND || this == UNDONE;
        }
    }

    /** Whether it is a copy whose host may go on with it: only the line to it was lost. */
    public boolean isOutOfSight() {
        return step instanceof BaseBackup
                && failure.map(why -> why instanceof Failure.ConnectionLost || why instanceof Failure.Unreachable)
                        .orElse(false);
    }

    static StepState waiting(Step step) {
        return new StepState(step, Phase.WAITING, 0, 0, List.of(), CopyPace.NONE, Optional.empty(), Map.of());
    }

    /** A step that stood before this run went on. */
    static StepState stood(Step step) {
        return new StepState(step, Phase.ALREADY, 0, 0, List.of(), CopyPace.NONE, Optional.empty(), Map.of());
    }

    StepState started(long at) {
        return new StepState(step, Phase.RUNNING, at, 0, List.of(), CopyPace.NONE, Optional.empty(), Map.of());
    }

    StepState said(String line) {
        List<String> lines = new ArrayList<>(output);
        if (lines.size() == LINES) {
            lines.remove(0);
        }
        lines.add(line);
        return new StepState(step, phase, startedAt, millis, lines, copy, failure, facts);
    }

    StepState copied(CopyPace pace) {
        return new StepState(step, phase, startedAt, millis, output, pace, failure, facts);
    }

    StepState ended(Phase how, long took, Map<String, String> found) {
        return new StepState(step, how, startedAt, took, output, copy, Optional.empty(), found);
    }

    /** @param at when it was seen to stand */
    StepState byHand(long at) {
        return new StepState(step, Phase.BY_HAND, at, 0, output, copy, Optional.empty(), facts);
    }

    /** One that a person stopped before it began still waits. */
    StepState failed(Failure why, long took) {
        if (why instanceof Failure.Cancelled) {
            return phase == Phase.RUNNING
                    ? new StepState(step, Phase.STOPPED, startedAt, took, output, copy, Optional.empty(), facts)
                    : this;
        }
        return new StepState(step, Phase.FAILED, startedAt, took, output, copy, Optional.of(why), facts);
    }
}
