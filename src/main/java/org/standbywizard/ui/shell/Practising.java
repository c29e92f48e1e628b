package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.model.Sheet;
import org.standbywizard.ui.model.Sheets;
import org.standbywizard.ui.model.WizardModel;

/**
 * The practice lab of a window: what is asked before there is one, the way to it, and what can be done while it runs.
 * Everything is observed and changed on the window's thread, which waits for none of it. Long, because the three ways to
 * an end (reset, end, closing the window) share one state, and none may begin in the middle of another.
 */
public final class Practising implements Closing {
    private static final String ABOUT = "practice";

    private final Around around;
    private final WizardModel model;
    private final ReadOnlyObjectWrapper<PracticeFace> face = new ReadOnlyObjectWrapper<>(new PracticeFace.Away());
    private final ReadOnlyObjectWrapper<Optional<PracticeLab.Running>> lab =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
    private final PracticeLoad load;
    private final PracticeMaker maker;
    private final PracticePlan plan;
    private final Exercising exercising;
    private final ObjectProperty<Optional<PracticeLab.Version>> version = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty standbys = new SimpleIntegerProperty(1);
    private boolean shut;

    /** What is being done with a lab that runs. */
    public enum Doing {
        NOTHING,
        RESETTING,
        ENDING,
        SETTING_UP,
        INJECTING,
        CHECKING
    }

    /**
     * What it works with.
     *
     * @param busy whether a run goes on
     * @param soon runs something on the window's thread after about a second
     */
    public record Around(
            WizardModel model,
            PlanKeeper keeper,
            Habits habits,
            Sheets sheets,
            Navigator navigator,
            Notices notices,
            PracticeLab practice,
            BooleanSupplier busy,
            Executor soon) {}

    public Practising(Around around) {
        this.around = around;
        this.model = around.model();
        this.load = new PracticeLoad(around.soon());
        this.plan = new PracticePlan(model, around.keeper(), around.navigator());
        this.maker = new PracticeMaker(model, around.practice());
        this.exercising = new Exercising(this, model.services().work(), around.habits());
    }

    public ReadOnlyObjectProperty<PracticeFace> face() {
        return face.getReadOnlyProperty();
    }

    /** The lab that runs. */
    public ReadOnlyObjectProperty<Optional<PracticeLab.Running>> lab() {
        return lab.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Doing> doing() {
        return doing.getReadOnlyProperty();
    }

    /** What is chosen while it is asked; the newest at first. */
    public ObjectProperty<Optional<PracticeLab.Version>> version() {
        return version;
    }

    /** 1 to {@link PracticeLab#MOST_STANDBYS}. */
    public IntegerProperty standbys() {
        return standbys;
    }

    public PracticeLoad load() {
        return load;
    }

    /** What is practised on the lab that runs. */
    public Exercising exercising() {
        return exercising;
    }

    /** Whether no run goes on; if one does the person is told. */
    boolean isFree() {
        boolean busy = around.busy().getAsBoolean();
        if (busy) {
            ask("practice-busy", "", () -> {});
        }
        return !busy;
    }

    /** Something else is done with the lab. @return false if there is none, or something is being done with it */
    boolean begin(Doing deed) {
        boolean idle = lab.get().isPresent() && doing.get() == Doing.NOTHING;
        if (idle) {
            doing.set(deed);
        }
        return idle;
    }

    void finished() {
        doing.set(Doing.NOTHING);
    }

    /** What the window knows of the servers is out of date. */
    void refresh() {
        lab.get().ifPresent(plan::refresh);
    }

    /** The person wants to practise: asks how, or, where a lab runs, whether to go on with it. */
    public void open() {
        if (lab.get().isPresent()) {
            face.set(new PracticeFace.There());
        } else if (face.get() instanceof PracticeFace.Away || face.get() instanceof PracticeFace.Failed) {
            look();
        }
    }

    /** Asks how a lab shall be that takes the place of the one that runs. */
    public void anew() {
        look();
    }

    /** Says nothing of it any more. */
    public void dismiss() {
        face.set(new PracticeFace.Away());
    }

    private void look() {
        PracticeFace looking = new PracticeFace.Looking();
        face.set(looking);
        model.services()
                .work()
                .start(
                        ABOUT,
                        cancellation -> around.practice().versions(),
                        versions -> {
                            version.set(chosen(versions));
                            instead(looking, new PracticeFace.Choosing(versions));
                        },
                        failure -> instead(looking, new PracticeFace.Failed(failure, false)));
    }

    /** As before, if that is still to be had. */
    private Optional<PracticeLab.Version> chosen(List<PracticeLab.Version> versions) {
        String before = version.get().map(PracticeLab.Version::major).orElse("");
        return versions.stream()
                .filter(one -> one.major().equals(before))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /** Unless the person went on meanwhile. */
    private void instead(PracticeFace before, PracticeFace now) {
        if (face.get() == before) {
            face.set(now);
        }
    }

    /**
     * Makes a lab as it was chosen, downloading before what is missing. What was entered is asked about first; a lab
     * that runs ends.
     */
    public void begin() {
        version.get().filter(one -> doing.get() == Doing.NOTHING).ifPresent(one -> begin(one, standbys.get()));
    }

    private void begin(PracticeLab.Version version, int standbys) {
        Runnable make = () -> plan.beforeLosing(() -> make(version, standbys));
        if (lab.get().isEmpty()) {
            make.run();
        } else {
            ask("practice-anew", "anew", () -> {
                lab.get().ifPresent(plan::forget);
                make.run();
            });
        }
    }

    private void make(PracticeLab.Version version, int standbys) {
        lab.get().ifPresent(this::gone);
        face.set(version.missing()
                .<PracticeFace>map(archive -> new PracticeFace.Fetching(archive, 0))
                .orElse(new PracticeFace.Starting(PracticeLab.Stage.CLEARING)));
        maker.make(
                version,
                standbys,
                face::set,
                this::ready,
                failure -> face.set(
                        failure instanceof Failure.Cancelled
                                ? new PracticeFace.Away()
                                : new PracticeFace.Failed(failure, true)));
    }

    private void ready(PracticeLab.Running made) {
        if (shut) {
            return;
        }
        if (face.get() instanceof PracticeFace.Cancelling) {
            // It was there at the very moment when it was cancelled.
            work(made, maker::end, () -> {
                maker.forget();
                face.set(new PracticeFace.Away());
            });
            return;
        }
        lab.set(Optional.of(made));
        load.to(lab.get());
        goOn();
    }

    /** Stops what is being made. */
    public void cancel() {
        if (face.get() instanceof PracticeFace.Fetching || face.get() instanceof PracticeFace.Starting) {
            face.set(new PracticeFace.Cancelling());
            maker.cancel();
        }
    }

    /** Shows the plan of the lab that runs, from its first server on. */
    public void goOn() {
        face.set(new PracticeFace.Away());
        lab.get().ifPresent(plan::show);
    }

    /** Puts the lab back into its first state, after asking. */
    public void reset() {
        ask(
                "practice-reset",
                "reset",
                () -> with(Doing.RESETTING, running -> {
                    load.on().set(false);
                    work(running, PracticeLab.Running::reset, () -> {
                        doing.set(Doing.NOTHING);
                        exercising.again();
                        plan.again(running);
                    });
                }));
    }

    /** Ends the lab and removes it, after asking. */
    public void stop() {
        ask(
                "practice-stop",
                "stop",
                () -> with(Doing.ENDING, running -> {
                    plan.forget(running);
                    work(running, maker::end, () -> {
                        maker.forget();
                        gone(running);
                    });
                }));
    }

    private void with(Doing deed, Consumer<PracticeLab.Running> then) {
        lab.get().filter(running -> doing.get() == Doing.NOTHING).ifPresent(running -> {
            doing.set(deed);
            then.accept(running);
        });
    }

    private void work(PracticeLab.Running running, Consumer<PracticeLab.Running> task, Runnable then) {
        UnaryOperator<PracticeLab.Running> done = one -> {
            task.accept(one);
            return one;
        };
        model.services().work().start(ABOUT, cancellation -> done.apply(running), ended -> then.run(), failure -> {
            around.notices().failed(failure);
            then.run();
        });
    }

    private void gone(PracticeLab.Running running) {
        if (!lab.get().equals(Optional.of(running))) {
            return;
        }
        load.to(Optional.empty());
        lab.set(Optional.empty());
        doing.set(Doing.NOTHING);
        if (face.get() instanceof PracticeFace.There) {
            face.set(new PracticeFace.Away());
        }
    }

    void failed(Failure failure) {
        around.notices().failed(failure);
    }

    /** Not while a run goes on. @param deed what is asked for; the other choice is to leave it */
    void ask(String key, String deed, Runnable then) {
        ask(key, List.of(), deed, then);
    }

    /** The same, with values for its words. */
    void ask(String key, List<String> values, String deed, Runnable then) {
        Sheet.Choice keep = new Sheet.Choice("keep", false, () -> {});
        around.sheets()
                .show(
                        around.busy().getAsBoolean()
                                ? new Sheet("practice-busy", List.of(), List.of(keep))
                                : new Sheet(key, values, List.of(new Sheet.Choice(deed, true, then), keep)));
    }

    /** A lab alone stands against nothing: a run on it says so itself. */
    @Override
    public Optional<String> warning(Messages words) {
        return Optional.empty();
    }

    @Override
    public void closed() {
        shut = true;
        load.on().set(false);
        maker.cancel();
        exercising.cancel();
    }

    /** Ends the lab, if there is one or one was on its way; call it when no run goes on any more. */
    @Override
    public CompletionStage<Void> ended() {
        return maker.endLast();
    }
}
