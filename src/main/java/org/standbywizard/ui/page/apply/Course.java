package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.standbywizard.run.Diary;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunState;
import org.standbywizard.run.StepState;
import org.standbywizard.steps.Step;

/** The course of a run or an undo, as its news tell it: how far it is, its log, and a page for each step. */
final class Course {
    private static final int LOG_LIMIT = 10_000;

    private final LogLines log = new LogLines(LOG_LIMIT);
    private final ReadOnlyObjectWrapper<Optional<RunState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Diary>> diary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final Pager pager = new Pager();

    /** Empty until the work is prepared. */
    ReadOnlyObjectProperty<Optional<RunState>> state() {
        return state.getReadOnlyProperty();
    }

    /** What happened in each step so far; empty of an undo. */
    ReadOnlyObjectProperty<Optional<Diary>> diary() {
        return diary.getReadOnlyProperty();
    }

    /** From 0 to 1; 0 before anything was begun. */
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    Pager pager() {
        return pager;
    }

    LogLines log() {
        return log;
    }

    /** Whether the person took this step and is not done with it. */
    boolean isHanded(Step step) {
        return diary.get()
                .flatMap(book -> book.page(step.id()))
                .filter(page -> page.handed() && page.phase() == StepState.Phase.WAITING)
                .isPresent();
    }

    /** Other work is asked for: nothing is known of it. */
    void clear() {
        log.clear();
        state.set(Optional.empty());
        write(Optional.empty());
    }

    /** Work begins, or goes on; how far it is will be told. */
    void begin() {
        progress.set(0);
    }

    /**
     * @param lost how many lines of the log were left out before these news
     * @param byHand is told of each step that the person is done with
     */
    void hear(List<News> batch, long lost, Consumer<String> byHand) {
        Optional<RunState> now = state.get();
        Optional<Diary> written = diary.get();
        List<LogLine> lines = new ArrayList<>();
        for (News news : batch) {
            if (news instanceof News.Prepared prepared) {
                now = Optional.of(prepared.state());
                written = begun(prepared.state(), written);
            } else if (news instanceof News.Happened happened && now.isPresent()) {
                now = Optional.of(now.get().apply(happened.event()));
                lines.addAll(LogLine.of(happened.event(), now.get()));
                written = written.map(book -> book.with(happened.event()));
                if (happened.event() instanceof RunEvent.DoneByHand done) {
                    byHand.accept(done.step());
                }
            }
        }
        write(written);
        state.set(now);
        progress.set(now.map(RunState::progress).orElse(0.0));
        log.add(lines, lost);
    }

    /** A run that goes on keeps what was written of it; an undo has no pages. */
    private static Optional<Diary> begun(RunState state, Optional<Diary> before) {
        if (state.direction() == RunEvent.Direction.UNDO) {
            return Optional.empty();
        }
        return before.filter(book -> book.changeSet().runId().equals(state.runId()))
                .or(() -> Optional.of(Diary.of(state.changeSet())));
    }

    private void write(Optional<Diary> written) {
        if (!written.equals(diary.get())) {
            pager.show(written.map(Diary::pages).orElse(List.of()));
            diary.set(written);
        }
    }
}
