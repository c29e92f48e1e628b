package org.standbywizard.run;

import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.ChangeSet;

/** One line of a run's journal. Times are milliseconds since 1970. */
public sealed interface JournalEntry {
    long at();

    /** First line: what will be done, before anything is. */
    record Opened(long at, String runId, String key, ReplicationPlan plan, ChangeSet changeSet)
            implements JournalEntry {}

    /** Written before a step is done. */
    record Begun(long at, String step) implements JournalEntry {}

    record Ended(long at, String step, boolean changed, Map<String, String> facts, long millis)
            implements JournalEntry {
        public Ended {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * @param failure its key
     * @param whole with everything that its words need; empty in journals of earlier versions
     */
    record Failed(long at, String step, String failure, String detail, Optional<Failure> whole)
            implements JournalEntry {
        public Failed {
            whole = whole == null ? Optional.empty() : whole;
        }

        public static Failed of(long at, String step, Failure failure) {
            return new Failed(at, step, failure.key(), failure.detail(), Optional.of(failure));
        }
    }

    record Closed(long at, RunStatus status) implements JournalEntry {}

    /** A step was left to the person, before anything of it was done: what is done of it from now on is theirs. */
    record HandedOver(long at, String step) implements JournalEntry {}

    /** The person did it, and it stands. An undo leaves it. */
    record ByHand(long at, String step) implements JournalEntry {}

    /** Written before a step is taken back. */
    record UndoBegun(long at, String step) implements JournalEntry {}

    record UndoEnded(long at, String step) implements JournalEntry {}
}
