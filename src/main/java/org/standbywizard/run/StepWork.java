package org.standbywizard.run;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Proof;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StepOutcome;
import org.standbywizard.steps.StopServer;

/** Works on the steps of one run, each in its turn: asked for, journaled, done, and told. Lanes call it side by side. */
final class StepWork {
    /** A server may end a connection that was idle for longer (idle_session_timeout). */
    private static final long LONG_MILLIS = 60_000;

    private final Journal journal;
    private final Around around;
    private final Executor executor;
    private final Clock clock;
    private final Consumer<RunEvent> events;
    /** Set by the first step that failed, and was not only stopped. */
    private volatile boolean failed;

    /** What stands around each step of a run. */
    record Around(Gate gate, HandWork hands, AfterStep after, HostLocks locks) {}

    StepWork(Journal journal, Around around, Executor executor, Clock clock, Consumer<RunEvent> events) {
        this.journal = journal;
        this.around = around;
        this.executor = executor;
        this.clock = clock;
        this.events = events;
    }

    /** Whether a step failed that nobody stopped. */
    boolean hasFailed() {
        return failed;
    }

    /** @return whether all its steps are done; the first that is not ends it */
    boolean lane(ChangeSet.Lane lane, Contexts contexts) {
        for (Step step : lane.steps()) {
            if (!step(step, contexts.of(step))) {
                return false;
            }
        }
        return true;
    }

    private boolean step(Step step, RunContext context) {
        long begun = clock.millis();
        try {
            boolean byHand = around.hands().isDone(step, context, (word, waited) -> require(word, waited, context));
            if (byHand && step.risk() != Risk.READS) {
                tell(step);
                return true;
            }
            if (step instanceof BaseBackup || step instanceof AwaitStreaming) {
                warm(context);
            }
            begun = clock.millis();
            events.accept(new RunEvent.StepStarted(begun, step.id(), step.kind(), step.host()));
            journal.append(new JournalEntry.Begun(begun, step.id()));
            StepOutcome outcome = step.perform(context);
            long millis = Elapsed.since(clock, begun);
            journal.append(
                    new JournalEntry.Ended(clock.millis(), step.id(), outcome.changed(), outcome.facts(), millis));
            events.accept(new RunEvent.StepEnded(
                    clock.millis(), step.id(), step.host(), outcome.changed(), outcome.facts(), millis));
            tell(step);
            return true;
        } catch (RuntimeException e) {
            Failure failure = Failures.of(step.host(), e);
            if (!(failure instanceof Failure.Cancelled)) {
                failed = true;
            }
            journal.append(JournalEntry.Failed.of(clock.millis(), step.id(), failure));
            events.accept(new RunEvent.StepFailed(
                    clock.millis(), step.id(), step.host(), failure, Elapsed.since(clock, begun)));
            if (failure instanceof Failure.ConnectionLost) {
                context.sessions().drop(step.host());
            }
            return false;
        }
    }

    /** A person's word may have come after a long break: the connections may be gone, and so may the lock. */
    private void require(Gate.Word word, long waited, RunContext context) {
        Step step = context.step();
        Set<HostId> needed = new LinkedHashSet<>(List.of(context.changeSet().primary(), step.host()));
        if (step instanceof Proof proof) {
            needed.addAll(proof.standbys());
        }
        for (HostId host : needed) {
            boolean silent = around.locks().isSilent(host);
            around.locks().require(host, context.cancellation());
            if (silent || waited > LONG_MILLIS) {
                context.sqls().wake(host);
            }
        }
        if (step instanceof StopServer stop && word != Gate.Word.CHECK) {
            requireTarget(stop, context);
        }
    }

    /** Days may lie between the look that a person agreed to and this moment (safety rule 5). */
    private static void requireTarget(StopServer step, RunContext context) {
        Optional<Failure> found = new ResumeGuard(
                        context.changeSet(), Set.of(step.id()), Set.of(), Optional.empty(), context)
                .target(step).stream().findFirst();
        if (found.isPresent()) {
            throw new FailureException(found.get());
        }
    }

    /**
     * Who is far away need not wait, once the copy is there or the standby streams, for the connection to the standby
     * that is needed next.
     */
    private void warm(RunContext context) {
        executor.execute(() -> context.sqls().warm(context.server(context.step().host()), context.cancellation()));
    }

    private void tell(Step step) {
        if (around.gate().isTelling()) {
            around.after().ask(step);
        }
    }
}
