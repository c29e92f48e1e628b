package org.standbywizard.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.run.StepState.Phase;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.ReloadServer;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.StartServer;

/**
 * What it would mean if a run stopped now.
 *
 * @param stopped servers that do not run at the moment
 * @param restarting being restarted at the moment; that is brought to its end
 * @param copying hosts whose base backup goes on at the moment
 * @param slots made by this run and used by no standby yet, so that they keep WAL on the primary
 * @param dropped those of them that a cancelled copy drops again
 * @param left steps that are not done
 */
public record Interruption(
        List<HostId> stopped,
        List<HostId> restarting,
        List<HostId> copying,
        List<String> slots,
        List<String> dropped,
        int left,
        int all) {
    private static final String CAP = "max_slot_wal_keep_size";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?(kB|MB|GB|TB)?");
    private static final Map<String, Integer> SHIFTS = Map.of("kB", 10, "MB", 20, "GB", 30, "TB", 40);

    public static Interruption of(RunState state) {
        List<BaseBackup> copies = state.steps()
                .filter(s -> s.phase() == Phase.RUNNING && state.direction() == Direction.APPLY)
                .map(StepState::step)
                .filter(BaseBackup.class::isInstance)
                .map(BaseBackup.class::cast)
                .toList();
        List<String> slots = slots(state);
        return new Interruption(
                hosts(state, Serving.STOPPED),
                hosts(state, Serving.RESTARTING),
                copies.stream().map(BaseBackup::host).toList(),
                slots,
                copies.stream()
                        .filter(BaseBackup::dropSlotOnFailure)
                        .map(BaseBackup::slot)
                        .filter(slots::contains)
                        .toList(),
                state.all() - state.over(),
                state.all());
    }

    private static List<HostId> hosts(RunState state, Serving what) {
        return state.hosts().stream()
                .filter(host -> Serving.of(state, host) == what)
                .toList();
    }

    private static List<String> slots(RunState state) {
        boolean undo = state.direction() == Direction.UNDO;
        Set<HostId> served = new HashSet<>();
        state.steps()
                .filter(s -> undo
                        ? s.step() instanceof StartServer && s.phase() == Phase.WAITING
                        : s.step() instanceof AwaitStreaming && s.phase().isOver())
                .forEach(s -> served.add(s.step().host()));
        return state.steps()
                .filter(s -> s.step() instanceof CreateSlot slot
                        && !slot.existed()
                        && !served.contains(slot.standby())
                        && !state.droppedSlots().contains(slot.slot()))
                .filter(s -> undo ? s.phase() != Phase.UNDONE : s.phase().isOver())
                .map(s -> ((CreateSlot) s.step()).slot())
                .toList();
    }

    /** How many bytes of WAL a slot of this run may keep at most; empty if the run sets no limit. */
    public static OptionalLong slotLimit(ChangeSet changeSet) {
        Optional<Matcher> size = changeSet
                .steps()
                .flatMap(step -> step instanceof RestartServer restart
                        ? Stream.of(restart.expected())
                        : step instanceof ReloadServer reload ? Stream.of(reload.expected()) : Stream.empty())
                .filter(expected -> expected.containsKey(CAP))
                .map(expected -> SIZE.matcher(expected.get(CAP)))
                .filter(Matcher::matches)
                .findFirst();
        return size.map(m -> OptionalLong.of(
                        Long.parseLong(m.group(1)) << (m.group(2) == null ? 20 : SHIFTS.get(m.group(2)))))
                .orElse(OptionalLong.empty());
    }
}
