package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.steps.ChangeSet.Lane;
import org.standbywizard.steps.ChangeSet.Stage;

/**
 * Turns a plan and what was found into the change set: what is previewed, executed, exported and reported. Pure; to be
 * called only after a pre-flight without a block.
 */
public final class Planner {
    private final ReplicationPlan plan;
    private final Map<HostId, HostFacts> facts;
    private final String runId;
    private final HostFacts primary;
    private final HostId primaryId;
    private final List<Link> links = new ArrayList<>();
    private final Map<HostId, ServerRef> servers = new LinkedHashMap<>();

    private Planner(ReplicationPlan plan, Map<HostId, HostFacts> facts, String runId) {
        this.plan = plan;
        this.facts = facts;
        this.runId = runId;
        this.primaryId = plan.primary().id();
        this.primary = facts.get(primaryId);
    }

    /**
     * @param runId names the run and everything that it sets aside: letters, digits and {@code -}
     */
    public static ChangeSet plan(ReplicationPlan plan, Map<HostId, HostFacts> facts, String runId) {
        return new Planner(plan, facts, runId).build();
    }

    private ChangeSet build() {
        ClusterFacts cluster = primary.cluster();
        servers.put(
                primaryId, ServerRefs.of(plan.primary(), primary, runId, cluster.port(), cluster.socketDirectory()));
        for (StandbyPlan standby : plan.standbys()) {
            links.add(Link.of(plan, standby, primary, facts.get(standby.id())));
        }
        ConfChange change = PrimaryConf.of(plan, primary, links);
        String confAfter = PrimaryLane.confAfter(primary, change);
        List<Lane> early = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        for (Link link : links) {
            StandbyLane lane = new StandbyLane(plan, primary, change, link, runId, confAfter);
            servers.put(link.standby().id(), lane.server());
            // Needs nothing of the primary, so it need not wait for its restart.
            early.add(new Lane(link.standby().id(), lane.passfile()));
            lanes.add(new Lane(link.standby().id(), lane.steps()));
        }
        boolean restarts =
                lanes.stream().flatMap(lane -> lane.steps().stream()).anyMatch(RestartServer.class::isInstance);
        PrimaryLane primaryLane = new PrimaryLane(plan, primary, servers.get(primaryId), links, change, restarts);
        List<Lane> first = new ArrayList<>(List.of(new Lane(primaryId, primaryLane.steps())));
        first.addAll(early);
        List<Stage> stages = new ArrayList<>();
        add(stages, "primary", first);
        add(stages, "standbys", lanes);
        List<Step> last = new ArrayList<>(primaryLane.synchronous());
        if (!stages.isEmpty() || !last.isEmpty()) {
            last.add(ProofSteps.of(
                    primaryId,
                    primary,
                    plan.standbys().stream().map(StandbyPlan::id).toList(),
                    runId));
        }
        add(stages, "proof", List.of(new Lane(primaryId, last)));
        List<WritePassfile> passfiles = links.stream()
                .filter(link -> !link.passfile().isEmpty())
                .map(link -> StandbyLane.passfile(plan, link))
                .toList();
        return new ChangeSet(runId, primaryId, servers, stages, passfiles);
    }

    private static void add(List<Stage> stages, String name, List<Lane> lanes) {
        List<Lane> busy = lanes.stream().filter(lane -> !lane.steps().isEmpty()).toList();
        if (!busy.isEmpty()) {
            stages.add(new Stage(name, busy));
        }
    }

    /** The file at this path, or a failure that names it. */
    static FileSnapshot file(HostFacts facts, String path) {
        return facts.cluster()
                .file(path)
                .filter(FileSnapshot::exists)
                .orElseThrow(() -> new FailureException(
                        new Failure.Refused(facts.host().name(), "file-unread", List.of(path), "")));
    }

    /** An edit of a file as it was read; null where nothing changes. */
    static EditFile edit(
            HostId host, String purpose, EditFile.Format format, FileSnapshot file, String after, String tag) {
        return file.content().equals(after)
                ? null
                : new EditFile(
                        host + "/" + tag,
                        host,
                        purpose,
                        format,
                        file.path(),
                        true,
                        file.content(),
                        after,
                        file.owner(),
                        file.group(),
                        file.mode(),
                        List.of());
    }

    static String withBlock(String text, Map<String, String> block) {
        ConfFile file = ConfFile.parse(text);
        return block.isEmpty()
                ? file.withoutBlock().text()
                : file.withBlock(block).text();
    }

    /** There, but its WAL is gone: it serves nobody any more. */
    static boolean slotLost(ServerFacts server, String slot) {
        return server.slots().stream()
                .anyMatch(s -> s.name().equals(slot) && s.walStatus().equals("lost"));
    }

    static boolean slotExists(ServerFacts server, String slot) {
        return server.slots().stream().anyMatch(s -> s.name().equals(slot));
    }
}
