package org.standbywizard.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.SwapIn;

/**
 * What a run that stopped left behind, from its journal.
 *
 * @param lanes how far each server's steps got
 * @param slots made by this run, or perhaps made where it was cut off before it heard, and used by nobody yet, so that
 *     they keep WAL on the primary
 * @param aside where old data directories are, by standby
 */
public record Stopped(
        String runId, HostId primary, List<Progress> lanes, List<String> slots, Map<HostId, String> aside) {
    /**
     * One server's steps.
     *
     * @param stopped the steps that were begun and did not end
     */
    public record Progress(HostId host, int done, int all, List<Step> stopped) {}

    /** @param dropped slots that are known not to be there, such as those that steps dropped again when they stopped */
    public static Stopped of(List<JournalEntry> entries, Set<String> dropped) {
        Journals.RunRecord record = Journals.RunRecord.of(entries);
        Set<String> standing = new HashSet<>(record.ended());
        record.undone().forEach(standing::remove);
        record.changeSet()
                .steps()
                .filter(s -> s instanceof CreateSlot slot && dropped.contains(slot.slot()))
                .forEach(s -> standing.remove(s.id()));
        Set<String> done = new HashSet<>();
        entries.stream()
                .filter(JournalEntry.ByHand.class::isInstance)
                .forEach(entry -> done.add(((JournalEntry.ByHand) entry).step()));
        done.retainAll(record.byHand());
        Map<HostId, List<Step>> byHost = new LinkedHashMap<>();
        for (ChangeSet.Stage stage : record.changeSet().stages()) {
            stage.lanes().forEach(lane -> byHost.computeIfAbsent(lane.host(), h -> new ArrayList<>())
                    .addAll(lane.steps()));
        }
        List<Progress> lanes = new ArrayList<>();
        byHost.forEach((host, steps) -> lanes.add(new Progress(
                host,
                (int) steps.stream()
                        .filter(s -> standing.contains(s.id()) || done.contains(s.id()))
                        .count(),
                steps.size(),
                steps.stream()
                        .filter(s -> record.begun().contains(s.id())
                                && !record.ended().contains(s.id())
                                && !record.undone().contains(s.id()))
                        .toList())));
        return new Stopped(
                record.runId(),
                record.changeSet().primary(),
                lanes,
                idleSlots(record, standing, cutOff(entries)).stream()
                        .filter(slot -> !dropped.contains(slot))
                        .toList(),
                aside(record, standing));
    }

    /** Steps whose outcome nobody heard: the program died in them, or the line was lost. */
    private static Set<String> cutOff(List<JournalEntry> entries) {
        Set<String> open = new HashSet<>();
        Set<String> undoing = new HashSet<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Begun begun) {
                open.add(begun.step());
                undoing.remove(begun.step());
            } else if (entry instanceof JournalEntry.UndoBegun begun) {
                undoing.add(begun.step());
            } else if (entry instanceof JournalEntry.Ended ended) {
                open.remove(ended.step());
            } else if (entry instanceof JournalEntry.Failed failed && isAnswer(failed.failure())) {
                if (!undoing.contains(failed.step())) {
                    open.remove(failed.step());
                }
            } else if (entry instanceof JournalEntry.UndoEnded undone) {
                open.remove(undone.step());
            }
        }
        return open;
    }

    /** Whether the server itself said no. */
    private static boolean isAnswer(String failure) {
        return failure.equals("sql") || failure.startsWith("refused.");
    }

    private static List<String> idleSlots(Journals.RunRecord record, Set<String> standing, Set<String> cutOff) {
        Set<HostId> served = new HashSet<>();
        record.changeSet()
                .steps()
                .filter(s -> s instanceof AwaitStreaming && standing.contains(s.id()))
                .forEach(s -> served.add(s.host()));
        return record.changeSet()
                .steps()
                .filter(s -> s instanceof CreateSlot && (standing.contains(s.id()) || cutOff.contains(s.id())))
                .map(CreateSlot.class::cast)
                .filter(s -> !s.existed() && !served.contains(s.standby()))
                .map(CreateSlot::slot)
                .toList();
    }

    private static Map<HostId, String> aside(Journals.RunRecord record, Set<String> standing) {
        Map<HostId, String> aside = new LinkedHashMap<>();
        record.changeSet().steps().forEach(s -> {
            if (s instanceof SwapIn swap && swap.hadData() && standing.contains(s.id())) {
                aside.put(s.host(), swap.aside());
            }
        });
        return aside;
    }
}
