package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.conf.RecoveryConf;
import org.standbywizard.conf.RecoveryFamily;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Raised;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.plan.Setting;

/**
 * One standby's steps, from the login test to streaming; or only what is missing on one that already follows. Long, because
 * their order is what keeps its data, and is read in one place.
 */
final class StandbyLane {
    private static final List<String> OWN_FILES = List.of("pg_hba.conf", "pg_ident.conf", "conf.d");
    /** A copy always needs some WAL: four segments of the usual size. */
    private static final long LEAST_WAL_MB = 64;

    private final ReplicationPlan plan;
    private final HostFacts primary;
    private final Link link;
    private final HostId host;
    private final ClusterFacts cluster;
    private final FinishCopy.Source source;
    private final Map<String, String> block;
    private final String primaryConf;
    private final boolean capped;
    private final ServerRef server;
    private final String base;
    private final String runId;

    StandbyLane(
            ReplicationPlan plan,
            HostFacts primary,
            ConfChange primaryChange,
            Link link,
            String runId,
            String primaryConf) {
        this.plan = plan;
        this.primary = primary;
        this.link = link;
        this.runId = runId;
        this.host = link.standby().id();
        this.cluster = link.facts().cluster();
        this.primaryConf = primaryConf;
        this.capped = PrimaryConf.capsSlots(primary, primaryChange);
        boolean outside = !cluster.configInData();
        this.source = outside
                ? FinishCopy.Source.OUTSIDE
                : primary.cluster().configInData() ? FinishCopy.Source.COPIED : FinishCopy.Source.BROUGHT;
        this.block = StandbyConf.block(plan, primary, primaryChange, link, source);
        // A server that was never initialised has no place of its own yet: it gets the copied configuration's.
        ClusterFacts like = cluster.state() == ClusterFacts.State.UNINITIALISED ? primary.cluster() : cluster;
        int port = block.containsKey("port") ? Integer.parseInt(block.get("port")) : like.port();
        this.server = ServerRefs.of(link.standby().server(), link.facts(), runId, port, like.socketDirectory());
        this.base = server.dataDirectory();
    }

    ServerRef server() {
        return server;
    }

    static WritePassfile passfile(ReplicationPlan plan, Link link) {
        return new WritePassfile(
                link.standby().id() + "/passfile",
                link.standby().id(),
                link.passfile(),
                link.addresses().primaryAddress(),
                link.addresses().primaryPort(),
                plan.replication().role());
    }

    /** The step that can be done beside the primary's. */
    List<Step> passfile() {
        return link.following() || link.passfile().isEmpty() ? List.of() : List.of(passfile(plan, link));
    }

    List<Step> steps() {
        return link.following() ? onlyMissing() : all();
    }

    private List<Step> all() {
        String identifier = primary.running().systemIdentifier();
        String copy = base + ".copy-" + runId;
        List<Step> steps = new ArrayList<>();
        steps.add(new TestLogin(host + "/login", host, link.clientConninfo(plan), link.passfile(), identifier));
        steps.add(backup(copy));
        steps.add(finish(copy));
        steps.add(stop());
        if (source == FinishCopy.Source.OUTSIDE) {
            addEdit(steps, cluster.configFile(), "standby-conf", EditFile.Format.CONF, "conf");
        }
        steps.add(new SwapIn(
                host + "/swap",
                host,
                copy,
                base + ".before-" + runId,
                base + ".undone-" + runId,
                cluster.state() != ClusterFacts.State.UNINITIALISED,
                signals() ? RawText.show(block.get("primary_conninfo")) : ""));
        steps.add(new StartServer(host + "/start", host));
        enable(steps);
        steps.add(streaming());
        return steps;
    }

    private Step stop() {
        Optional<ServerFacts> former = link.facts().server();
        return new StopServer(
                host + "/stop",
                host,
                cluster.state() == ClusterFacts.State.RUNNING,
                former.map(ServerFacts::systemIdentifier)
                        .orElse(cluster.control().systemIdentifier()),
                former.map(s -> s.databases().keySet().stream().sorted().toList())
                        .orElse(List.of()),
                former.map(s -> s.senders().stream()
                                .map(ServerFacts.SenderFacts::applicationName)
                                .sorted()
                                .toList())
                        .orElse(List.of()));
    }

    private Step streaming() {
        return new AwaitStreaming(
                host + "/streaming",
                host,
                plan.primary().id(),
                link.standby().applicationNameOrDefault(),
                primary.running().systemIdentifier());
    }

    private boolean signals() {
        return FinishCopy.signals(cluster.version());
    }

    private Step backup(String copy) {
        boolean slots = plan.replication().slots();
        String name = link.standby().slotName();
        boolean ownSlot =
                slots && (!Planner.slotExists(primary.running(), name) || Planner.slotLost(primary.running(), name));
        boolean verify = plan.replication().backup().verify()
                && cluster.version().atLeast(PgVersion.V13)
                && cluster.clientVersion()
                        .filter(v -> v.sameMajor(cluster.version()))
                        .isPresent();
        return new BaseBackup(
                host + "/copy",
                host,
                plan.primary().id(),
                link.clientConninfo(plan),
                link.passfile(),
                copy,
                slots ? link.standby().slotName() : "",
                ownSlot,
                plan.replication().backup(),
                cluster.walDirectory().isEmpty() ? "" : cluster.walDirectory() + ".of-" + runId,
                verify ? cluster.clientBinDir() : "",
                slots && !capped ? Math.max(LEAST_WAL_MB, primary.cluster().freeBytes() / 2 >> 20) : 0,
                tablespaces());
    }

    /** Every tablespace of the primary, also one that keeps its path: what the copy fills must be known to be cleared. */
    private Map<String, String> tablespaces() {
        Map<String, String> places = new java.util.TreeMap<>();
        primary.running().tablespaces().values().stream()
                .filter(from -> from.startsWith("/"))
                .forEach(from -> places.put(from, link.standby().tablespaces().getOrDefault(from, from)));
        return places;
    }

    private Step finish(String copy) {
        Set<String> overridden = new HashSet<>(RecoveryFamily.names(cluster.version()));
        overridden.add(SyncConf.NAME);
        overridden.addAll(block.keySet());
        overridden.addAll(StandbyConf.HOST_BOUND);
        Optional<String> slot =
                plan.replication().slots() ? Optional.of(link.standby().slotName()) : Optional.empty();
        String recovery = signals() ? "" : recoveryConf(slot);
        String former =
                cluster.file(cluster.configFile()).map(FileSnapshot::content).orElse("");
        return new FinishCopy(
                host + "/finish",
                host,
                copy,
                base,
                source == FinishCopy.Source.BROUGHT ? OWN_FILES : List.of(),
                source,
                source == FinishCopy.Source.COPIED ? primaryConf : "",
                source == FinishCopy.Source.OUTSIDE ? Map.of() : block,
                source == FinishCopy.Source.BROUGHT ? former : "",
                overridden,
                recovery);
    }

    /** Up to 11 the recovery settings of the plan stand in recovery.conf too, the only place that knows them. */
    private String recoveryConf(Optional<String> slot) {
        Map<String, String> settings = new java.util.LinkedHashMap<>(
                RecoveryConf.settings(cluster.version(), link.receiverConninfo(plan), slot));
        Set<String> family = RecoveryFamily.names(cluster.version());
        plan.settingsOf(link.standby().server()).forEach((name, value) -> {
            if (family.contains(name)) {
                settings.putIfAbsent(name, RawText.carry(value));
            }
        });
        return ConfFile.parse("").withBlock(settings).text();
    }

    private void addEdit(List<Step> steps, String path, String purpose, EditFile.Format format, String tag) {
        FileSnapshot file = Planner.file(link.facts(), path);
        EditFile edit = Planner.edit(host, purpose, format, file, Planner.withBlock(file.content(), block), tag);
        if (edit != null) {
            steps.add(edit);
        }
    }

    private void enable(List<Step> steps) {
        if (cluster.service().startsAtBoot() || cluster.service().kind() == ServiceKind.PG_CTL) {
            return;
        }
        if (!cluster.service().debian()) {
            steps.add(new EnableAtBoot(host + "/enable", host));
            return;
        }
        // On Debian "at boot" is a word in start.conf; systemctl enable would leave a link.
        String path = cluster.configFile().replaceFirst("[^/]*$", "start.conf");
        cluster.file(path).filter(FileSnapshot::exists).ifPresent(file -> {
            String after = file.content().replaceFirst("(?m)^[ \\t]*(manual|disabled)\\b", "auto");
            EditFile edit = Planner.edit(host, "start-conf", EditFile.Format.WHOLE, file, after, "enable");
            if (edit != null) {
                steps.add(edit);
            }
        });
    }

    private List<Step> onlyMissing() {
        List<Step> steps = new ArrayList<>();
        addEdit(steps, cluster.configFile(), "standby-conf", EditFile.Format.CONF, "conf");
        if (!steps.isEmpty()) {
            Map<String, Setting> running = link.facts().running().settings();
            List<String> causes = block.keySet().stream()
                    .map(running::get)
                    .filter(s -> s != null && s.needsRestart() && !Raised.suffices(block.get(s.name()), s))
                    .map(Setting::name)
                    .toList();
            Map<String, String> expected = new java.util.LinkedHashMap<>(block);
            expected.keySet().retainAll(running.keySet());
            expected.replaceAll((name, value) -> RawText.show(value));
            OthersFiles others = OthersFiles.of(link.facts(), Set.of(OthersFiles.CONFIG_FILE));
            if (causes.isEmpty()) {
                steps.add(new ReloadServer(host + "/reload", host, expected, others));
            } else {
                steps.add(new RestartServer(
                        host + "/restart",
                        host,
                        expected,
                        causes,
                        steps.stream().map(step -> ((EditFile) step).key()).toList(),
                        Map.of(),
                        link.facts().running().pendingInFiles().stream()
                                .map(edit -> edit.split(" ", 2)[0])
                                .toList(),
                        others));
                steps.add(streaming());
            }
        }
        enable(steps);
        return steps;
    }
}
