package org.standbywizard.run;

import org.standbywizard.remote.Cancellation;
import org.standbywizard.steps.Step;

/** Lets each step wait until a person says so: step by step, or a pause. */
@FunctionalInterface
public interface Gate {
    /** Never waits. */
    Gate OPEN = (step, cancellation) -> {};

    /**
     * Returns when {@code step} may begin. A gate that throws Cancelled ends the step's lane; others go on to their own end.
     *
     * @throws org.standbywizard.remote.FailureException Cancelled, if it shall not begin in this run
     */
    void pass(Step step, Cancellation cancellation);

    /** What a person wants of a step: the wizard does it, they do it themselves, or they did. */
    enum Word {
        GO,
        HAND_OVER,
        CHECK
    }

    /** As {@link #pass}, and with what word. */
    default Word await(Step step, Cancellation cancellation) {
        pass(step, cancellation);
        return Word.GO;
    }

    /** Whether a person wants to hear, after each step, what the servers then say. */
    default boolean isTelling() {
        return false;
    }
}
