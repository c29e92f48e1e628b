package org.standbywizard.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Undoer;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Messages;

/** A run's journal as a test wants it: from 10:00:00 on, each step takes one second. */
final class WrittenRun {
    static final long TEN = Instant.parse("2026-11-25T10:00:00Z").toEpochMilli();

    final Planned pair = new Planned();
    final List<JournalEntry> journal = new ArrayList<>();
    private final Map<String, Map<String, String>> facts = new HashMap<>();
    private ChangeSet changes;
    private long now = TEN;

    WrittenRun() {
        fact("db2/copy", Map.of("bytes", "25165824", "millis", "3000"));
        fact("db1/restart", Map.of("downtime-ms", "1200"));
        fact(
                "db1/proof",
                Map.of(
                        "way",
                        "table",
                        "at-most-ms-db2",
                        "12",
                        "refused-db2",
                        "cannot execute in a read-only transaction"));
    }

    WrittenRun fact(String step, Map<String, String> figures) {
        facts.put(step, figures);
        return this;
    }

    ChangeSet changes() {
        return changes;
    }

    WrittenRun opened() {
        ReplicationPlan plan = pair.plan.build();
        changes = pair.changes(plan);
        journal.add(new JournalEntry.Opened(now, changes.runId(), Journals.keyOf(plan), plan, changes));
        return this;
    }

    /** All steps of the run end well. */
    WrittenRun done() {
        opened();
        changes.steps().forEach(this::does);
        return closed(RunStatus.DONE);
    }

    /** The steps before this one end well, and this one does not. */
    WrittenRun failsAt(String id, String failure, String detail) {
        opened();
        for (Step step : changes.steps().toList()) {
            if (step.id().equals(id)) {
                begins(step);
                journal.add(new JournalEntry.Failed(later(), id, failure, detail, java.util.Optional.empty()));
                return closed(RunStatus.FAILED);
            }
            does(step);
        }
        throw new IllegalArgumentException("no such step: " + id);
    }

    WrittenRun undone() {
        for (Step step : Undoer.preview(record())) {
            journal.add(new JournalEntry.UndoBegun(now, step.id()));
            journal.add(new JournalEntry.UndoEnded(later(), step.id()));
        }
        return closed(RunStatus.UNDONE);
    }

    WrittenRun closed(RunStatus status) {
        journal.add(new JournalEntry.Closed(now, status));
        return this;
    }

    Journals.RunRecord record() {
        return Journals.RunRecord.of(journal);
    }

    void begins(Step step) {
        journal.add(new JournalEntry.Begun(now, step.id()));
    }

    void does(Step step) {
        begins(step);
        boolean changed = step.risk() != Risk.READS;
        journal.add(new JournalEntry.Ended(later(), step.id(), changed, facts.getOrDefault(step.id(), Map.of()), 1000));
    }

    private long later() {
        now += 1000;
        return now;
    }

    RunReport report() {
        return RunReport.of(journal, List.of(), Optional.empty());
    }

    static ReportText text(Locale language) {
        return new ReportText(
                Messages.of(language), ZoneOffset.UTC, Instant.parse("2026-11-25T12:00:00Z"), "plan.json");
    }

    String html() {
        return text(Locale.ENGLISH).of(report(), Format.HTML);
    }

    String markdown() {
        return text(Locale.ENGLISH).of(report(), Format.MARKDOWN);
    }
}
