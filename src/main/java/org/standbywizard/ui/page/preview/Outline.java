package org.standbywizard.ui.page.preview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.SwapIn;
import org.standbywizard.steps.WritePassfile;
import org.standbywizard.text.PreviewText;
import org.standbywizard.text.StepLines;
import org.standbywizard.ui.page.preview.Entry.Content;
import org.standbywizard.ui.page.preview.Entry.Tag;

/**
 * A change set as a tree: every step at the server where it happens. Pure; takes a while for large files.
 *
 * @param copied how much a base backup copies, bytes
 * @param locks where the locks on the hosts will be; empty if nothing will be changed
 */
record Outline(List<Group> groups, List<Cost> costs, long copied, String locks) {
    /** One server's entries in the order in which they are done. */
    record Group(HostId host, boolean primary, ServerRef server, List<Entry> entries) {}

    /** How much there is to be done. */
    record Totals(long files, long statements, long commands, long servers) {}

    static Outline of(ChangeSet changeSet, Map<HostId, HostFacts> facts) {
        Set<HostId> restarting = changeSet
                .steps()
                .filter(RestartServer.class::isInstance)
                .map(Step::host)
                .collect(Collectors.toSet());
        Map<HostId, List<Entry>> byHost = new LinkedHashMap<>();
        byHost.put(changeSet.primary(), new ArrayList<>());
        changeSet.steps().forEach(step -> byHost.computeIfAbsent(step.host(), h -> new ArrayList<>())
                .addAll(entries(step, changeSet, restarting.contains(step.host()))));
        List<Group> groups = new ArrayList<>();
        byHost.forEach((host, entries) -> {
            if (!entries.isEmpty()) {
                groups.add(new Group(
                        host,
                        host.equals(changeSet.primary()),
                        changeSet.servers().get(host),
                        List.copyOf(entries)));
            }
        });
        HostFacts primary = facts.get(changeSet.primary());
        long bytes = primary == null
                ? 0
                : primary.server().map(server -> server.totalBytes()).orElse(0L);
        String locks = changeSet.changesNothing() ? "" : PreviewText.locks(changeSet);
        return new Outline(List.copyOf(groups), Cost.of(changeSet, facts), bytes, locks);
    }

    List<Entry> entries() {
        return groups.stream().flatMap(group -> group.entries().stream()).toList();
    }

    Optional<Entry> entry(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** What is looked at first: a file, if there is one. */
    Optional<Entry> first() {
        return entries().stream()
                .filter(entry -> entry.content() instanceof Content.FileEdit)
                .findFirst()
                .or(() -> entries().stream().findFirst());
    }

    List<Cost.Restart> restarts() {
        return costs.stream()
                .filter(Cost.Restart.class::isInstance)
                .map(Cost.Restart.class::cast)
                .toList();
    }

    /** Without what only looks. */
    Totals totals() {
        List<Entry> changing =
                entries().stream().filter(e -> e.tag() != Tag.LOOKS).toList();
        long files = changing.stream()
                .filter(e -> e.content() instanceof Content.FileEdit)
                .count();
        long statements = 0;
        long commands = 0;
        for (Entry entry : changing) {
            if (entry.content() instanceof Content.Typed typed) {
                if (typed.kind() == Equivalent.Kind.SQL) {
                    statements += typed.lines().size();
                } else {
                    commands++;
                }
            }
        }
        return new Totals(files, statements, commands, groups.size());
    }

    private static List<Entry> entries(Step step, ChangeSet changeSet, boolean restarting) {
        if (step instanceof EditFile edit) {
            boolean needs = restarting && edit.purpose().endsWith("-conf") && edit.format() == EditFile.Format.CONF;
            Diff diff = Diff.of(edit.before(), edit.after());
            return List.of(file(step, new Content.FileEdit(edit.path(), edit.existed(), false, needs, diff)));
        }
        List<Entry> entries = new ArrayList<>(List.of(typed(step, changeSet)));
        if (step instanceof FinishCopy finish && finish.source() != FinishCopy.Source.OUTSIDE) {
            String path = changeSet.servers().get(step.host()).configFile();
            boolean copied = finish.source() == FinishCopy.Source.COPIED;
            Diff diff = Diff.of(finish.confBefore(), finish.confAfter());
            entries.add(file(step, new Content.FileEdit(path, true, copied, false, diff)));
        }
        return entries;
    }

    private static Entry file(Step step, Content.FileEdit edit) {
        return new Entry(step.id() + " " + edit.path(), step.host(), step, edit, edit.existed() ? Tag.LINES : Tag.NEW);
    }

    private static Entry typed(Step step, ChangeSet changeSet) {
        HostId at = step instanceof AwaitStreaming await ? await.primary() : step.host();
        ServerRef server = changeSet.servers().get(at);
        Equivalent.Kind kind = step.equivalent(server).kind();
        String user =
                switch (kind) {
                    case ROOT_SHELL, EDIT -> "root";
                    case OWNER_SHELL -> server.osUser();
                    case SQL -> server.dbUser();
                };
        return new Entry(
                step.id(),
                step.host(),
                step,
                new Content.Typed(at, kind, user, StepLines.commands(step, server)),
                tag(step));
    }

    private static Tag tag(Step step) {
        if (step.risk() == Risk.READS) {
            return Tag.LOOKS;
        } else if (step instanceof RestartServer) {
            return Tag.RESTART;
        } else if (step instanceof StopServer stop) {
            return stop.ran() ? Tag.STOP : Tag.NONE;
        } else if (step instanceof SwapIn swap) {
            return swap.hadData() ? Tag.MOVED : Tag.NEW;
        } else if (step instanceof BaseBackup) {
            return Tag.SIZE;
        }
        boolean made = step instanceof WritePassfile
                || step instanceof FinishCopy
                || step instanceof CreateSlot slot && !slot.existed()
                || step instanceof EnsureRole role && !role.existed();
        return made ? Tag.NEW : Tag.NONE;
    }
}
