package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PlansOf;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunState;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planner;
import org.standbywizard.steps.Progress;
import org.standbywizard.steps.Step;
import org.standbywizard.ui.page.apply.News.Happened;

/** A run of a primary and many standbys that exists only as events. */
public final class ManyHosts {
    private final ApplyModel model;
    private final ChangeSet changes;
    private final List<HostId> standbys = new ArrayList<>();

    /** @param hosts with the primary */
    public ManyHosts(ApplyModel model, int hosts) {
        this.model = model;
        ReplicationPlan one = new PlansOf().build();
        Map<HostId, HostFacts> facts = new LinkedHashMap<>();
        facts.put(new HostId("db1"), Facts.of("db1", "10.0.0.1").build());
        List<StandbyPlan> all = new ArrayList<>();
        for (int i = 2; i <= hosts; i++) {
            String name = "db" + i;
            Facts own = Facts.of(name, "10.0.0." + i);
            own.routes.put("10.0.0.1", "10.0.0." + i);
            facts.put(new HostId(name), own.build());
            all.add(standby(name, "10.0.0." + i));
            standbys.add(new HostId(name));
        }
        ReplicationPlan plan = new ReplicationPlan(one.primary(), all, one.replication(), one.settings());
        this.changes = Planner.plan(plan, facts, "20261123-061500-abc");
    }

    private static StandbyPlan standby(String name, String address) {
        return new StandbyPlan(
                new ServerPlan(
                        new HostId(name),
                        SshTarget.of(address),
                        SudoPlan.findOut(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public List<HostId> hosts() {
        List<HostId> all = new ArrayList<>(List.of(changes.primary()));
        all.addAll(standbys);
        return all;
    }

    /** The primary's steps are done, and every standby copies. */
    public void copying() {
        model.take(new News.Prepared(RunState.applying(changes)));
        say(new RunEvent.Started(now(), changes.runId(), RunEvent.Direction.APPLY, false, 1));
        changes.steps()
                .filter(step -> !step.id().endsWith("/proof")
                        && (step.host().equals(changes.primary())
                                || step.id().endsWith("/passfile")
                                || step.id().endsWith("/login")))
                .forEach(this::done);
        standbys.forEach(host -> say(new RunEvent.StepStarted(now(), host + "/copy", "base-backup", host)));
    }

    private void done(Step step) {
        say(new RunEvent.StepStarted(now(), step.id(), step.kind(), step.host()));
        say(new RunEvent.StepEnded(now(), step.id(), step.host(), true, Map.of(), 12));
    }

    /** A line of this host's copy; the primary's belongs to a step that is over. */
    public void line(HostId host, String text) {
        String step = host.equals(changes.primary()) ? "db1/role" : host + "/copy";
        say(new RunEvent.Output(now(), step, host, text));
    }

    public void copied(HostId host, long done, long total) {
        say(new RunEvent.Copying(now(), host + "/copy", host, new Progress("copying", done, total)));
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private void say(RunEvent event) {
        model.take(new Happened(event));
    }
}
