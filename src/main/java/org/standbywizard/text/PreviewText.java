package org.standbywizard.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.HostLock;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.SwapIn;

/** A change set for people to read before it is applied: steps with files and commands, then what it all costs. */
public final class PreviewText {
    private static final int INDENT = 6;

    private final Messages messages;
    private final StepText steps;

    public PreviewText(Messages messages) {
        this.messages = messages;
        this.steps = new StepText(messages);
    }

    /**
     * @param facts what was found, for the number of connections that a restart cuts; may be empty
     * @param full with steps that only look, and how each step is taken back
     */
    public List<StyledLine> lines(ChangeSet changeSet, Map<HostId, HostFacts> facts, boolean full) {
        List<StyledLine> lines = new ArrayList<>();
        int number = 0;
        for (ChangeSet.Stage stage : changeSet.stages()) {
            for (ChangeSet.Lane lane : stage.lanes()) {
                lines.add(StyledLine.heading(heading(changeSet, stage, lane)));
                ServerRef server = changeSet.servers().get(lane.host());
                lines.add(StyledLine.quiet(
                                messages.get("preview.server", server.version(), server.dataDirectory(), server.port()))
                        .indented(2));
                for (Step step : lane.steps()) {
                    if (full || step.risk() != Risk.READS) {
                        number++;
                        step(lines, number, step, changeSet, full);
                    }
                }
                lines.add(StyledLine.plain(""));
            }
        }
        lines.addAll(costs(changeSet.steps().toList(), facts));
        if (!changeSet.changesNothing()) {
            lines.add(StyledLine.plain(messages.get("preview.lock", locks(changeSet))));
        }
        return lines;
    }

    /** Where the locks of the hosts will be: {@code /var/lib/standby-wizard/lock (db1, db2)}. */
    public static String locks(ChangeSet changeSet) {
        Map<String, List<String>> hosts = new TreeMap<>();
        changeSet.servers().values().forEach(server -> HostLock.paths(server)
                .forEach(path -> hosts.computeIfAbsent(path, p -> new ArrayList<>())
                        .add(server.host().name())));
        return hosts.entrySet().stream()
                .map(place -> place.getKey() + " ("
                        + place.getValue().stream().sorted().collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining(", "));
    }

    private void step(List<StyledLine> lines, int number, Step step, ChangeSet changeSet, boolean full) {
        lines.add(StyledLine.plain(String.format("%4d. %s", number, steps.title(step))));
        StepLines.of(step, changeSet.servers().get(step.host())).forEach(line -> lines.add(line.indented(INDENT)));
        if (full && !steps.undo(step).isEmpty()) {
            lines.add(StyledLine.quiet(messages.get("preview.undo", steps.undo(step)))
                    .indented(INDENT));
        }
    }

    private String heading(ChangeSet changeSet, ChangeSet.Stage stage, ChangeSet.Lane lane) {
        String role = lane.host().equals(changeSet.primary()) ? "preview.primary" : "preview.standby";
        String key = stage.lanes().size() > 1 ? role + ".together" : role;
        return messages.get(key, lane.host());
    }

    /** What a person must know before saying yes: interruptions, replaced data. */
    public List<StyledLine> costs(List<Step> steps, Map<HostId, HostFacts> facts) {
        List<StyledLine> lines = new ArrayList<>();
        steps.forEach(step -> {
            if (step instanceof RestartServer) {
                lines.add(interruption("preview.restart", step, facts));
            } else if (step instanceof StopServer stop && stop.ran()) {
                lines.add(interruption("preview.stop", step, facts));
            } else if (step instanceof SwapIn swap) {
                lines.add(StyledLine.warning(
                        swap.hadData()
                                ? messages.get("preview.replace", step.host(), swap.aside())
                                : messages.get("preview.fill", step.host())));
            }
        });
        if (lines.isEmpty()) {
            return List.of(StyledLine.plain(messages.get("preview.no-interruption")));
        }
        lines.add(0, StyledLine.heading(messages.get("preview.costs")));
        return lines;
    }

    /** What taking these steps back interrupts. */
    public List<StyledLine> undoCosts(List<Step> steps) {
        List<StyledLine> lines = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof RestartServer) {
                lines.add(StyledLine.warning(messages.get("preview.undo.restart", step.host())));
            } else if (step instanceof SwapIn swap) {
                lines.add(StyledLine.warning(
                        messages.get(swap.hadData() ? "preview.undo.swap" : "preview.undo.empty", step.host())));
            }
        }
        return lines;
    }

    private StyledLine interruption(String key, Step step, Map<HostId, HostFacts> facts) {
        HostFacts found = facts.get(step.host());
        boolean known = found != null && found.server().isPresent();
        return StyledLine.warning(
                known
                        ? messages.get(
                                key + ".counted",
                                step.host(),
                                found.running().clients(),
                                found.running().senders().size())
                        : messages.get(key, step.host()));
    }
}
