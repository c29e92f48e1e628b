package org.standbywizard.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;

/**
 * A run or an undo as its events tell of it: a pure fold. What an event does not touch stays the same object, so that
 * whoever shows a state can tell quickly what is new. Long, because the fold and what is read off it stay in one place.
 *
 * @param lanes each host's steps, in the order in which they are worked on
 * @param troubles what went wrong outside any step
 * @param droppedSlots slots that steps dropped again when they stopped
 * @param startedAt milliseconds since 1970; 0 before it began
 */
public record RunState(
        String runId,
        ChangeSet changeSet,
        Direction direction,
        boolean resumed,
        List<Lane> lanes,
        List<Trouble> troubles,
        Set<String> droppedSlots,
        long startedAt,
        Optional<End> end) {
    /** A copy takes as long as many other steps. */
    private static final double COPY_WEIGHT = 20;

    public RunState {
        lanes = List.copyOf(lanes);
        troubles = List.copyOf(troubles);
        droppedSlots = Set.copyOf(droppedSlots);
    }

    /** One host's steps. */
    public record Lane(HostId host, List<StepState> steps) {
        public Lane {
            steps = List.copyOf(steps);
        }

        /** How many steps need nothing more. */
        public int over() {
            return (int) steps.stream().filter(step -> step.phase().isOver()).count();
        }

        /** The step that is being done, or that stopped. */
        public Optional<StepState> current() {
            return steps.stream()
                    .filter(step -> step.phase() != StepState.Phase.WAITING
                            && !step.phase().isOver())
                    .findFirst();
        }
    }

    /** A failure outside the change set's steps: {@code db1/open}, {@code run/look-again}. */
    public record Trouble(String step, HostId host, Failure failure) {}

    /** How it ended. */
    public record End(long at, RunStatus status, long millis) {}

    /** Before a new run. */
    public static RunState applying(ChangeSet changeSet) {
        return applying(changeSet, Set.of());
    }

    /** Before a run goes on: what stood when it stopped counts as done until it is looked at again. */
    public static RunState resuming(Journals.RunRecord record) {
        Set<String> stood = new HashSet<>(record.ended());
        record.undone().forEach(stood::remove);
        return applying(record.changeSet(), stood);
    }

    /** Before a run is taken back; steps that have nothing to take back are left out. */
    public static RunState undoing(Journals.RunRecord record) {
        Map<HostId, List<StepState>> byHost = new LinkedHashMap<>();
        Undoer.preview(record).stream().filter(Step::undoes).forEach(step -> byHost.computeIfAbsent(
                        step.host(), h -> new ArrayList<>())
                .add(StepState.waiting(step)));
        return of(record.changeSet(), Direction.UNDO, byHost);
    }

    private static RunState applying(ChangeSet changeSet, Set<String> stood) {
        Map<HostId, List<StepState>> byHost = new LinkedHashMap<>();
        for (ChangeSet.Stage stage : changeSet.stages()) {
            for (ChangeSet.Lane lane : stage.lanes()) {
                List<StepState> steps = byHost.computeIfAbsent(lane.host(), h -> new ArrayList<>());
                lane.steps()
                        .forEach(step ->
                                steps.add(stood.contains(step.id()) ? StepState.stood(step) : StepState.waiting(step)));
            }
        }
        return of(changeSet, Direction.APPLY, byHost);
    }

    private static RunState of(ChangeSet changeSet, Direction direction, Map<HostId, List<StepState>> byHost) {
        List<Lane> lanes = new ArrayList<>();
        byHost.forEach((host, steps) -> lanes.add(new Lane(host, steps)));
        return new RunState(
                changeSet.runId(), changeSet, direction, false, lanes, List.of(), Set.of(), 0, Optional.empty());
    }

    /** The state after this event. */
    public RunState apply(RunEvent event) {
        if (event instanceof RunEvent.Started e) {
            return new RunState(
                    runId, changeSet, direction, e.resumed(), lanes, troubles, droppedSlots, e.at(), Optional.empty());
        } else if (event instanceof RunEvent.StepStarted e) {
            return on(e.step(), step -> step.started(e.at()));
        } else if (event instanceof RunEvent.Output e) {
            return on(e.step(), step -> step.said(e.line())).dropping(RunFacts.droppedSlot(e));
        } else if (event instanceof RunEvent.Copying e) {
            return on(e.step(), step -> step.copied(step.copy().with(e.at(), e.progress())));
        } else if (event instanceof RunEvent.StepEnded e) {
            return on(e.step(), step -> step.ended(over(e.changed()), e.millis(), e.facts()));
        } else if (event instanceof RunEvent.DoneByHand e) {
            return on(e.step(), step -> step.byHand(e.at()));
        } else if (event instanceof RunEvent.StepFailed e) {
            return step(e.step()).isPresent()
                    ? on(e.step(), step -> step.failed(e.failure(), e.millis()))
                    : troubled(e);
        } else if (event instanceof RunEvent.Finished e) {
            return new RunState(
                    runId,
                    changeSet,
                    direction,
                    resumed,
                    lanes,
                    troubles,
                    droppedSlots,
                    startedAt,
                    Optional.of(new End(e.at(), e.status(), e.millis())));
        }
        return this;
    }

    private StepState.Phase over(boolean changed) {
        if (direction == Direction.UNDO) {
            return StepState.Phase.UNDONE;
        }
        return changed ? StepState.Phase.DONE : StepState.Phase.ALREADY;
    }

    private RunState on(String id, UnaryOperator<StepState> change) {
        for (int i = 0; i < lanes.size(); i++) {
            List<StepState> steps = lanes.get(i).steps();
            for (int j = 0; j < steps.size(); j++) {
                if (steps.get(j).step().id().equals(id)) {
                    List<StepState> changed = new ArrayList<>(steps);
                    changed.set(j, change.apply(steps.get(j)));
                    List<Lane> all = new ArrayList<>(lanes);
                    all.set(i, new Lane(lanes.get(i).host(), changed));
                    return with(all, troubles, droppedSlots);
                }
            }
        }
        return this;
    }

    private RunState dropping(Optional<String> slot) {
        if (slot.isEmpty()) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>(droppedSlots);
        all.add(slot.get());
        return with(lanes, troubles, all);
    }

    private RunState troubled(RunEvent.StepFailed event) {
        if (event.failure() instanceof Failure.Cancelled) {
            return this;
        }
        List<Trouble> all = new ArrayList<>(troubles);
        all.add(new Trouble(event.step(), event.host(), event.failure()));
        return with(lanes, all, droppedSlots);
    }

    private RunState with(List<Lane> newLanes, List<Trouble> newTroubles, Set<String> newDropped) {
        return new RunState(runId, changeSet, direction, resumed, newLanes, newTroubles, newDropped, startedAt, end);
    }

    /** Every step's state, host after host. */
    public Stream<StepState> steps() {
        return lanes.stream().flatMap(lane -> lane.steps().stream());
    }

    public Optional<StepState> step(String id) {
        return steps().filter(state -> state.step().id().equals(id)).findFirst();
    }

    public Optional<Lane> lane(HostId host) {
        return lanes.stream().filter(lane -> lane.host().equals(host)).findFirst();
    }

    /** The primary, then the others as they come. */
    public List<HostId> hosts() {
        Set<HostId> hosts = new LinkedHashSet<>(List.of(changeSet.primary()));
        lanes.forEach(lane -> hosts.add(lane.host()));
        return List.copyOf(hosts);
    }

    public int over() {
        return lanes.stream().mapToInt(Lane::over).sum();
    }

    public int all() {
        return lanes.stream().mapToInt(lane -> lane.steps().size()).sum();
    }

    /** Every failure so far, of steps and others; a person's own stop is none. */
    public List<Failure> failures() {
        return Stream.concat(
                        troubles.stream().map(Trouble::failure),
                        steps().map(StepState::failure).flatMap(Optional::stream))
                .distinct()
                .toList();
    }

    /** From 0 to 1; a copy counts by its bytes. */
    public double progress() {
        double all = 0;
        double done = 0;
        for (Lane lane : lanes) {
            for (StepState state : lane.steps()) {
                double weight = weight(state.step());
                all += weight;
                done += state.phase().isOver() ? weight : weight * share(state);
            }
        }
        return all == 0 ? 0 : done / all;
    }

    private double weight(Step step) {
        return direction == Direction.APPLY && step instanceof BaseBackup ? COPY_WEIGHT : 1;
    }

    private static double share(StepState state) {
        // What follows the last byte is not done yet.
        return state.phase() == StepState.Phase.RUNNING ? 0.99 * state.copy().share() : 0;
    }
}
