package org.standbywizard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.ReloadServer;
import org.standbywizard.steps.ResetOverride;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Step;

/**
 * The order in which a lane's steps are taken back: backwards, except that a reload or restart comes after the files
 * before it are back, since it is they that the server shall read. Such a step belongs to it even if the run never came
 * to it, once a file was edited: a reboot, or somebody else's reload, may have brought the edit into force meanwhile.
 */
final class UndoOrder {
    private UndoOrder() {}

    /** Steps that were begun, or that bring into force what was, and are not yet taken back. */
    static List<Step> of(ChangeSet.Lane lane, Set<String> begun, Set<String> undone) {
        List<Step> order = new ArrayList<>();
        List<Step> held = new ArrayList<>();
        List<Step> steps = lane.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            boolean wanted = begun.contains(step.id()) || activates(step) && isAnyBegun(steps.subList(0, i), begun);
            if (!wanted || undone.contains(step.id())) {
                continue;
            }
            if (activates(step)) {
                held.add(step);
                continue;
            }
            if (!configures(step)) {
                flush(held, order);
            }
            order.add(step);
        }
        flush(held, order);
        return order;
    }

    private static boolean isAnyBegun(List<Step> before, Set<String> begun) {
        return before.stream().anyMatch(step -> configures(step) && begun.contains(step.id()));
    }

    private static boolean activates(Step step) {
        return step instanceof ReloadServer || step instanceof RestartServer;
    }

    private static boolean configures(Step step) {
        return step instanceof EditFile || step instanceof ResetOverride;
    }

    private static void flush(List<Step> held, List<Step> order) {
        order.addAll(held);
        held.clear();
    }
}
