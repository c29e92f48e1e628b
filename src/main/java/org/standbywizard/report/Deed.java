package org.standbywizard.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.steps.Step;

/**
 * One step of a run, and what became of it.
 *
 * @param begunAt the last time that it was begun; empty if it never was
 * @param millis how long that took, 0 if it did not end
 * @param facts the step's figures
 * @param attempts how often it was begun
 */
public record Deed(
        Step step,
        State state,
        Optional<Instant> begunAt,
        long millis,
        Map<String, String> facts,
        int attempts,
        Optional<TakenBack> takenBack) {

    /** BY_HAND was done by a person in the wizard's place; BROKEN_OFF was begun, and nobody saw its end; of HALF_TAKEN_BACK the undo did not end. */
    public enum State {
        NOT_BEGUN,
        BROKEN_OFF,
        FAILED,
        DONE,
        ALREADY,
        LOOKED,
        BY_HAND,
        TAKEN_BACK,
        HALF_TAKEN_BACK
    }

    /** When a step was taken back, and how long that took. */
    public record TakenBack(Instant at, long millis) {}

    public Deed {
        facts = Map.copyOf(facts);
    }

    /** Whether what it did is there. */
    public boolean stands() {
        return state == State.DONE || state == State.ALREADY || state == State.BY_HAND;
    }

    /** Whether something of it may be there that nobody can tell from here. */
    public boolean unsure() {
        return state == State.BROKEN_OFF || state == State.FAILED || state == State.HALF_TAKEN_BACK;
    }
}
