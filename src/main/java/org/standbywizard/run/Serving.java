package org.standbywizard.run;

import java.util.Optional;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.run.StepState.Phase;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.StartServer;
import org.standbywizard.steps.StopServer;

/** What a server is to its clients while a run goes on, as far as the run's own events tell. */
public enum Serving {
    /** A primary that works as ever. */
    SERVES,
    /** It answers again in some seconds. */
    RESTARTING,
    /** The server that ran there before; its place is not taken yet, or it came back. */
    FORMER,
    STOPPED,
    /** Runs as a standby. */
    STANDBY,
    UNKNOWN;

    /** @param host one of the run's servers */
    public static Serving of(RunState state, HostId host) {
        Optional<Phase> restart = phase(state, host, RestartServer.class);
        if (restart.equals(Optional.of(Phase.RUNNING))) {
            return RESTARTING;
        }
        if (host.equals(state.changeSet().primary())) {
            return restart.equals(Optional.of(Phase.FAILED)) ? UNKNOWN : SERVES;
        }
        return state.direction() == Direction.APPLY ? applying(state, host) : undoing(state, host);
    }

    private static Serving applying(RunState state, HostId host) {
        Optional<Phase> stop = phase(state, host, StopServer.class);
        Optional<Phase> start = phase(state, host, StartServer.class);
        if (stop.isEmpty() || start.map(Phase::isOver).orElse(false)) {
            return STANDBY;
        }
        return stop.get() == Phase.WAITING ? former(state, host) : STOPPED;
    }

    private static Serving undoing(RunState state, HostId host) {
        Optional<Phase> stop = phase(state, host, StopServer.class);
        Optional<Phase> start = phase(state, host, StartServer.class);
        if (start.equals(Optional.of(Phase.WAITING))) {
            return STANDBY;
        }
        if (stop.isEmpty()) {
            return start.isPresent() ? STOPPED : UNKNOWN;
        }
        return stop.get() == Phase.UNDONE ? former(state, host) : STOPPED;
    }

    private static Serving former(RunState state, HostId host) {
        boolean ran = steps(state, host, StopServer.class).anyMatch(stop -> ((StopServer) stop.step()).ran());
        return ran ? FORMER : STOPPED;
    }

    private static Optional<Phase> phase(RunState state, HostId host, Class<?> kind) {
        return steps(state, host, kind).map(StepState::phase).findFirst();
    }

    private static Stream<StepState> steps(RunState state, HostId host, Class<?> kind) {
        return state.steps()
                .filter(s -> kind.isInstance(s.step()) && s.step().host().equals(host));
    }
}
