package org.standbywizard.ui.page.start;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;

/** Journals in memory, made of real change sets for a pair of servers. */
public final class SomeRuns implements Journals {
    private static final long DAY = 86_400_000L;

    public final List<RunRecord> kept = new ArrayList<>();
    private final Map<String, List<JournalEntry>> journals = new HashMap<>();
    /** Thrown instead of an answer, if there is one. */
    public FailureException broken;

    private final FakePlan made = new FakePlan(new FakePair());
    private long at = Instant.parse("2026-11-20T09:15:00Z").toEpochMilli();

    /** The plan of every run here. */
    public ReplicationPlan plan() {
        return made.plan();
    }

    /** A run that came so far. @param ended how many of its steps */
    public RunRecord add(String id, String key, RunStatus status, int ended) {
        made.runId = id;
        ChangeSet changes = made.changes();
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Opened(at, id, key, made.plan(), changes));
        List<Step> steps = changes.steps().toList();
        for (Step step : steps.subList(0, Math.min(ended, steps.size()))) {
            entries.add(new JournalEntry.Begun(at, step.id()));
            entries.add(new JournalEntry.Ended(at, step.id(), true, Map.of(), 10));
        }
        if (status != RunStatus.UNFINISHED) {
            entries.add(new JournalEntry.Closed(at, status));
        }
        return keep(entries);
    }

    /** A run of the plan that stopped while a copy was being made. */
    public RunRecord addCopying(String id) {
        made.runId = id;
        ChangeSet changes = made.changes();
        Step copy =
                changes.steps().filter(BaseBackup.class::isInstance).findFirst().orElseThrow();
        return keep(List.of(
                new JournalEntry.Opened(at, id, Journals.keyOf(made.plan()), made.plan(), changes),
                new JournalEntry.Begun(at, copy.id())));
    }

    private RunRecord keep(List<JournalEntry> entries) {
        at += DAY;
        RunRecord record = RunRecord.of(entries);
        kept.add(record);
        journals.put(record.runId(), entries);
        return record;
    }

    @Override
    public List<RunRecord> runs() {
        if (broken != null) {
            throw broken;
        }
        return List.copyOf(kept);
    }

    @Override
    public List<JournalEntry> entries(String runId) {
        return journals.get(runId);
    }

    @Override
    public Journal create(JournalEntry.Opened opened) {
        throw new IllegalStateException("nothing is run here");
    }

    @Override
    public Journal open(String runId) {
        throw new IllegalStateException("nothing is run here");
    }
}
