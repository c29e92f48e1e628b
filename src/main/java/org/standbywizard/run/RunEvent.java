package org.standbywizard.run;

import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.Progress;

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

    record Finished(long at, String runId, RunStatus status, long millis) implements RunEvent {}
}
