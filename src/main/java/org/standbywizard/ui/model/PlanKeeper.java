package org.standbywizard.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Items;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Failure;

/** Opens and saves the window's plan, and asks before anything that was entered is lost. */
public final class PlanKeeper {
    private final WizardModel model;
    private final Habits habits;
    private final Sheets sheets;
    private final Supplier<Optional<Path>> place;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<Optional<Failure>> fault = new SimpleObjectProperty<>(Optional.empty());

    /** EMPTY: nothing was entered yet. UNSAVED: something would be lost. */
    public enum State {
        EMPTY,
        SAVED,
        UNSAVED
    }

    /** A file that could not be opened or saved. */
    public record Trouble(Path file, boolean saving, List<Problem> problems) {
        public Trouble {
            problems = List.copyOf(problems);
        }
    }

    /** @param place asks the person where to save; on the window's thread */
    public PlanKeeper(WizardModel model, Habits habits, Sheets sheets, Supplier<Optional<Path>> place) {
        this.model = model;
        this.habits = habits;
        this.sheets = sheets;
        this.place = place;
        model.draft().addListener((observed, was, is) -> look());
        model.saved().addListener((observed, was, is) -> look());
        look();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What went wrong with the last file; empty after the next one that went well. */
    public ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Counts plans that took another's place: changes after each one. */
    public ReadOnlyIntegerProperty opened() {
        return opened.getReadOnlyProperty();
    }

    /** A fault of the program while it worked with files. */
    public ObjectProperty<Optional<Failure>> fault() {
        return fault;
    }

    /** Takes a message away that was read. */
    public void dismiss() {
        trouble.set(Optional.empty());
    }

    /** An empty plan, after asking. */
    public void fresh(Runnable then) {
        beforeLosing(() -> {
            dismiss();
            put(PlanDraft.EMPTY, Optional.empty(), then);
        });
    }

    /** Another plan in place of this one, after asking. */
    public void replace(PlanDraft draft, Runnable then) {
        replace(draft, Optional.empty(), then);
    }

    /** The same for one that stands in a file. */
    public void replace(PlanDraft draft, Optional<Path> file, Runnable then) {
        beforeLosing(() -> {
            dismiss();
            put(draft, file, then);
        });
    }

    /** Reads a file, after asking; {@code then} runs only if it is a plan. */
    public void open(Path file, Runnable then) {
        beforeLosing(() -> read(file.toAbsolutePath().normalize(), then));
    }

    private void read(Path file, Runnable then) {
        work(file, false, plans -> plans.read(file), draft -> {
            used(file);
            put(draft, Optional.of(file), then);
        });
    }

    private void put(PlanDraft draft, Optional<Path> file, Runnable then) {
        model.open(draft, file);
        opened.set(opened.get() + 1);
        then.run();
    }

    /** Into its file, or where the person says if it has none. */
    public void save(Runnable then) {
        model.file().get().or(place).ifPresent(file -> write(file, then));
    }

    /** Where the person says. */
    public void saveAs(Runnable then) {
        place.get().ifPresent(file -> write(file, then));
    }

    private void write(Path chosen, Runnable then) {
        Path file = chosen.toAbsolutePath().normalize();
        PlanDraft draft = model.draft().get();
        work(file, true, plans -> plans.write(file, draft), written -> {
            model.file().set(Optional.of(file));
            // What was entered while it was written is not in the file.
            model.saved().set(Optional.of(draft));
            used(file);
            then.run();
        });
    }

    private void work(
            Path file, boolean saving, Function<PlanFiles, Validated<PlanDraft>> task, Consumer<PlanDraft> good) {
        model.services()
                .work()
                .start(
                        file.toString(),
                        cancellation -> task.apply(model.services().plans()),
                        result -> {
                            if (result.isValid()) {
                                good.accept(result.get());
                            } else {
                                trouble.set(Optional.of(new Trouble(file, saving, result.problems())));
                            }
                        },
                        failure -> fault.set(Optional.of(failure)));
    }

    private void used(Path file) {
        dismiss();
        habits.used(file);
    }

    /** Does it at once if everything is saved; else the person chooses. */
    public void beforeLosing(Runnable then) {
        if (state.get() != State.UNSAVED) {
            then.run();
            return;
        }
        List<Sheet.Choice> choices = new ArrayList<>();
        choices.add(new Sheet.Choice("discard", true, then));
        choices.add(new Sheet.Choice("keep", false, () -> {}));
        choices.add(new Sheet.Choice("save", false, () -> save(then)));
        sheets.show(new Sheet("unsaved", List.of(name()), choices));
    }

    /** The file's name; empty if there is none. */
    public String name() {
        return model.file().get().map(file -> file.getFileName().toString()).orElse("");
    }

    private void look() {
        DraftNode now = pruned(model.draft().get().root());
        if (model.saved().get().isPresent()) {
            DraftNode then = pruned(model.saved().get().get().root());
            state.set(then.equals(now) ? State.SAVED : State.UNSAVED);
        } else {
            state.set(isBlank() ? State.EMPTY : State.UNSAVED);
        }
    }

    private boolean isBlank() {
        return pruned(model.rest().get().root()).equals(Fields.NONE)
                && model.servers().stream()
                        .allMatch(entry -> pruned(entry.part().get().root()).equals(Fields.NONE));
    }

    /** Without groups that hold nothing: a field that was typed and emptied again leaves its group behind. */
    private static DraftNode pruned(DraftNode node) {
        if (node instanceof Items items) {
            return new Items(items.elements().stream().map(PlanKeeper::pruned).toList());
        }
        if (node instanceof Fields fields) {
            Map<String, DraftNode> kept = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> kept.put(name, pruned(member)));
            kept.values().removeIf(Fields.NONE::equals);
            return new Fields(kept);
        }
        return node;
    }
}
