package org.standbywizard.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secrets;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.steps.ChangeSet;

/**
 * Runs a change set of {@link org.standbywizard.steps.BesidePlan} with a journal of its own, and takes back at once what
 * it made (a table, the directory on the hosts). The journal stays as the record of what was done; it is in nobody's
 * chain. What an interrupted one left behind goes before the next begins.
 */
public final class BesideRun {
    private final Runner runner;
    private final Undoer undoer;
    private final Journals journals;
    private final Clock clock;

    public BesideRun(
            Executor executor, SqlGateway gateway, Secrets secrets, Journals journals, Clock clock, LockTerms terms) {
        this.runner = new Runner(executor, gateway, secrets, clock, terms.besideOthers());
        this.undoer = new Undoer(executor, gateway, secrets, clock, terms.besideOthers());
        this.journals = journals;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param facts of the step's outcome
     * @param left why something that it made could not be taken back yet
     */
    public record Result(Map<String, String> facts, Optional<Failure> left) {
        public Result {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * Does it.
     *
     * @throws FailureException what the step failed with, after it was taken back
     */
    public Result run(
            ReplicationPlan plan,
            ChangeSet changeSet,
            Sessions sessions,
            Consumer<RunEvent> events,
            Cancellation cancellation) {
        clear(plan, changeSet, sessions);
        JournalEntry.Opened opened =
                new JournalEntry.Opened(clock.millis(), changeSet.runId(), Journals.besideKeyOf(plan), plan, changeSet);
        try (Journal journal = journals.create(opened)) {
            Failed failed = new Failed();
            RunStatus status = runner.run(journal, sessions, Gate.OPEN, events.andThen(failed), cancellation);
            Optional<Failure> left = takeBack(journal, sessions);
            if (status != RunStatus.DONE) {
                throw new FailureException(failed.first()
                        .orElseGet(
                                () -> new Failure.Cancelled(changeSet.primary().name())));
            }
            return new Result(facts(journal.entries()), left);
        }
    }

    /** A person's wish to stop the step is none to leave its table behind. */
    private Optional<Failure> takeBack(Journal journal, Sessions sessions) {
        Failed failed = new Failed();
        try {
            undoer.undo(journal, sessions, failed, new Cancellation());
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
        return failed.first();
    }

    /** Only where the same servers are at hand; a host that is gone shall not forbid the next one for ever. */
    private void clear(ReplicationPlan plan, ChangeSet changeSet, Sessions sessions) {
        journals.runs().stream()
                .filter(run -> run.key().equals(Journals.besideKeyOf(plan)) && run.status() != RunStatus.UNDONE)
                .filter(run -> changeSet
                        .servers()
                        .keySet()
                        .containsAll(run.changeSet().servers().keySet()))
                .forEach(run -> {
                    try (Journal journal = journals.open(run.runId())) {
                        takeBack(journal, sessions);
                    }
                });
    }

    private static Map<String, String> facts(List<JournalEntry> entries) {
        Map<String, String> facts = new HashMap<>();
        entries.stream()
                .filter(JournalEntry.Ended.class::isInstance)
                .forEach(entry -> facts.putAll(((JournalEntry.Ended) entry).facts()));
        return facts;
    }

    /** Keeps what went wrong; called by several threads. */
    private static final class Failed implements Consumer<RunEvent> {
        private final List<Failure> failures = new ArrayList<>();

        @Override
        public synchronized void accept(RunEvent event) {
            if (event instanceof RunEvent.StepFailed failed) {
                failures.add(failed.failure());
            }
        }

        synchronized Optional<Failure> first() {
            return failures.stream().findFirst();
        }
    }
}
