package org.standbywizard.run;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fold of a journal. */
final class RunRecords {
    /**
     * Refusals of a step that found somebody else's thing in its place and did nothing: it does not count as begun, or
     * the next run would take that thing for its own and an undo would drop it.
     */
    private static final Set<String> NOTHING_DONE =
            Set.of("refused.role-appeared", "refused.role-attributes", "refused.slot-appeared", "refused.slot-logical");

    private RunRecords() {}

    static Journals.RunRecord fold(List<JournalEntry> entries) {
        if (entries.isEmpty() || !(entries.get(0) instanceof JournalEntry.Opened)) {
            throw new IllegalArgumentException("a journal begins with its change set");
        }
        JournalEntry.Opened opened = (JournalEntry.Opened) entries.get(0);
        Set<String> begun = new LinkedHashSet<>();
        Set<String> ended = new LinkedHashSet<>();
        Set<String> undone = new LinkedHashSet<>();
        Set<String> byHand = new LinkedHashSet<>();
        Set<String> first = new HashSet<>();
        RunStatus status = RunStatus.UNFINISHED;
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Begun b) {
                if (begun.add(b.step())) {
                    first.add(b.step());
                } else {
                    first.remove(b.step());
                }
                byHand.remove(b.step());
                // Done again after an undo that stopped half-way.
                undone.remove(b.step());
                ended.remove(b.step());
                status = RunStatus.UNFINISHED;
            } else if (entry instanceof JournalEntry.Ended e) {
                ended.add(e.step());
                first.remove(e.step());
            } else if (entry instanceof JournalEntry.Failed f) {
                if (first.remove(f.step()) && NOTHING_DONE.contains(f.failure())) {
                    begun.remove(f.step());
                }
            } else if (entry instanceof JournalEntry.HandedOver h) {
                byHand.add(h.step());
                status = RunStatus.UNFINISHED;
            } else if (entry instanceof JournalEntry.ByHand h) {
                byHand.add(h.step());
                status = RunStatus.UNFINISHED;
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
                List.copyOf(undone),
                List.copyOf(byHand));
    }
}
