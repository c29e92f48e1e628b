package org.standbywizard.run;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Step;

/** Takes back the steps of one run, each in its turn: locked, journaled, undone, and told. Lanes call it side by side. */
final class UndoWork {
    private final Contexts contexts;
    private final Journal journal;
    private final HostLocks locks;
    private final Clock clock;
    private final Consumer<RunEvent> events;

    UndoWork(Contexts contexts, Journal journal, HostLocks locks, Clock clock, Consumer<RunEvent> events) {
        this.contexts = contexts;
        this.journal = journal;
        this.locks = locks;
        this.clock = clock;
        this.events = events;
    }

    /** @return whether all of these are taken back; the first that is not ends it */
    boolean lane(List<Step> order) {
        for (Step step : order) {
            if (!step(step)) {
                if (step instanceof RestartServer restart) {
                    putForward(restart, order.subList(0, order.indexOf(step)));
                }
                return false;
            }
        }
        return true;
    }

    /** The server does not come up with the files as they were: it gets those back that it ran with (safety rule 4). */
    private void putForward(RestartServer restart, List<Step> undone) {
        RunContext context = contexts.of(restart);
        if (!isDown(restart, context)) {
            return;
        }
        try {
            for (Step step : undone) {
                if (step instanceof EditFile && step.host().equals(restart.host())) {
                    journal.append(new JournalEntry.Begun(clock.millis(), step.id()));
                    step.perform(contexts.of(step));
                    journal.append(new JournalEntry.Ended(clock.millis(), step.id(), true, Map.of(), 0));
                }
            }
            restart.revive(context);
        } catch (FailureException e) {
            // The line is gone, say; the next undo revives the server.
            events.accept(new RunEvent.StepFailed(clock.millis(), restart.id(), restart.host(), e.failure(), 0));
        }
    }

    /** Whether nobody can ask the step's server, because it does not run. */
    static boolean isDown(Step step, RunContext context) {
        try {
            context.sql(step.host());
            return false;
        } catch (FailureException e) {
            return ServerDown.is(e.failure());
        }
    }

    /** @return whether it is taken back; why it is not was an event */
    boolean step(Step step) {
        RunContext context = contexts.of(step);
        long begun = clock.millis();
        try {
            context.cancellation().check(step.host().name());
            locks.require(step.host(), context.cancellation());
            events.accept(new RunEvent.StepStarted(begun, step.id(), step.kind(), step.host()));
            journal.append(new JournalEntry.UndoBegun(begun, step.id()));
            step.undo(context);
            journal.append(new JournalEntry.UndoEnded(clock.millis(), step.id()));
            events.accept(new RunEvent.StepEnded(
                    clock.millis(), step.id(), step.host(), true, Map.of(), Elapsed.since(clock, begun)));
            return true;
        } catch (RuntimeException e) {
            Failure failure = Failures.of(step.host(), e);
            journal.append(JournalEntry.Failed.of(clock.millis(), step.id(), failure));
            events.accept(new RunEvent.StepFailed(
                    clock.millis(), step.id(), step.host(), failure, Elapsed.since(clock, begun)));
            return false;
        }
    }
}
