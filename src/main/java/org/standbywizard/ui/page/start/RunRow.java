package org.standbywizard.ui.page.start;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.BaseBackup;

/**
 * A run as the first page shows it.
 *
 * @param newest of the runs of its primary that stand: only this one goes on, and an undo begins with it
 */
record RunRow(RunRecord run, boolean newest) {

    /** The newest first. @param runs the oldest first */
    static List<RunRow> of(List<RunRecord> runs) {
        List<RunRecord> newestFirst = new ArrayList<>(runs);
        Collections.reverse(newestFirst);
        Set<String> seen = new HashSet<>();
        return newestFirst.stream()
                .filter(run -> !run.isBeside())
                .map(run -> new RunRow(run, run.status() != RunStatus.UNDONE && seen.add(run.key())))
                .toList();
    }

    boolean resumable() {
        return newest && run.status() != RunStatus.DONE;
    }

    boolean undoable() {
        return newest;
    }

    String primary() {
        return run.plan().primary().id().name();
    }

    List<String> standbys() {
        return run.plan().standbys().stream()
                .map(StandbyPlan::id)
                .map(id -> id.name())
                .toList();
    }

    int steps() {
        return (int) run.changeSet().steps().count();
    }

    /** Steps that are done and were not taken back. */
    int standing() {
        return (int) run.ended().stream()
                .filter(step -> !run.undone().contains(step))
                .count();
    }

    /** Whether a base backup was begun whose end nobody saw: it goes on by itself on its host. */
    boolean maybeCopying() {
        return resumable()
                && run.changeSet()
                        .steps()
                        .anyMatch(step -> step instanceof BaseBackup
                                && run.begun().contains(step.id())
                                && !run.ended().contains(step.id())
                                && !run.undone().contains(step.id()));
    }
}
