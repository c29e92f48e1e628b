package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.standbywizard.ui.model.PracticeLab;

/** Rows written into the practice lab's primary all the time, so that lag can be seen. On the window's thread. */
public final class PracticeLoad {
    /** Rows a second that can be chosen. */
    public static final List<Integer> RATES = List.of(10, 100, 1000, 10_000, 100_000);

    private static final int USUAL = 100;

    private final Executor soon;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final IntegerProperty rate = new SimpleIntegerProperty(USUAL);
    private final ReadOnlyLongWrapper written = new ReadOnlyLongWrapper();
    private Optional<PracticeLab.Running> lab = Optional.empty();
    private boolean counting;

    /** @param soon runs something on the window's thread after about a second */
    PracticeLoad(Executor soon) {
        this.soon = soon;
        on.addListener((observed, was, is) -> change());
        rate.addListener((observed, was, is) -> change());
    }

    public BooleanProperty on() {
        return on;
    }

    /** Rows a second. */
    public IntegerProperty rate() {
        return rate;
    }

    /** Rows written so far, about once a second. */
    public ReadOnlyLongProperty written() {
        return written.getReadOnlyProperty();
    }

    /** Writes nothing into this one yet. */
    void to(Optional<PracticeLab.Running> other) {
        on.set(false);
        lab = other;
        written.set(0);
    }

    private void change() {
        lab.ifPresent(running -> running.rate(on.get() ? rate.get() : 0));
        count();
    }

    private void count() {
        lab.ifPresent(running -> written.set(running.written()));
        if (on.get() && !counting) {
            counting = true;
            soon.execute(() -> {
                counting = false;
                count();
            });
        }
    }
}
