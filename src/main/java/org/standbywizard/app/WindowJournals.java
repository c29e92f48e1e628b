package org.standbywizard.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;

/** The person's journals, and those of the practice lab that runs now: its runs are gone with it. */
final class WindowJournals implements Journals {
    private final Journals own;
    private final WindowPractice practice;

    WindowJournals(Journals own, WindowPractice practice) {
        this.own = own;
        this.practice = practice;
    }

    @Override
    public Journal create(JournalEntry.Opened opened) {
        SshTarget primary = opened.plan().primary().ssh();
        Optional<RunningLab> lab = primary.port().flatMap(port -> practice.at(primary.host(), port));
        return lab.map(RunningLab::journals).orElse(own).create(opened);
    }

    @Override
    public List<RunRecord> runs() {
        List<RunRecord> all = new ArrayList<>(own.runs());
        practice.current().ifPresent(lab -> all.addAll(lab.journals().runs()));
        all.sort(Comparator.comparingLong(RunRecord::startedAt).thenComparing(RunRecord::runId));
        return all;
    }

    @Override
    public Journal open(String runId) {
        return of(runId).open(runId);
    }

    @Override
    public List<JournalEntry> entries(String runId) {
        return of(runId).entries(runId);
    }

    private Journals of(String runId) {
        return practice.current()
                .map(RunningLab::journals)
                .filter(labs -> labs.runs().stream().anyMatch(run -> run.runId().equals(runId)))
                .orElse(own);
    }
}
