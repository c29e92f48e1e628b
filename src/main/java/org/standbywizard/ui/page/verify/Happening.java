package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.verify.StandbyView;

/**
 * Something that changed while it was watched.
 *
 * @param before the state that ended; {@code after} how long it had lasted, empty where nobody saw it begin
 * @param now the server's state from then on
 */
record Happening(Instant at, HostId server, State before, State now, Optional<Duration> after) {
    /** What is told of a server; streaming in step or a little behind is one state. */
    enum State {
        SERVES,
        IN_RECOVERY,
        STREAMS,
        CATCHES_UP,
        SILENT,
        PROMOTED,
        OWN_CLUSTER,
        SLOT_LOST,
        AWAY
    }

    /** One server's state at one moment. */
    record Standing(HostId server, State state) {}

    static List<Standing> standings(Moment moment) {
        List<Standing> all = new ArrayList<>();
        HostId primary = moment.primary();
        all.add(new Standing(
                primary,
                moment.sample(primary)
                        .map(s -> s.inRecovery() ? State.IN_RECOVERY : State.SERVES)
                        .orElse(State.AWAY)));
        moment.standbys().forEach(view -> all.add(new Standing(view.id(), of(view, moment))));
        return all;
    }

    private static State of(StandbyView view, Moment moment) {
        return switch (Headline.kindOf(view, moment.status())) {
            case PROMOTED -> State.PROMOTED;
            case OWN_CLUSTER -> State.OWN_CLUSTER;
            case SLOT_LOST -> State.SLOT_LOST;
            case STANDBY_AWAY, STANDBY_UNASKED -> State.AWAY;
            case CATCHING_UP -> State.CATCHES_UP;
            case STREAMING -> State.STREAMS;
            default -> State.SILENT;
        };
    }
}
