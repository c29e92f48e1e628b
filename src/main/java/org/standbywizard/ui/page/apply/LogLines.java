package org.standbywizard.ui.page.apply;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.standbywizard.plan.HostId;

/** The newest lines of a run's log, of all hosts or of one. On the window's thread. */
final class LogLines {
    private final int limit;
    private final Deque<LogLine> all = new ArrayDeque<>();
    private final ObservableList<LogLine> shown = FXCollections.observableArrayList();
    private final ObservableList<LogLine> view = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<Optional<HostId>> host = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();

    /** @param limit how many lines are kept; older ones are only counted */
    LogLines(int limit) {
        this.limit = limit;
        host.addListener(
                (o, was, is) -> shown.setAll(all.stream().filter(this::isShown).toList()));
    }

    /** Those of the host that is asked for, the oldest first. */
    ObservableList<LogLine> shown() {
        return view;
    }

    /** Whose lines are shown; empty for all. */
    ObjectProperty<Optional<HostId>> host() {
        return host;
    }

    /** How many lines are gone. */
    ReadOnlyLongProperty dropped() {
        return dropped.getReadOnlyProperty();
    }

    /** @param lost how many more were lost on their way */
    void add(List<LogLine> lines, long lost) {
        List<LogLine> fresh = lines.subList(Math.max(0, lines.size() - limit), lines.size());
        long gone = lost + lines.size() - fresh.size();
        all.addAll(fresh);
        int old = 0;
        while (all.size() > limit) {
            if (isShown(all.pollFirst())) {
                old++;
            }
            gone++;
        }
        List<LogLine> wanted = fresh.stream().filter(this::isShown).toList();
        if (old == shown.size()) {
            shown.setAll(wanted);
        } else {
            shown.remove(0, old);
            shown.addAll(wanted);
        }
        dropped.set(dropped.get() + gone);
    }

    void clear() {
        all.clear();
        shown.clear();
        dropped.set(0);
    }

    private boolean isShown(LogLine line) {
        return host.get().isEmpty() || line.host().isEmpty() || host.get().equals(line.host());
    }
}
