package org.standbywizard.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Listeners that are removed together when a view is closed. */
public final class Bag implements AutoCloseable {
    private final List<Runnable> removals = new ArrayList<>();

    /** Hears every new value, and the present one at once. */
    public <T> void now(ObservableValue<T> value, Consumer<? super T> hear) {
        onChange(value, hear);
        hear.accept(value.getValue());
    }

    /** Hears every new value. */
    public <T> void onChange(ObservableValue<T> value, Consumer<? super T> hear) {
        ChangeListener<T> listener = (observable, was, is) -> hear.accept(is);
        value.addListener(listener);
        removals.add(() -> value.removeListener(listener));
    }

    /** Hears of a change in any of these, and runs once at once. */
    public void any(Runnable hear, Observable... observed) {
        InvalidationListener listener = observable -> hear.run();
        for (Observable one : observed) {
            one.addListener(listener);
            removals.add(() -> one.removeListener(listener));
        }
        hear.run();
    }

    public void add(Runnable removal) {
        removals.add(removal);
    }

    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }
}
