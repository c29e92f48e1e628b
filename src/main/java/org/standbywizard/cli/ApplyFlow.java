package org.standbywizard.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.report.Verification;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunFacts;
import org.standbywizard.run.RunLog;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Runner;
import org.standbywizard.run.StopBefore;
import org.standbywizard.run.Stopped;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;

/** From a plan to a proved standby: look, judge, plan, show, ask, run, verify; or go on with what was begun. */
final class ApplyFlow {
    private final Job job;
    private final boolean yes;
    private final CheckFlow.Consents consents;
    private final boolean verbose;
    private final Set<String> broken;
    private final Optional<StopBefore> until;
    private Optional<Verification> seen = Optional.empty();
    private boolean decided;

    /**
     * @param broken ids of runs whose locks on the hosts are given free
     * @param until the kind of step that a run stops before
     */
    ApplyFlow(
            Job job,
            boolean yes,
            CheckFlow.Consents consents,
            boolean verbose,
            Set<String> broken,
            Optional<String> until) {
        this.until = until.map(StopBefore::new);
        this.broken = Set.copyOf(broken);
        this.job = job;
        this.yes = yes;
        this.consents = consents;
        this.verbose = verbose;
    }

    ExitCode run() {
        Optional<Journals.RunRecord> open = job.tools().journals().unfinished(job.plan());
        return open.isPresent() ? resume(open.get()) : begin();
    }

    /** The verification that {@link #run} ended with, if it came that far. */
    Optional<Verification> seen() {
        return seen;
    }

    /** Whether {@link #run} did something, or saw that nothing was to be done. */
    boolean decided() {
        return decided;
    }

    private VerifyFlow verification() {
        return new VerifyFlow(job, verbose, found -> seen = Optional.of(found));
    }

    private ExitCode begin() {
        CheckFlow check = new CheckFlow(job, verbose, consents);
        Tools.Look look = job.look();
        check.require(check.findings(look.facts()));
        ChangeSet changeSet = job.changes(look.facts());
        if (changeSet.changesNothing()) {
            job.output().note("apply.nothing");
            decided = true;
            return verification().once(look);
        }
        requireSecrets(job.plan(), changeSet);
        job.output().preview(changeSet, look.facts(), false);
        if (!yes && !job.questions().agree("ask.apply")) {
            job.output().note("apply.declined");
            return ExitCode.CANCELLED;
        }
        JournalEntry.Opened opened = new JournalEntry.Opened(
                job.tools().clock().millis(), changeSet.runId(), Journals.keyOf(job.plan()), job.plan(), changeSet);
        try (Journal journal = job.tools().journals().create(opened)) {
            return execute(journal, changeSet, Optional.of(look));
        }
    }

    private ExitCode resume(Journals.RunRecord record) {
        job.output().note("apply.resume", record.runId());
        job.output().remaining(record.changeSet(), left(record), RunEvent.Direction.APPLY);
        if (!record.plan().equals(job.plan())) {
            job.output().note("apply.other-plan", record.runId());
        }
        if (!yes && !job.questions().agree("ask.resume")) {
            job.output().note("apply.declined");
            return ExitCode.CANCELLED;
        }
        requireSecrets(record.plan(), record.changeSet());
        job.connect(record.plan().servers());
        try (Journal journal = job.tools().journals().open(record.runId())) {
            return execute(journal, record.changeSet(), Optional.empty());
        }
    }

    /** What is missing shall be missed now, not half-way. */
    private void requireSecrets(ReplicationPlan plan, ChangeSet changeSet) {
        try {
            Runner.requireSecrets(plan, changeSet, job.ways().secrets());
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Cancelled) {
                throw e;
            }
            job.output().failure(e.failure());
            throw new Halt(ExitCode.BLOCKED);
        }
    }

    /** The steps of a run that do not stand yet. */
    static List<Step> left(Journals.RunRecord record) {
        Set<String> standing = new HashSet<>(record.ended());
        record.undone().forEach(standing::remove);
        return record.changeSet()
                .steps()
                .filter(step -> !standing.contains(step.id()))
                .toList();
    }

    private ExitCode execute(Journal journal, ChangeSet changeSet, Optional<Tools.Look> look) {
        Runner runner = new Runner(
                job.tools().executor(),
                job.ways().gateway(),
                job.ways().secrets(),
                job.tools().clock(),
                job.lockTerms().breaking(broken));
        RunFacts facts = new RunFacts(changeSet);
        Consumer<RunEvent> events = job.output()
                .events(changeSet, RunEvent.Direction.APPLY, this::asAsked)
                .andThen(facts)
                .andThen(new RunLog());
        RunStatus status;
        decided = true;
        try (Cancellation.Registration ignored = job.tellingOfStop()) {
            status = runner.run(
                    journal,
                    job.sessions(),
                    until.<Gate>map(gate -> gate).orElse(Gate.OPEN),
                    events,
                    job.cancellation());
        }
        if (Journals.RunRecord.of(journal.entries()).status() == RunStatus.UNDONE) {
            job.output().trouble("apply.not-begun");
            return status == RunStatus.CANCELLED ? ExitCode.CANCELLED : ExitCode.BLOCKED;
        }
        if (status == RunStatus.CANCELLED && asAsked().isPresent()) {
            job.output().note("apply.until", job.file());
            job.output().note("stopped.undo", job.file());
            return ExitCode.DONE;
        }
        if (status != RunStatus.DONE) {
            job.output().stopped(Stopped.of(journal.entries(), facts.droppedSlots()), job.file());
            return status == RunStatus.CANCELLED ? ExitCode.CANCELLED : ExitCode.FAILED;
        }
        ExitCode verified = verification().after(changeSet, look);
        job.output().proof(changeSet.primary().name(), facts.delays());
        if (verified == ExitCode.DONE) {
            String standbys = String.join(
                    ", ",
                    job.plan().standbys().stream()
                            .map(standby -> standby.id().name())
                            .toList());
            job.output().note("apply.done", changeSet.primary(), standbys);
            job.output().note("apply.no-backup");
        }
        return verified;
    }

    /** Where the run stopped because that was asked for in advance, and not because somebody stopped it. */
    private Optional<String> asAsked() {
        return job.cancellation().isCancelled()
                ? Optional.empty()
                : until.filter(StopBefore::isReached).map(StopBefore::kind);
    }
}
