package org.standbywizard.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secrets;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.HostRecord;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.Step;

/**
 * Takes a run back, from its journal: the last stage first, and in each lane the last step first.
 */
public final class Undoer {
    private final Executor executor;
    private final SqlGateway gateway;
    private final Secrets secrets;
    private final Clock clock;
    private final LockTerms terms;

    public Undoer(Executor executor, SqlGateway gateway, Secrets secrets, Clock clock, LockTerms terms) {
        this.terms = terms;
        this.executor = executor;
        this.gateway = gateway;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The steps that an undo would take back, in its order. */
    public static List<Step> preview(Journals.RunRecord record) {
        List<Step> order = new ArrayList<>();
        for (int i = record.changeSet().stages().size() - 1; i >= 0; i--) {
            for (ChangeSet.Lane lane : record.changeSet().stages().get(i).lanes()) {
                order.addAll(UndoOrder.of(lane, new HashSet<>(record.begun()), new HashSet<>(record.undone())));
            }
        }
        return order;
    }

    /** What the person did in the wizard's place, which an undo leaves. */
    public static List<Step> byHand(Journals.RunRecord record) {
        return record.changeSet()
                .steps()
                .filter(step -> step.risk() != Risk.READS && record.byHand().contains(step.id()))
                .toList();
    }

    /** Every server that these runs worked on, reached as the plan says now or else as it said then. */
    public static List<ServerPlan> servers(ReplicationPlan plan, List<Journals.RunRecord> chain) {
        Map<HostId, ServerPlan> servers = new LinkedHashMap<>();
        plan.servers().forEach(server -> servers.put(server.id(), server));
        for (int i = chain.size() - 1; i >= 0; i--) {
            chain.get(i).plan().servers().forEach(server -> servers.putIfAbsent(server.id(), server));
        }
        return List.copyOf(servers.values());
    }

    /**
     * Takes the lock of every host first. A run of which nothing was taken back is what it was before.
     *
     * @return UNDONE, FAILED or CANCELLED
     */
    public RunStatus undo(Journal journal, Sessions sessions, Consumer<RunEvent> events, Cancellation cancellation) {
        Journals.RunRecord record = Journals.RunRecord.of(journal.entries());
        ChangeSet changeSet = record.changeSet();
        long begun = clock.millis();
        List<Step> all = preview(record);
        events.accept(new RunEvent.Started(
                begun, record.runId(), RunEvent.Direction.UNDO, !record.undone().isEmpty(), all.size()));
        RunStatus status = RunStatus.UNDONE;
        long before = undoBegun(journal);
        try (SqlPool sqls = new SqlPool(gateway, sessions);
                HostLocks locks = new HostLocks(changeSet, sessions, terms, clock)) {
            Contexts contexts = contexts(record, sessions, sqls, events, cancellation);
            UndoWork work = new UndoWork(contexts, journal, locks, clock, events);
            if (!take(locks, isHalfWay(record, journal), events, cancellation)) {
                status = cancellation.isCancelled() ? RunStatus.CANCELLED : RunStatus.FAILED;
            } else if (!all.isEmpty() && !guard(record, contexts.of(all.get(0)), events)) {
                status = RunStatus.FAILED;
            }
            if (status == RunStatus.UNDONE) {
                sayWhatStays(record, events);
            }
            Set<String> begunSteps = new HashSet<>(record.begun());
            Set<String> undone = new HashSet<>(record.undone());
            for (int i = changeSet.stages().size() - 1; i >= 0 && status == RunStatus.UNDONE; i--) {
                List<Callable<Boolean>> lanes = new ArrayList<>();
                for (ChangeSet.Lane lane : changeSet.stages().get(i).lanes()) {
                    List<Step> order = UndoOrder.of(lane, begunSteps, undone);
                    lanes.add(() -> work.lane(order));
                }
                if (!Lanes.all(executor, lanes)) {
                    status = cancellation.isCancelled() ? RunStatus.CANCELLED : RunStatus.FAILED;
                }
            }
            if (status == RunStatus.UNDONE && !removeFromHosts(changeSet, sessions, events, cancellation)) {
                status = cancellation.isCancelled() ? RunStatus.CANCELLED : RunStatus.FAILED;
            }
            locks.end(executor, status != RunStatus.UNDONE && isHalfWay(record, journal));
        }
        boolean nothing = status != RunStatus.UNDONE && undoBegun(journal) == before;
        journal.append(new JournalEntry.Closed(clock.millis(), nothing ? record.status() : status));
        events.accept(new RunEvent.Finished(clock.millis(), record.runId(), status, Elapsed.since(clock, begun)));
        return status;
    }

    /** The run's directories; where one cannot be reached, the run is not yet taken back, and undo goes on there. */
    private boolean removeFromHosts(
            ChangeSet changeSet, Sessions sessions, Consumer<RunEvent> events, Cancellation cancellation) {
        boolean removed = true;
        for (HostId host : changeSet.servers().keySet()) {
            try {
                HostRecord.remove(
                        sessions.get(host, cancellation), changeSet.servers().get(host), cancellation);
            } catch (FailureException e) {
                events.accept(new RunEvent.StepFailed(clock.millis(), host + "/close", host, e.failure(), 0));
                removed = false;
            }
        }
        return removed;
    }

    private boolean take(HostLocks locks, boolean halfWay, Consumer<RunEvent> events, Cancellation cancellation) {
        Map<HostId, Failure> held = locks.take(executor, halfWay, cancellation);
        held.forEach((host, failure) ->
                events.accept(new RunEvent.StepFailed(clock.millis(), host + "/lock", host, failure, 0)));
        return held.isEmpty();
    }

    /** Not if the run had come to its end and nothing of it was taken back: then the servers are whole. */
    private static boolean isHalfWay(Journals.RunRecord before, Journal journal) {
        return !before.begun().isEmpty() && (before.status() != RunStatus.DONE || undoBegun(journal) > 0);
    }

    private void sayWhatStays(Journals.RunRecord record, Consumer<RunEvent> events) {
        byHand(record).forEach(step -> events.accept(new RunEvent.LeftByHand(clock.millis(), step.id(), step.host())));
    }

    private static long undoBegun(Journal journal) {
        return journal.entries().stream()
                .filter(JournalEntry.UndoBegun.class::isInstance)
                .count();
    }

    /**
     * Takes back single steps of a run that stopped, such as a slot that would keep WAL while nobody goes on. When the
     * run goes on, they are done again.
     *
     * @param ids of the steps, in this order
     * @return why the first that failed did; empty if all are taken back
     */
    public Optional<Failure> takeBack(Journal journal, Sessions sessions, List<String> ids, Cancellation cancellation) {
        Journals.RunRecord record = Journals.RunRecord.of(journal.entries());
        List<Failure> failures = new ArrayList<>();
        Consumer<RunEvent> events = event -> {
            if (event instanceof RunEvent.StepFailed failed) {
                failures.add(failed.failure());
            }
        };
        try (SqlPool sqls = new SqlPool(gateway, sessions);
                HostLocks locks = new HostLocks(record.changeSet(), sessions, terms, clock)) {
            if (!take(locks, true, events, cancellation)) {
                return failures.stream().findFirst();
            }
            UndoWork work =
                    new UndoWork(contexts(record, sessions, sqls, events, cancellation), journal, locks, clock, events);
            for (String id : ids) {
                Step step = record.changeSet()
                        .steps()
                        .filter(s -> s.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                if (!work.step(step)) {
                    break;
                }
            }
            locks.end(executor, true);
        }
        journal.append(new JournalEntry.Closed(clock.millis(), record.status()));
        return failures.stream().findFirst();
    }

    /** What would forbid to take this run back, as an undo asks it before its first step; it only reads. */
    public List<Failure> look(Journals.RunRecord record, Sessions sessions, Cancellation cancellation) {
        List<Step> all = preview(record);
        if (all.isEmpty()) {
            return List.of();
        }
        try (SqlPool sqls = new SqlPool(gateway, sessions)) {
            RunContext context =
                    contexts(record, sessions, sqls, event -> {}, cancellation).of(all.get(0));
            return forbidden(record, context);
        }
    }

    private Contexts contexts(
            Journals.RunRecord record,
            Sessions sessions,
            SqlPool sqls,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        PasswordKeeper passwords = new PasswordKeeper(record.plan(), record.changeSet(), secrets, record.byHand());
        Set<String> begun = new HashSet<>(record.begun());
        return step -> new RunContext(record.changeSet(), sessions, sqls, passwords, begun, step, events, cancellation);
    }

    private static List<Failure> forbidden(Journals.RunRecord record, RunContext context) {
        return new UndoGuard(record.plan(), record.changeSet(), new HashSet<>(record.begun()), context).look();
    }

    /** An interrupted restart may have left the server down; then there is nobody to ask and nothing to restart. */
    private static void revive(Journals.RunRecord record, RunContext context) {
        preview(record).stream()
                .filter(step -> step instanceof RestartServer && UndoWork.isDown(step, context))
                .forEach(step -> ((RestartServer) step).revive(context));
    }

    private boolean guard(Journals.RunRecord record, RunContext context, Consumer<RunEvent> events) {
        List<Failure> forbidden;
        try {
            revive(record, context);
            forbidden = forbidden(record, context);
        } catch (RuntimeException e) {
            forbidden = List.of(Failures.of(context.step().host(), e));
        }
        forbidden.forEach(failure -> events.accept(
                new RunEvent.StepFailed(clock.millis(), "undo/look-again", new HostId(failure.host()), failure, 0)));
        return forbidden.isEmpty();
    }
}
