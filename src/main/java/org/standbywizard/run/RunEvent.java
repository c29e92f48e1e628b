package org.standbywizard.run;

import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.Progress;
import org.standbywizard.steps.Standing;

/** What happens in a run or an undo, in order per host. Times are milliseconds since 1970. */
public sealed interface RunEvent {
    long at();

    /** UNDO takes steps back. */
    enum Direction {
        APPLY,
        UNDO
    }

    record Started(long at, String runId, Direction direction, boolean resumed, int steps) implements RunEvent {}

    record StepStarted(long at, String step, String kind, HostId host) implements RunEvent {}

    /** A line for the person; {@code word value} lines are named in the message bundle. */
    record Output(long at, String step, HostId host, String line) implements RunEvent {}

    record Copying(long at, String step, HostId host, Progress progress) implements RunEvent {}

    record StepEnded(long at, String step, HostId host, boolean changed, Map<String, String> facts, long millis)
            implements RunEvent {
        public StepEnded {
            facts = Map.copyOf(facts);
        }
    }

    record StepFailed(long at, String step, HostId host, Failure failure, long millis) implements RunEvent {}

    /** A step is the person's from now on. */
    record HandedOver(long at, String step, HostId host) implements RunEvent {}

    /** How a step that a person does by hand was found. */
    record Looked(long at, String step, HostId host, Standing found) implements RunEvent {}

    /** A person did a step, and it stands. */
    record DoneByHand(long at, String step, HostId host) implements RunEvent {}

    /** An undo leaves what a person did by hand. */
    record LeftByHand(long at, String step, HostId host) implements RunEvent {}

    /** What a server said of itself after a step; nothing follows from it. */
    record Answered(long at, String step, HostId host, Answer answer) implements RunEvent {}

    record Finished(long at, String runId, RunStatus status, long millis) implements RunEvent {}
}
