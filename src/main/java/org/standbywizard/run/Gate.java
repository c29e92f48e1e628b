package org.standbywizard.run;

import org.standbywizard.remote.Cancellation;
import org.standbywizard.steps.Step;

/** Lets each step wait until a person says so: step by step, or a pause. */
@FunctionalInterface
public interface Gate {
    /** Never waits. */
    Gate OPEN = (step, cancellation) -> {};

    /** Returns when {@code step} may begin. */
    void pass(Step step, Cancellation cancellation);
}
