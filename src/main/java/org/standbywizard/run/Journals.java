package org.standbywizard.run;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.steps.ChangeSet;

/** The journals of this desktop. */
public interface Journals {
    /** Begins the keys of runs beside the chains; no host name has such a character. */
    String BESIDE = "beside ";

    /** Starts a journal with its first line; dated after every other one, whatever this computer's clock says. */
    Journal create(JournalEntry.Opened opened);

    /** Every run, oldest first. */
    List<RunRecord> runs();

    Journal open(String runId);

    /** All entries of a run so far, to read only: also of one that another program works on. */
    default List<JournalEntry> entries(String runId) {
        try (Journal journal = open(runId)) {
            return journal.entries();
        }
    }

    /** What a plan's runs have in common: its primary. */
    static String keyOf(ReplicationPlan plan) {
        return plan.primary().ssh().host() + "|"
                + plan.primary().ssh().port().orElse(22) + "|"
                + plan.primary().cluster().orElse("");
    }

    /** What {@link BesideRun}s of a plan have in common: they are in no chain. */
    static String besideKeyOf(ReplicationPlan plan) {
        return BESIDE + keyOf(plan);
    }

    /** The newest run of the plan, if it was neither finished nor undone. */
    default Optional<RunRecord> unfinished(ReplicationPlan plan) {
        List<RunRecord> chain = chain(plan);
        return chain.isEmpty() || chain.get(chain.size() - 1).status() == RunStatus.DONE
                ? Optional.empty()
                : Optional.of(chain.get(chain.size() - 1));
    }

    /** The plan's runs that stand, oldest first: what an undo takes back. */
    default List<RunRecord> chain(ReplicationPlan plan) {
        return runs().stream()
                .filter(run -> run.key().equals(keyOf(plan)) && run.status() != RunStatus.UNDONE)
                .toList();
    }

    /**
     * What a journal comes to.
     *
     * @param begun steps that the wizard began
     * @param byHand steps that were left to the person and never begun by the wizard: nothing of them is taken back
     */
    record RunRecord(
            String runId,
            String key,
            long startedAt,
            RunStatus status,
            ReplicationPlan plan,
            ChangeSet changeSet,
            List<String> begun,
            List<String> ended,
            List<String> undone,
            List<String> byHand) {
        public RunRecord {
            byHand = List.copyOf(byHand);
            begun = List.copyOf(begun);
            ended = List.copyOf(ended);
            undone = List.copyOf(undone);
        }

        /** Whether it is a {@link BesideRun}'s, which nobody resumes, undoes or lists. */
        public boolean isBeside() {
            return key.startsWith(BESIDE);
        }

        /** Folds a journal's entries. */
        public static RunRecord of(List<JournalEntry> entries) {
            return RunRecords.fold(entries);
        }
    }
}
