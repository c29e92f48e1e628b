package org.standbywizard.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.standbywizard.check.Preflight;
import org.standbywizard.check.Probe;
import org.standbywizard.check.Survey;
import org.standbywizard.cli.Tools;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteHost;

/** The commands' view of pre-flight. */
final class HostInspection implements Tools.Inspection {
    private final Survey survey;

    HostInspection(Probe probe, Executor executor) {
        this.survey = new Survey(probe, executor);
    }

    @Override
    public Tools.Look look(ReplicationPlan plan, Function<ServerPlan, RemoteHost> hosts, Cancellation cancellation) {
        Survey.Result result = survey.look(plan, hosts, cancellation);
        return new Tools.Look(result.facts(), result.failures());
    }

    @Override
    public List<Finding> judge(ReplicationPlan plan, Map<HostId, HostFacts> facts) {
        return Preflight.check(plan, facts);
    }
}
