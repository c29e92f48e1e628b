package org.standbywizard.run;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.steps.ByHand;
import org.standbywizard.steps.Standing;
import org.standbywizard.steps.Step;

/**
 * What a person does of a run in the wizard's place, and what the journal says of it. A step that the wizard ever began
 * stays the wizard's: it may have made half of it.
 */
final class HandWork {
    private final Journal journal;
    private final Gate gate;
    private final Clock clock;
    private final Consumer<RunEvent> events;
    private final Set<String> begun;
    private final Set<String> handed;

    /** @param record what the journal says so far */
    HandWork(Journal journal, Journals.RunRecord record, Gate gate, Clock clock, Consumer<RunEvent> events) {
        this.journal = journal;
        this.gate = gate;
        this.clock = clock;
        this.events = events;
        this.begun = Set.copyOf(record.begun());
        this.handed = new HashSet<>(record.byHand());
    }

    /** What must hold whenever a person's word came, however long that took: connections, locks. */
    interface Ready {
        /** @param waited milliseconds until it came */
        void require(Gate.Word word, long waited);
    }

    /**
     * Waits for the person's word. What an earlier go left to the person is theirs if it stands by now.
     *
     * @return whether the person did the step, so that there is nothing to do any more
     */
    boolean isDone(Step step, RunContext context, Ready ready) {
        boolean before = isHanded(step);
        if (before) {
            ready.require(Gate.Word.CHECK, 0);
            Standing found = look(step, context);
            if (found instanceof Standing.Done) {
                done(step, context);
                return true;
            }
            events.accept(new RunEvent.HandedOver(clock.millis(), step.id(), step.host()));
            told(step, found);
        }
        while (true) {
            long asked = clock.millis();
            Gate.Word word = gate.await(step, context.cancellation());
            context.cancellation().check(step.host().name());
            ready.require(word, Math.abs(clock.millis() - asked));
            if (word == Gate.Word.GO) {
                return false;
            } else if (word == Gate.Word.HAND_OVER) {
                handOver(step, context);
            } else if (isChecked(step, context)) {
                return true;
            }
        }
    }

    private synchronized boolean isHanded(Step step) {
        return handed.contains(step.id());
    }

    private void handOver(Step step, RunContext context) {
        Optional<String> refusal =
                begun.contains(step.id()) ? Optional.of("begun") : ByHand.refusal(step, context.changeSet());
        if (refusal.isPresent()) {
            told(step, new Standing.NotYet(refusal.get(), java.util.List.of()));
            return;
        }
        try {
            step.handOver(context);
        } catch (FailureException e) {
            context.cancellation().check(step.host().name());
            told(step, new Standing.CannotTell(e.failure()));
            return;
        }
        synchronized (this) {
            handed.add(step.id());
        }
        journal.append(new JournalEntry.HandedOver(clock.millis(), step.id()));
        events.accept(new RunEvent.HandedOver(clock.millis(), step.id(), step.host()));
    }

    private boolean isChecked(Step step, RunContext context) {
        if (!isHanded(step)) {
            return false;
        }
        Standing found = look(step, context);
        told(step, found);
        if (!(found instanceof Standing.Done)) {
            return false;
        }
        done(step, context);
        return true;
    }

    /** A person's restart ended the run's own connection; the second look has a new one. */
    private static Standing look(Step step, RunContext context) {
        try {
            return step.standing(context);
        } catch (FailureException first) {
            context.cancellation().check(step.host().name());
            renew(step, context, first.failure());
        }
        try {
            return step.standing(context);
        } catch (FailureException second) {
            context.cancellation().check(step.host().name());
            return new Standing.CannotTell(second.failure());
        }
    }

    private static void renew(Step step, RunContext context, Failure why) {
        context.releaseSql(step.host());
        if (why instanceof Failure.ConnectionLost) {
            context.sessions().drop(step.host());
        }
    }

    private void done(Step step, RunContext context) {
        step.handBack(context);
        journal.append(new JournalEntry.ByHand(clock.millis(), step.id()));
        events.accept(new RunEvent.DoneByHand(clock.millis(), step.id(), step.host()));
    }

    private void told(Step step, Standing found) {
        events.accept(new RunEvent.Looked(clock.millis(), step.id(), step.host(), found));
    }
}
