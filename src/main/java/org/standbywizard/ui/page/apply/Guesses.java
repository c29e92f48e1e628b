package org.standbywizard.ui.page.apply;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** What a person expects of each step before it begins; nothing depends on it. */
final class Guesses {
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Map<String, Integer>> given = new ReadOnlyObjectWrapper<>(Map.of());

    /** Whether a person wants to be asked. */
    BooleanProperty asking() {
        return asking;
    }

    /** The places of the answers, by step. */
    ReadOnlyObjectProperty<Map<String, Integer>> given() {
        return given.getReadOnlyProperty();
    }

    Optional<Integer> of(String step) {
        return Optional.ofNullable(given.get().get(step));
    }

    void guess(String step, int answer) {
        Map<String, Integer> all = new HashMap<>(given.get());
        all.put(step, answer);
        given.set(Map.copyOf(all));
    }

    void clear() {
        given.set(Map.of());
    }
}
