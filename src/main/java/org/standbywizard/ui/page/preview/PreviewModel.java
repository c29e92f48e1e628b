package org.standbywizard.ui.page.preview;

import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.NewPassword;
import org.standbywizard.remote.Secret;
import org.standbywizard.run.Journals;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Consents;
import org.standbywizard.ui.model.Look;
import org.standbywizard.ui.model.Previewed;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.WizardModel;

/**
 * Plans what will be done, and hands it to Apply after a last look. On the window's thread; planning and looking are
 * beside it. Its result is the window's {@link WizardModel#previewed}. Long, because what makes a preview, outdates it and
 * hands it over shares one state.
 */
public final class PreviewModel {
    private final WizardModel model;
    private final Services services;
    private final LastLook lastLook;
    private final RestartConsent restart;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.NotReady());
    private final ReadOnlyObjectWrapper<Optional<Word>> word = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Entry>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty change = new SimpleIntegerProperty();

    public PreviewModel(WizardModel model) {
        this(model, model.services().survey()::look, (server, facts, cancellation) -> model.services()
                .probe()
                .connections(server, facts, model.links().connect(server, cancellation)));
    }

    PreviewModel(WizardModel model, Look look, RestartConsent.Counter counter) {
        this.model = model;
        this.services = model.services();
        this.lastLook = new LastLook(model, look);
        this.restart = new RestartConsent(model, counter, said -> word.set(Optional.of(said)));
        model.checked().addListener((o, was, is) -> outdate());
        model.plan().addListener((o, was, is) -> outdate());
        selected.addListener((o, was, is) -> change.set(0));
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    RestartConsent restart() {
        return restart;
    }

    ReadOnlyObjectProperty<Optional<Word>> word() {
        return word.getReadOnlyProperty();
    }

    /** Whether the servers are being looked at once more, before the run. */
    ReadOnlyObjectProperty<Boolean> looking() {
        return lastLook.going();
    }

    ObjectProperty<Optional<Entry>> selected() {
        return selected;
    }

    /** Which change of the selected file is in sight, from 0. */
    IntegerProperty change() {
        return change;
    }

    /** What Apply does, or did last. */
    ReadOnlyProperty<Optional<RunRequest>> run() {
        return model.run();
    }

    /** Whether there is a result that no longer belongs to the plan and the look of now. */
    boolean isOutOfDate() {
        return model.previewed().get().filter(p -> !model.isCurrent(p)).isPresent();
    }

    private boolean isCurrent() {
        return model.previewed().get().filter(model::isCurrent).isPresent();
    }

    /** Whether a run of this preview was begun already. */
    boolean isBegun() {
        return model.run().get().orElse(null) instanceof RunRequest.Begin begin
                && model.previewed().get().equals(Optional.of(begin.previewed()));
    }

    /** The page is shown: makes the preview if there is none of now, else counts again. */
    void entered() {
        boolean shown = state.get() instanceof State.Shown || state.get() instanceof State.Nothing;
        if (shown && isCurrent()) {
            if (!isBegun() && !looking().get()) {
                model.checked().get().ifPresent(restart::count);
            }
        } else if (!(state.get() instanceof State.Planning)) {
            preview();
        }
    }

    /** The page is left: a last look that nobody waits for is given up. */
    void left() {
        lastLook.stop();
    }

    private void outdate() {
        if (!isCurrent()) {
            lastLook.stop();
            state.set(new State.NotReady());
            word.set(Optional.empty());
        }
    }

    /** Makes the preview anew from the last look. */
    void preview() {
        Optional<Checked> from = model.checked()
                .get()
                .filter(model::isCurrent)
                .filter(checked -> checked.isAgreedBy(model.consents().get()));
        if (from.isEmpty()) {
            state.set(new State.NotReady());
            return;
        }
        Checked checked = from.get();
        state.set(new State.Planning());
        // One that was looked at and noted down stays what it was, however often the preview is made anew.
        Secret password = model.previewed()
                .get()
                .filter(former -> former.isAbout(checked))
                .map(Previewed::password)
                .orElseGet(NewPassword::draw);
        services.work()
                .start(
                        about(checked),
                        cancellation -> State.planned(checked, services, password),
                        made -> made(checked, made),
                        failure -> made(checked, new State.Failed(failure)));
    }

    private void made(Checked checked, State made) {
        boolean wanted = state.get() instanceof State.Planning
                && model.checked().get().equals(Optional.of(checked))
                && model.isCurrent(checked);
        if (!wanted) {
            return;
        }
        if (made instanceof State.Nothing nothing) {
            model.previewed().set(Optional.of(nothing.previewed()));
        } else if (made instanceof State.Shown shown) {
            model.previewed().set(Optional.of(shown.previewed()));
            restart.begin(shown.outline().restarts(), checked);
            select(shown.outline());
        }
        state.set(made);
    }

    private static String about(Checked checked) {
        return checked.plan().primary().ssh().host();
    }

    /** The same entry as before, or the first file. */
    private void select(Outline outline) {
        String before = selected.get().map(Entry::id).orElse("");
        selected.set(outline.entry(before).or(outline::first));
    }

    void allowRestart(boolean allowed) {
        word.set(Optional.empty());
        restart.allow(allowed);
    }

    void pauseBeforeRestart(boolean pause) {
        word.set(Optional.empty());
        restart.pause(pause);
    }

    /**
     * Looks at the servers once more, and hands the preview over to Apply if it still holds.
     *
     * @param begun called then
     */
    void apply(Runnable begun) {
        if (!(state.get() instanceof State.Shown shown) || looking().get() || isBegun()) {
            return;
        }
        if (!restart.isDecided()) {
            word.set(Optional.of(new Word.NoConsent()));
            return;
        }
        word.set(Optional.empty());
        Previewed previewed = shown.previewed();
        lastLook.begin(
                previewed.checked().plan(),
                now -> looked(previewed, now, begun),
                failure -> word.set(Optional.of(new Word.Failed(failure))));
    }

    private void looked(Previewed previewed, Checked now, Runnable begun) {
        Again again = Again.of(previewed, now);
        Consents said = model.consents().get();
        if (!again.failures().isEmpty()) {
            Failure first = again.failures().get(0);
            word.set(Optional.of(new Word.Failed(first)));
        } else if (!again.worse().isEmpty()) {
            model.checked().set(Optional.of(now));
            word.set(Optional.of(new Word.Worse()));
        } else if (!again.changed().isEmpty()) {
            model.checked().set(Optional.of(now));
            // What was said to the findings still holds; the restart is asked for anew.
            model.consents().set(said.withRestart(false, false));
            preview();
            word.set(Optional.of(new Word.Changed(again.changed())));
        } else {
            restart.looked(now);
            if (restart.isDecided()) {
                model.run().set(Optional.of(new RunRequest.Begin(previewed, said)));
                begun.run();
            }
        }
    }

    /** Hands a run that did not finish over to Apply. */
    void take(RunRequest request, Runnable begun) {
        model.run().set(Optional.of(request));
        begun.run();
    }

    /**
     * The plan's runs, oldest first, for Undo.
     *
     * @param begun called when they were handed over
     */
    void undo(Journals.RunRecord run, Runnable begun) {
        services.work()
                .start(
                        run.plan().primary().ssh().host(),
                        cancellation -> services.journals().chain(run.plan()),
                        chain -> {
                            model.undoing().set(chain);
                            begun.run();
                        },
                        failure -> word.set(Optional.of(new Word.Failed(failure))));
    }

    /** Forgets the last look, so that Pre-flight makes a new one. */
    void forget() {
        model.checked().set(Optional.empty());
    }
}
