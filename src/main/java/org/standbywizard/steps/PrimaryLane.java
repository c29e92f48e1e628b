package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Setting;

/** The primary's steps: role, files, reload or restart, slots; and, last of all, the synchronous standbys. */
final class PrimaryLane {
    private final ReplicationPlan plan;
    private final HostFacts primary;
    private final ServerRef server;
    private final List<Link> links;
    private final ConfChange change;
    private final HostId host;

    PrimaryLane(ReplicationPlan plan, HostFacts primary, ServerRef server, List<Link> links, ConfChange change) {
        this.plan = plan;
        this.primary = primary;
        this.server = server;
        this.links = links;
        this.change = change;
        this.host = plan.primary().id();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (primary.running().role().isEmpty()) {
            steps.add(new EnsureRole(
                    host + "/role", host, plan.replication().role(), HbaChange.method(plan, server.version()), false));
        }
        EditFile conf = confEdit();
        EditFile hba = hbaEdit();
        List<EditFile> edits =
                java.util.stream.Stream.of(conf, hba).filter(Objects::nonNull).toList();
        steps.addAll(edits);
        if (!change.overridden().isEmpty()) {
            steps.add(new ResetOverride(host + "/reset", host, change.overridden()));
        }
        if (!edits.isEmpty() || !change.overridden().isEmpty()) {
            steps.add(new ReloadServer(host + "/reload", host, reloadable()));
        }
        if (change.restart()) {
            steps.add(new RestartServer(
                    host + "/restart",
                    host,
                    change.changed(),
                    change.changed().keySet().stream()
                            .filter(name -> !reloadable().containsKey(name))
                            .toList(),
                    edits.stream().map(EditFile::key).toList()));
        }
        if (plan.replication().slots()) {
            for (Link link : links) {
                String slot = link.standby().slotName();
                if (!Planner.slotExists(primary.running(), slot)) {
                    steps.add(new CreateSlot(
                            host + "/slot-" + slot, host, link.standby().id(), slot, false));
                }
            }
        }
        return steps;
    }

    private EditFile confEdit() {
        FileSnapshot file = Planner.file(primary, primary.cluster().configFile());
        EditFile edit = Planner.edit(host, "primary-conf", EditFile.Format.CONF, file, confAfter(), "conf");
        Optional<EditFile> next = synchronousEdit();
        return edit == null || next.isEmpty() ? edit : edit.before(next.get());
    }

    /** The primary's postgresql.conf after its edit, which a base backup may carry along. */
    String confAfter() {
        FileSnapshot file = Planner.file(primary, primary.cluster().configFile());
        return Planner.withBlock(file.content(), change.block());
    }

    private EditFile hbaEdit() {
        FileSnapshot file = Planner.file(primary, primary.cluster().hbaFile());
        boolean ssl = primary.running().value("ssl").equals("on");
        String after = HbaChange.of(plan, server.version(), ssl, file.content(), links);
        return Planner.edit(host, "hba", EditFile.Format.HBA, file, after, "hba");
    }

    /** What a reload alone brings into force. */
    private Map<String, String> reloadable() {
        Map<String, String> now = new LinkedHashMap<>(change.changed());
        now.keySet().removeIf(name -> {
            Setting setting = primary.running().settings().get(name);
            return setting == null || setting.needsRestart();
        });
        return now;
    }

    /** Only when every named standby streams: before that, commits would wait for nobody (safety rule 9). */
    List<Step> synchronous() {
        return synchronousEdit()
                .map(edit -> List.<Step>of(
                        edit,
                        new ReloadServer(
                                host + "/synchronous-reload",
                                host,
                                Map.of(
                                        SyncConf.NAME,
                                        SyncConf.value(plan, server.version()).orElseThrow()))))
                .orElse(List.of());
    }

    private Optional<EditFile> synchronousEdit() {
        Optional<String> names = SyncConf.value(plan, server.version());
        if (names.isEmpty() || primary.running().value(SyncConf.NAME).equals(names.get())) {
            return Optional.empty();
        }
        FileSnapshot file = Planner.file(primary, primary.cluster().configFile());
        Map<String, String> block = new LinkedHashMap<>(change.block());
        block.put(SyncConf.NAME, RawText.carry(names.get()));
        return Optional.of(new EditFile(
                host + "/synchronous",
                host,
                "synchronous",
                EditFile.Format.CONF,
                file.path(),
                true,
                confAfter(),
                Planner.withBlock(file.content(), block),
                file.owner(),
                file.group(),
                file.mode(),
                List.of()));
    }
}
