package org.standbywizard.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fold of a journal. */
final class RunRecords {
    private RunRecords() {}

    static Journals.RunRecord fold(List<JournalEntry> entries) {
        if (entries.isEmpty() || !(entries.get(0) instanceof JournalEntry.Opened)) {
            throw new IllegalArgumentException("a journal begins with its change set");
        }
        JournalEntry.Opened opened = (JournalEntry.Opened) entries.get(0);
        Set<String> begun = new LinkedHashSet<>();
        Set<String> ended = new LinkedHashSet<>();
        Set<String> undone = new LinkedHashSet<>();
        RunStatus status = RunStatus.UNFINISHED;
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Begun b) {
                begun.add(b.step());
                // Done again after an undo that stopped half-way.
                undone.remove(b.step());
                status = RunStatus.UNFINISHED;
            } else if (entry instanceof JournalEntry.Ended e) {
                ended.add(e.step());
            } else if (entry instanceof JournalEntry.UndoBegun) {
                status = RunStatus.UNFINISHED;
            } else if (entry instanceof JournalEntry.UndoEnded u) {
                undone.add(u.step());
            } else if (entry instanceof JournalEntry.Closed c) {
                status = c.status();
            }
        }
        return new Journals.RunRecord(
                opened.runId(),
                opened.key(),
                opened.at(),
                status,
                opened.plan(),
                opened.changeSet(),
                List.copyOf(begun),
                List.copyOf(ended),
                List.copyOf(undone));
    }
}
