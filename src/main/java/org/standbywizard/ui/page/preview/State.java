package org.standbywizard.ui.page.preview;

import java.util.Optional;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.Secret;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunIds;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planner;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Previewed;
import org.standbywizard.ui.model.Services;

/** What the page Preview shows. */
sealed interface State {
    /** There is nothing to make a preview from: pre-flight is missing, out of date, or not agreed to. */
    record NotReady() implements State {}

    record Planning() implements State {}

    /** The change set could not be made. */
    record Failed(Failure failure) implements State {}

    /** A run of this plan did not finish; it is finished or taken back first, and nothing is planned anew. */
    record Unfinished(Journals.RunRecord run) implements State {}

    /** Everything is as the plan wants it. */
    record Nothing(Previewed previewed) implements State {}

    record Shown(Previewed previewed, Outline outline) implements State {}

    /**
     * Plans from a look that was agreed to; reads journals, so not on the window's thread.
     *
     * @param password for a role that is to be made
     * @throws org.standbywizard.remote.FailureException if the change set cannot be made
     */
    static State planned(Checked checked, Services services, Secret password) {
        Optional<Journals.RunRecord> open = services.journals().unfinished(checked.plan());
        if (open.isPresent()) {
            return new Unfinished(open.get());
        }
        String runId = RunIds.next(services.clock().instant(), services.random());
        ChangeSet changeSet = Planner.plan(checked.plan(), checked.facts(), runId);
        Previewed previewed = new Previewed(checked, changeSet, password);
        return changeSet.changesNothing()
                ? new Nothing(previewed)
                : new Shown(previewed, Outline.of(changeSet, checked.facts()));
    }
}
