package org.standbywizard.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.Step;

/** Folds a journal into what became of each step. */
final class Deeds {
    private Deeds() {}

    /** Every step of the change set, in its order. */
    static List<Deed> of(ChangeSet changeSet, List<JournalEntry> entries) {
        Map<String, Fold> folds = new HashMap<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Begun begun) {
                fold(folds, begun.step()).begun(begun.at());
            } else if (entry instanceof JournalEntry.Ended ended) {
                fold(folds, ended.step()).ended(ended);
            } else if (entry instanceof JournalEntry.ByHand done) {
                fold(folds, done.step()).byHand(done.at());
            } else if (entry instanceof JournalEntry.Failed failed) {
                fold(folds, failed.step()).failed(failed.at());
            } else if (entry instanceof JournalEntry.UndoBegun undo) {
                fold(folds, undo.step()).undoBegun(undo.at());
            } else if (entry instanceof JournalEntry.UndoEnded undone) {
                fold(folds, undone.step()).undone(undone.at());
            }
        }
        return changeSet
                .steps()
                .map(step -> folds.getOrDefault(step.id(), new Fold()).deed(step))
                .toList();
    }

    /** In the order of the journal; steps that the change set does not have are left out. */
    static List<Trouble> troubles(ChangeSet changeSet, List<JournalEntry> entries) {
        Map<String, Step> steps = new HashMap<>();
        changeSet.steps().forEach(step -> steps.put(step.id(), step));
        List<Trouble> troubles = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Failed failed && steps.containsKey(failed.step())) {
                troubles.add(new Trouble(
                        Instant.ofEpochMilli(failed.at()),
                        steps.get(failed.step()),
                        failed.failure(),
                        failed.detail(),
                        failed.whole()));
            }
        }
        return troubles;
    }

    private static Fold fold(Map<String, Fold> folds, String step) {
        return folds.computeIfAbsent(step, id -> new Fold());
    }

    /** One step's entries so far. */
    private static final class Fold {
        private Deed.State state = Deed.State.NOT_BEGUN;
        private long triedAt;
        private Optional<Instant> begunAt = Optional.empty();
        private long millis;
        private Map<String, String> facts = Map.of();
        private int attempts;
        private boolean did;
        private long undoAt;
        private Optional<Deed.TakenBack> takenBack = Optional.empty();

        void begun(long at) {
            state = Deed.State.BROKEN_OFF;
            triedAt = at;
            attempts++;
            if (!did) {
                begunAt = Optional.of(Instant.ofEpochMilli(at));
                millis = 0;
            }
            takenBack = Optional.empty();
        }

        /** A run that goes on finds done what it did before; that moment is the one to tell of. */
        void ended(JournalEntry.Ended ended) {
            if (ended.changed() || !did) {
                begunAt = Optional.of(Instant.ofEpochMilli(triedAt));
                millis = ended.millis();
            }
            did |= ended.changed();
            state = did ? Deed.State.DONE : Deed.State.ALREADY;
            if (!ended.facts().isEmpty()) {
                facts = ended.facts();
            }
        }

        void byHand(long at) {
            state = Deed.State.BY_HAND;
            begunAt = begunAt.or(() -> Optional.of(Instant.ofEpochMilli(at)));
        }

        void failed(long at) {
            if (state != Deed.State.HALF_TAKEN_BACK) {
                state = Deed.State.FAILED;
                begunAt = Optional.of(Instant.ofEpochMilli(triedAt));
                millis = at - triedAt;
            }
        }

        void undoBegun(long at) {
            state = Deed.State.HALF_TAKEN_BACK;
            undoAt = at;
        }

        void undone(long at) {
            state = Deed.State.TAKEN_BACK;
            did = false;
            takenBack = Optional.of(new Deed.TakenBack(Instant.ofEpochMilli(at), at - undoAt));
        }

        Deed deed(Step step) {
            boolean looked = state == Deed.State.ALREADY && step.risk() == Risk.READS;
            return new Deed(step, looked ? Deed.State.LOOKED : state, begunAt, millis, facts, attempts, takenBack);
        }
    }
}
