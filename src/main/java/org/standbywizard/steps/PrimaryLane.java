package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final boolean standbyRestarts;

    /** @param standbyRestarts whether a standby that follows is restarted by a later step */
    PrimaryLane(
            ReplicationPlan plan,
            HostFacts primary,
            ServerRef server,
            List<Link> links,
            ConfChange change,
            boolean standbyRestarts) {
        this.plan = plan;
        this.primary = primary;
        this.server = server;
        this.links = links;
        this.change = change;
        this.host = plan.primary().id();
        this.standbyRestarts = standbyRestarts;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (primary.running().role().isEmpty()) {
            steps.add(new EnsureRole(
                    host + "/role", host, plan.replication().role(), HbaChange.method(plan, server.version()), false));
        }
        EditFile conf = confEdit();
        EditFile hba = hbaEdit();
        List<EditFile> edits = Stream.of(conf, hba).filter(Objects::nonNull).toList();
        steps.addAll(edits);
        if (!change.overridden().isEmpty()) {
            steps.add(new ResetOverride(host + "/reset", host, change.overridden()));
        }
        if (!edits.isEmpty() || !change.overridden().isEmpty()) {
            steps.add(new ReloadServer(host + "/reload", host, reloadable(), others()));
        }
        if (change.restart()) {
            steps.add(new RestartServer(
                    host + "/restart",
                    host,
                    change.changed(),
                    change.changed().keySet().stream()
                            .filter(name -> !reloadable().containsKey(name))
                            .toList(),
                    guards(edits),
                    running(change.changed().keySet()),
                    accepted(),
                    others()));
        }
        if (plan.replication().slots()) {
            for (Link link : links) {
                String slot = link.standby().slotName();
                boolean lost = Planner.slotLost(primary.running(), slot);
                if (lost || !Planner.slotExists(primary.running(), slot)) {
                    steps.add(new CreateSlot(
                            host + "/slot-" + slot, host, link.standby().id(), slot, false, lost));
                }
            }
        }
        steps.addAll(quiet());
        return steps;
    }

    /** What must go back if the server does not come up. */
    private List<String> guards(List<EditFile> edits) {
        List<String> keys = new ArrayList<>(edits.stream().map(EditFile::key).toList());
        if (!change.overridden().isEmpty()) {
            keys.add(new ResetOverride(host + "/reset", host, change.overridden()).key());
        }
        return keys;
    }

    /** A plan is only made after others' pending edits were shown and accepted; each begins with its setting's name. */
    private List<String> accepted() {
        return primary.running().pendingInFiles().stream()
                .map(edit -> edit.split(" ", 2)[0])
                .toList();
    }

    /** An edit of ours looks at its own file first. */
    private OthersFiles others() {
        Set<String> ours = new HashSet<>();
        if (confEdit() != null || quietEdit().isPresent() || synchronousEdit().isPresent()) {
            ours.add(OthersFiles.CONFIG_FILE);
        }
        if (hbaEdit() != null) {
            ours.add(OthersFiles.HBA_FILE);
        }
        if (!change.overridden().isEmpty()) {
            ours.add(OthersFiles.AUTO_CONF);
        }
        return OthersFiles.of(primary, ours);
    }

    private Map<String, String> running(Set<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, primary.running().value(name)));
        return values;
    }

    private EditFile confEdit() {
        FileSnapshot file = Planner.file(primary, primary.cluster().configFile());
        EditFile edit = Planner.edit(host, "primary-conf", EditFile.Format.CONF, file, confAfter(), "conf");
        return edit == null
                ? null
                : edit.before(Stream.of(quietEdit(), synchronousEdit())
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The primary's postgresql.conf after its edit, which a base backup may carry along. */
    static String confAfter(HostFacts primary, ConfChange change) {
        FileSnapshot file = Planner.file(primary, primary.cluster().configFile());
        return Planner.withBlock(file.content(), change.block());
    }

    private String confAfter() {
        return confAfter(primary, change);
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

    /** While a standby that follows is restarted, no commit may wait for it (safety rule 9). */
    private List<Step> quiet() {
        return quietEdit()
                .map(edit -> List.<Step>of(
                        edit.before(synchronousEdit().stream().toList()),
                        new ReloadServer(host + "/no-synchronous-reload", host, Map.of(SyncConf.NAME, ""), others())))
                .orElse(List.of());
    }

    private Optional<EditFile> quietEdit() {
        return isQuiet()
                ? Optional.of(synchronousEdit("no-synchronous", confAfter(), withNames("")))
                : Optional.empty();
    }

    private boolean isQuiet() {
        return standbyRestarts && !primary.running().value(SyncConf.NAME).isBlank();
    }

    /** Only when every named standby streams: before that, commits would wait for nobody (safety rule 9). */
    List<Step> synchronous() {
        return synchronousEdit()
                .map(edit -> List.<Step>of(
                        edit,
                        new ReloadServer(host + "/synchronous-reload", host, Map.of(SyncConf.NAME, names()), others())))
                .orElse(List.of());
    }

    /** Whom commits shall wait for in the end: as the plan says, or as it was. */
    private String names() {
        return SyncConf.value(plan, server.version()).orElse(primary.running().value(SyncConf.NAME));
    }

    private Optional<EditFile> synchronousEdit() {
        boolean planned = SyncConf.value(plan, server.version()).isPresent();
        if (isQuiet()) {
            return Optional.of(
                    synchronousEdit("synchronous", withNames(""), planned ? withNames(names()) : confAfter()));
        }
        return planned && !primary.running().value(SyncConf.NAME).equals(names())
                ? Optional.of(synchronousEdit("synchronous", confAfter(), withNames(names())))
                : Optional.empty();
    }

    /** postgresql.conf after all other edits, with these names. */
    private String withNames(String names) {
        Map<String, String> block = new LinkedHashMap<>(change.block());
        block.put(SyncConf.NAME, RawText.carry(names));
        return Planner.withBlock(
                Planner.file(primary, primary.cluster().configFile()).content(), block);
    }

    private EditFile synchronousEdit(String tag, String before, String after) {
        FileSnapshot file = Planner.file(primary, primary.cluster().configFile());
        return new EditFile(
                host + "/" + tag,
                host,
                tag,
                EditFile.Format.CONF,
                file.path(),
                true,
                before,
                after,
                file.owner(),
                file.group(),
                file.mode(),
                List.of());
    }
}
