package org.standbywizard.run;

import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.steps.Step;

/** A gate that lets no step of one kind begin: the run stops there, on every host that has one, and can go on later. */
public final class StopBefore implements Gate {
    private final String kind;
    private volatile boolean reached;

    /** @param kind such as {@code base-backup} */
    public StopBefore(String kind) {
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }

    /** Whether there was such a step. */
    public boolean isReached() {
        return reached;
    }

    @Override
    public void pass(Step step, Cancellation cancellation) {
        if (step.kind().equals(kind)) {
            reached = true;
            throw new FailureException(new Failure.Cancelled(step.host().name()));
        }
    }
}
