package org.standbywizard.ui.page.apply;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunState;
import org.standbywizard.run.ServersNow;
import org.standbywizard.run.Stopped;
import org.standbywizard.ui.model.Work;

/** What stands after a run that stopped, and what becomes of the slots that it made. */
final class Aftercare {
    private final Work window;
    private final RunWork work;
    private final ReadOnlyObjectWrapper<Aftermath> aftermath = new ReadOnlyObjectWrapper<>(Aftermath.NONE);
    private final BooleanProperty leaving = new SimpleBooleanProperty();
    private Optional<RunState> state = Optional.empty();
    private List<ServerPlan> servers = List.of();

    Aftercare(Work window, RunWork work) {
        this.window = window;
        this.work = work;
    }

    /**
     * What stands.
     *
     * @param failure of what is no step's: before the first, or while slots were dropped
     * @param servers what they say themselves; empty until they were asked
     * @param asking whether somebody is being asked
     */
    record Aftermath(
            Optional<Failure> failure, Optional<Stopped> stopped, Optional<ServersNow> servers, boolean asking) {
        static final Aftermath NONE = new Aftermath(Optional.empty(), Optional.empty(), Optional.empty(), false);

        Aftermath asking(boolean now) {
            return new Aftermath(failure, stopped, servers, now);
        }
    }

    ReadOnlyObjectProperty<Aftermath> aftermath() {
        return aftermath.getReadOnlyProperty();
    }

    /** Whether it is asked what to do with slots that nobody uses. */
    BooleanProperty leaving() {
        return leaving;
    }

    void reset() {
        state = Optional.empty();
        // First: what is asked is about the aftermath.
        leaving.set(false);
        aftermath.set(Aftermath.NONE);
    }

    /** It stopped before the first step, or for a reason that nobody foresaw. */
    void broken(Failure failure) {
        aftermath.set(new Aftermath(Optional.of(failure), Optional.empty(), Optional.empty(), false));
    }

    /** A run stopped; nobody is asked yet. */
    void note(Optional<Stopped> stopped) {
        aftermath.set(new Aftermath(Optional.empty(), stopped, Optional.empty(), false));
    }

    /** A run stopped: its servers are asked what they are. */
    void look(Optional<Stopped> stopped, RunState now, List<ServerPlan> reached) {
        note(stopped);
        state = Optional.of(now);
        servers = List.copyOf(reached);
        ask();
    }

    /** Asks the servers anew. */
    void ask() {
        state.ifPresent(now -> {
            aftermath.set(aftermath.get().asking(true));
            window.start(
                    now.changeSet().primary().name(),
                    cancellation -> work.look(now.changeSet(), servers, now.hosts(), cancellation),
                    found -> aftermath.set(new Aftermath(
                            aftermath.get().failure(), aftermath.get().stopped(), Optional.of(found), false)),
                    failure -> aftermath.set(aftermath.get().asking(false)));
        });
    }

    /** Drops the slots that nobody uses, with what that came to. */
    void dropSlots() {
        Stopped stopped = aftermath.get().stopped().orElseThrow();
        Set<String> gone = state.map(RunState::droppedSlots).orElse(Set.of());
        Optional<ServersNow> known = aftermath.get().servers();
        aftermath.set(new Aftermath(Optional.empty(), Optional.of(stopped), known, true));
        window.start(
                stopped.primary().name(),
                cancellation -> work.dropSlots(stopped, gone, cancellation),
                dropped -> {
                    aftermath.set(new Aftermath(dropped.failure(), Optional.of(dropped.left()), known, false));
                    leaving.set(dropped.failure().isPresent());
                    ask();
                },
                failure -> aftermath.set(new Aftermath(Optional.of(failure), Optional.of(stopped), known, false)));
    }
}
