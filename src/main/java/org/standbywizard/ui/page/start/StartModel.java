package org.standbywizard.ui.page.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.standbywizard.plan.DraftOfPlan;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.Navigator;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.Practising;

/** What to do: begin, look, open a plan, go on with a run or take it back. */
public final class StartModel {
    private final WizardModel model;
    private final PlanKeeper keeper;
    private final Habits habits;
    private final Navigator navigator;
    private final Practising practising;
    private final ReadOnlyObjectWrapper<Runs> runs = new ReadOnlyObjectWrapper<>(new Runs.Reading());
    private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>(Mark.TO_COME);

    public StartModel(WizardModel model, PlanKeeper keeper, Habits habits, Navigator navigator, Practising practising) {
        this.model = model;
        this.keeper = keeper;
        this.habits = habits;
        this.navigator = navigator;
        this.practising = practising;
    }

    WizardModel model() {
        return model;
    }

    /** Done once it was said what to do. */
    ReadOnlyObjectProperty<Mark> mark() {
        return mark.getReadOnlyProperty();
    }

    /** The plan file's name; empty if the plan has no file. */
    String planName() {
        return keeper.name();
    }

    ReadOnlyObjectProperty<Runs> runs() {
        return runs.getReadOnlyProperty();
    }

    ObservableList<Path> recent() {
        return habits.recent();
    }

    /** Why the last file was not opened or saved. */
    ReadOnlyObjectProperty<Optional<PlanKeeper.Trouble>> trouble() {
        return keeper.trouble();
    }

    ReadOnlyObjectProperty<PlanKeeper.State> planState() {
        return keeper.state();
    }

    Practising practising() {
        return practising;
    }

    void dismiss() {
        keeper.dismiss();
    }

    void forget(Path plan) {
        habits.recent().remove(plan);
    }

    /** Goes on with the plan of now. */
    void choose(Intent intent) {
        model.intent().set(intent);
        mark.set(Mark.DONE);
        navigator.go(PageId.PRIMARY);
    }

    /** Goes on to the servers, or stays to tell of a run of this plan that did not finish. */
    void open(Path file) {
        keeper.open(file, () -> {
            mark.set(Mark.DONE);
            read(known -> {
                if (unfinished(known).isEmpty()) {
                    navigator.go(PageId.PRIMARY);
                }
            });
        });
    }

    /** Reads this computer's runs again. */
    void refresh() {
        read(known -> {});
    }

    private void read(Consumer<Runs.Known> then) {
        model.services()
                .work()
                .start(
                        "runs",
                        cancellation -> new Runs.Known(
                                RunRow.of(model.services().journals().runs())),
                        known -> {
                            runs.set(known);
                            then.accept(known);
                        },
                        failure -> runs.set(new Runs.Unreadable(failure)));
    }

    /** The run to be told of first: that of the open plan, or the newest where no plan is open. */
    Optional<RunRow> unfinished() {
        return runs.get() instanceof Runs.Known known ? unfinished(known) : Optional.empty();
    }

    private Optional<RunRow> unfinished(Runs.Known known) {
        Optional<String> key = key();
        return known.rows().stream()
                .filter(RunRow::resumable)
                .filter(row ->
                        key.map(row.run().key()::equals).orElse(keeper.state().get() == PlanKeeper.State.EMPTY))
                .findFirst();
    }

    private Optional<String> key() {
        return model.plan().get().isValid()
                ? Optional.of(Journals.keyOf(model.plan().get().get()))
                : Optional.empty();
    }

    void resume(RunRecord run) {
        with(run, () -> {
            model.run().set(Optional.of(new RunRequest.Resume(run)));
            navigator.go(PageId.APPLY);
        });
    }

    void undo(RunRecord run) {
        with(run, () -> model.services()
                .work()
                .start(
                        run.runId(),
                        cancellation -> model.services().journals().chain(run.plan()),
                        this::undo,
                        failure -> runs.set(new Runs.Unreadable(failure))));
    }

    private void undo(List<RunRecord> chain) {
        model.undoing().set(chain);
        navigator.go(PageId.UNDO);
    }

    /** The pages show the run's plan, unless the plan that is open has the same primary. */
    private void with(RunRecord run, Runnable then) {
        Runnable begin = () -> {
            model.intent().set(Intent.SET_UP);
            mark.set(Mark.DONE);
            then.run();
        };
        if (key().equals(Optional.of(run.key()))) {
            begin.run();
        } else {
            keeper.replace(DraftOfPlan.of(run.plan()), begin);
        }
    }
}
