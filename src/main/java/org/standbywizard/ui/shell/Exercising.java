package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.standbywizard.learn.LabState;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PracticeBench;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.model.Work;

/**
 * The exercises of the practice lab that runs: which one is open, what was put in, and what is still wrong. On the
 * window's thread, which waits for nothing. Long, because whatever is asked of the lab takes its turn here, and says what
 * is known of the exercise then.
 */
public final class Exercising {
    private static final String ABOUT = "practice";

    private final Practising practising;
    private final Work work;
    private final Habits habits;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.EXERCISES);
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> injected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Verdict> verdict = new ReadOnlyObjectWrapper<>(new Verdict.None());
    private final IntegerProperty hints = new SimpleIntegerProperty();
    private final BooleanProperty explained = new SimpleBooleanProperty();
    private final SqlDesk sql;
    private final TerminalDesk terminals;
    private Cancellation going = new Cancellation();

    /** What the desk shows. */
    public enum Tab {
        EXERCISES,
        SQL,
        TERMINAL
    }

    /** What is known of the exercise that is open. */
    public sealed interface Verdict {
        /** Nothing yet. */
        record None() implements Verdict {}

        /** The fault was not put in: the pair did not work before. */
        record NotSetUp(List<PracticeBench.Sign> signs) implements Verdict {
            public NotSetUp {
                signs = List.copyOf(signs);
            }
        }

        /** The fault is in, and nobody looked since. */
        record Injected() implements Verdict {}

        record Wrong(List<PracticeBench.Sign> signs) implements Verdict {
            public Wrong {
                signs = List.copyOf(signs);
            }
        }

        record Mended() implements Verdict {}

        record Failed(Failure failure) implements Verdict {}
    }

    Exercising(Practising practising, Work work, Habits habits) {
        this.practising = practising;
        this.work = work;
        this.habits = habits;
        this.sql = new SqlDesk(work);
        this.terminals = new TerminalDesk(work);
        practising.lab().addListener((observed, was, is) -> lab(is));
    }

    private void lab(Optional<PracticeLab.Running> running) {
        again();
        sql.to(running.map(PracticeLab.Running::bench));
        terminals.to(running.map(PracticeLab.Running::bench));
        chosen.set(names().stream().findFirst());
        if (running.isEmpty()) {
            open.set(false);
        }
    }

    /** The servers are as nobody left them: nothing is put in any more. */
    void again() {
        injected.set(Optional.empty());
        forget();
    }

    private void forget() {
        verdict.set(new Verdict.None());
        hints.set(0);
        explained.set(false);
    }

    /** Whether the desk takes the place of the pages. */
    public BooleanProperty open() {
        return open;
    }

    public ObjectProperty<Tab> tab() {
        return tab;
    }

    public SqlDesk sql() {
        return sql;
    }

    public TerminalDesk terminals() {
        return terminals;
    }

    public Optional<PracticeBench> bench() {
        return practising.lab().get().map(PracticeLab.Running::bench);
    }

    /** The exercises that there are for the lab that runs. */
    public List<String> names() {
        return bench().map(PracticeBench::exercises).orElse(List.of());
    }

    public ReadOnlyObjectProperty<Optional<String>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** The one whose fault is in the servers. */
    public ReadOnlyObjectProperty<Optional<String>> injected() {
        return injected.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Verdict> verdict() {
        return verdict.getReadOnlyProperty();
    }

    /** How many hints are shown. */
    public ReadOnlyIntegerProperty hints() {
        return hints;
    }

    public ReadOnlyBooleanProperty explained() {
        return explained;
    }

    public boolean isDone(String exercise) {
        return habits.exercises().contains(exercise);
    }

    /** Opens another exercise. */
    public void choose(String exercise) {
        if (!chosen.get().equals(Optional.of(exercise))) {
            chosen.set(Optional.of(exercise));
            forget();
            if (injected.get().equals(chosen.get())) {
                verdict.set(new Verdict.Injected());
            }
        }
    }

    /** One hint more. */
    public void hint() {
        hints.set(hints.get() + 1);
    }

    public void explain() {
        explained.set(true);
    }

    /** Puts the fault of the open exercise into the servers, if they work. */
    public void inject() {
        chosen.get()
                .filter(one -> practising.isFree())
                .ifPresent(one -> start(
                        Practising.Doing.INJECTING,
                        cancellation -> bench().orElseThrow().inject(one, cancellation),
                        signs -> {
                            if (signs.isEmpty()) {
                                forget();
                                injected.set(Optional.of(one));
                                verdict.set(new Verdict.Injected());
                            } else {
                                verdict.set(new Verdict.NotSetUp(signs));
                            }
                        }));
    }

    /** Looks whether the open exercise is mended. */
    public void check() {
        chosen.get()
                .ifPresent(one -> start(
                        Practising.Doing.CHECKING,
                        cancellation -> bench().orElseThrow().check(one, cancellation),
                        signs -> {
                            if (!signs.isEmpty()) {
                                verdict.set(new Verdict.Wrong(signs));
                                return;
                            }
                            verdict.set(new Verdict.Mended());
                            explained.set(true);
                            if (injected.get().equals(Optional.of(one))) {
                                injected.set(Optional.empty());
                                habits.mended(one);
                            }
                        }));
    }

    /** Brings every server back and has the wizard set them up, after asking. */
    public void setUp() {
        practising.ask("practice-set-up", "set-up", () -> bring(LabState.STREAMING, this::failed));
    }

    /** Brings the lab to where a lesson starts, after asking. @param told what that is, in words */
    public void startLesson(LabState state, String told) {
        practising.ask("practice-lesson", List.of(told), "bring", () -> bring(state, practising::failed));
    }

    private void bring(LabState state, Consumer<Failure> failed) {
        practising.load().on().set(false);
        start(
                Practising.Doing.SETTING_UP,
                cancellation -> {
                    bench().orElseThrow().setUp(state, cancellation);
                    return true;
                },
                done -> {
                    again();
                    practising.refresh();
                },
                failed);
    }

    private void failed(Failure failure) {
        verdict.set(new Verdict.Failed(failure));
    }

    /** The logins' password, when it has been read. */
    void password(Consumer<String> then) {
        bench().ifPresent(one -> work.start(ABOUT, cancellation -> one.password(), then, this::failed));
    }

    private <T> void start(Practising.Doing deed, Function<Cancellation, T> task, Consumer<T> then) {
        start(deed, task, then, this::failed);
    }

    private <T> void start(
            Practising.Doing deed, Function<Cancellation, T> task, Consumer<T> then, Consumer<Failure> failed) {
        if (!practising.begin(deed)) {
            return;
        }
        going = work.start(
                ABOUT,
                task,
                result -> {
                    practising.finished();
                    then.accept(result);
                },
                failure -> {
                    practising.finished();
                    failed.accept(failure);
                });
    }

    /** Stops what goes on. */
    void cancel() {
        going.cancel();
        terminals.close();
    }
}
