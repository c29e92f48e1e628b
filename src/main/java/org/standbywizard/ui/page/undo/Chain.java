package org.standbywizard.ui.page.undo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.Undoer;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.SwapIn;
import org.standbywizard.steps.WritePassfile;

/**
 * The runs of one primary that stand, and what taking them back means. Pure.
 *
 * @param records oldest first, at least one
 */
record Chain(List<RunRecord> records) {
    Chain {
        records = List.copyOf(records);
    }

    /** What an undo does to one run, in its order; without steps that have nothing to take back. */
    record Part(RunRecord run, List<Step> steps) {}

    /** Something that comes back: a file, or a data directory from where it was set aside. */
    record Return(HostId host, String place, String from) {}

    RunRecord newest() {
        return records.get(records.size() - 1);
    }

    HostId primary() {
        return newest().changeSet().primary();
    }

    /** The newest run first, as an undo goes. */
    List<Part> parts() {
        List<RunRecord> newestFirst = new ArrayList<>(records);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .map(run -> new Part(
                        run, Undoer.preview(run).stream().filter(Step::undoes).toList()))
                .toList();
    }

    List<Step> steps() {
        return parts().stream().flatMap(part -> part.steps().stream()).toList();
    }

    /** Whether the primary may have to be restarted, so that the files as they were are in force again. */
    boolean mayRestartPrimary() {
        return steps().stream()
                .anyMatch(step -> step instanceof RestartServer && step.host().equals(primary()));
    }

    /** Files that get their former content, or lose our part; each once. */
    List<Return> files() {
        return steps().stream()
                .flatMap(step -> step instanceof EditFile edit
                        ? Stream.of(new Return(edit.host(), edit.path(), ""))
                        : step instanceof WritePassfile pass
                                ? Stream.of(new Return(pass.host(), pass.path(), ""))
                                : Stream.empty())
                .distinct()
                .toList();
    }

    /** Data directories that come back, and from where. */
    List<Return> directories() {
        List<Return> all = new ArrayList<>();
        for (Part part : parts()) {
            part.steps().stream()
                    .filter(step -> step instanceof SwapIn swap && swap.hadData())
                    .map(SwapIn.class::cast)
                    .forEach(swap -> all.add(new Return(
                            swap.host(),
                            part.run().changeSet().servers().get(swap.host()).dataDirectory(),
                            swap.aside())));
        }
        return all;
    }
}
