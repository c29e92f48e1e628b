package org.standbywizard.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secrets;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.HostRecord;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.WritePassfile;

/**
 * Executes a change set: stage after stage, lanes side by side, each step journaled before it is done. A run that stopped
 * anywhere is executed again from its journal; steps that already stand say so.
 */
public final class Runner {
    private final Executor executor;
    private final SqlGateway gateway;
    private final Secrets secrets;
    private final Clock clock;
    private final LockTerms terms;

    public Runner(Executor executor, SqlGateway gateway, Secrets secrets, Clock clock, LockTerms terms) {
        this.terms = terms;
        this.executor = executor;
        this.gateway = gateway;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Asks for the secrets that the run will need, so that a missing one stops it before anything is changed.
     *
     * @throws FailureException SecretMissing
     */
    public static void requireSecrets(ReplicationPlan plan, ChangeSet changeSet, Secrets secrets) {
        boolean needed = changeSet.steps().anyMatch(s -> s instanceof EnsureRole || s instanceof WritePassfile);
        if (needed
                && plan.replication().authentication().needsPassword()
                && !(plan.replication().password() instanceof SecretRef.Generated)) {
            PasswordKeeper.given(plan, secrets);
        }
    }

    /**
     * Takes the lock of every host first, and gives it back at the end; a run that stopped half-way leaves the locks
     * resting until it goes on or is taken back. A run that was refused before its first step is closed as UNDONE: there
     * is nothing to go on with.
     *
     * @param events may be called by several threads
     * @return DONE, FAILED or CANCELLED; what failed was an event
     */
    public RunStatus run(
            Journal journal, Sessions sessions, Gate gate, Consumer<RunEvent> events, Cancellation cancellation) {
        Journals.RunRecord record = Journals.RunRecord.of(journal.entries());
        ReplicationPlan plan = record.plan();
        ChangeSet changeSet = record.changeSet();
        long begun = clock.millis();
        Set<String> attempted = new HashSet<>(record.begun());
        events.accept(new RunEvent.Started(begun, record.runId(), RunEvent.Direction.APPLY, !attempted.isEmpty(), (int)
                changeSet.steps().count()));
        RunStatus status = RunStatus.DONE;
        boolean refused;
        try (SqlPool sqls = new SqlPool(gateway, sessions);
                HostLocks locks = new HostLocks(changeSet, sessions, terms, clock);
                AfterStep after = new AfterStep(changeSet, sessions, gateway, executor, clock, events)) {
            PasswordKeeper passwords = new PasswordKeeper(plan, changeSet, secrets, record.byHand());
            HandWork hands = new HandWork(journal, record, gate, clock, events);
            StepWork work =
                    new StepWork(journal, new StepWork.Around(gate, hands, after, locks), executor, clock, events);
            Map<HostId, Failure> held = new HashMap<>();
            boolean halfWay = !attempted.isEmpty() || !record.byHand().isEmpty();
            if (!openOnHosts(journal, changeSet, sessions, sqls, locks, halfWay, held, events, cancellation)) {
                status = cancellation.isCancelled() ? RunStatus.CANCELLED : RunStatus.FAILED;
            }
            refused = !held.isEmpty() && attempted.isEmpty();
            Contexts contexts =
                    step -> new RunContext(changeSet, sessions, sqls, passwords, attempted, step, events, cancellation);
            if (status == RunStatus.DONE && !mayBegin(record, journal, contexts, events)) {
                status = cancellation.isCancelled() ? RunStatus.CANCELLED : RunStatus.FAILED;
            }
            for (ChangeSet.Stage stage : changeSet.stages()) {
                if (status != RunStatus.DONE) {
                    break;
                }
                List<Callable<Boolean>> lanes = new ArrayList<>();
                for (ChangeSet.Lane lane : stage.lanes()) {
                    lanes.add(() -> work.lane(lane, contexts));
                }
                if (!Lanes.all(executor, lanes)) {
                    boolean stopped = cancellation.isCancelled() || !work.hasFailed();
                    status = stopped ? RunStatus.CANCELLED : RunStatus.FAILED;
                }
            }
            Journals.RunRecord now = Journals.RunRecord.of(journal.entries());
            boolean begunAny = !now.begun().isEmpty() || !now.byHand().isEmpty();
            locks.end(executor, status != RunStatus.DONE && begunAny);
        }
        journal.append(new JournalEntry.Closed(clock.millis(), refused ? RunStatus.UNDONE : status));
        events.accept(new RunEvent.Finished(clock.millis(), record.runId(), status, Elapsed.since(clock, begun)));
        return status;
    }

    /** Looks again where a run goes on, and has the password before anything is changed. */
    private boolean mayBegin(Journals.RunRecord record, Journal journal, Contexts contexts, Consumer<RunEvent> events) {
        ChangeSet changeSet = record.changeSet();
        Optional<Step> any = changeSet.steps().findFirst();
        if (any.isEmpty()) {
            return true;
        }
        RunContext context = contexts.of(any.get());
        List<Failure> found = new ArrayList<>();
        try {
            found.addAll(new ResumeGuard(
                            changeSet,
                            new HashSet<>(record.begun()),
                            new HashSet<>(record.ended()),
                            ResumeGuard.timeline(journal.entries()),
                            context)
                    .look());
            boolean needed = changeSet.steps().anyMatch(WritePassfile.class::isInstance);
            if (found.isEmpty() && needed) {
                context.password();
            }
        } catch (RuntimeException e) {
            found.add(Failures.of(changeSet.primary(), e));
        }
        found.forEach(failure -> events.accept(
                new RunEvent.StepFailed(clock.millis(), "run/look-again", new HostId(failure.host()), failure, 0)));
        return found.isEmpty();
    }

    private boolean openOnHosts(
            Journal journal,
            ChangeSet changeSet,
            Sessions sessions,
            SqlPool sqls,
            HostLocks locks,
            boolean halfWay,
            Map<HostId, Failure> held,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        // The last lane runs on this thread, where lanes of its own cannot wait for it.
        Callable<Boolean> warmed = () -> {
            sqls.warm(changeSet.servers().get(changeSet.primary()), cancellation);
            return true;
        };
        return Lanes.all(executor, List.of(warmed, () -> {
            held.putAll(locks.take(executor, halfWay, cancellation));
            held.forEach((host, failure) ->
                    events.accept(new RunEvent.StepFailed(clock.millis(), host + "/lock", host, failure, 0)));
            return held.isEmpty() && open(journal, changeSet, sessions, events, cancellation);
        }));
    }

    private boolean open(
            Journal journal,
            ChangeSet changeSet,
            Sessions sessions,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        byte[] file = journal.changeSetFile();
        List<Callable<Boolean>> lanes = new ArrayList<>();
        for (HostId host : changeSet.servers().keySet()) {
            lanes.add(() -> {
                try {
                    HostRecord.open(
                            sessions.get(host, cancellation),
                            changeSet.servers().get(host),
                            file,
                            cancellation);
                    return true;
                } catch (FailureException e) {
                    events.accept(new RunEvent.StepFailed(clock.millis(), host + "/open", host, e.failure(), 0));
                    return false;
                }
            });
        }
        return Lanes.all(executor, lanes);
    }
}
