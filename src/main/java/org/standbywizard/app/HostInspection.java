package org.standbywizard.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.standbywizard.check.Probe;
import org.standbywizard.cli.Tools;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/** Looks at all servers at once. */
final class HostInspection implements Tools.Inspection {
    private final Probe probe;
    private final Executor executor;

    HostInspection(Probe probe, Executor executor) {
        this.probe = probe;
        this.executor = executor;
    }

    @Override
    public Tools.Look look(ReplicationPlan plan, Function<ServerPlan, RemoteHost> hosts, Cancellation cancellation) {
        Map<HostId, CompletableFuture<HostFacts>> looks = new LinkedHashMap<>();
        for (ServerPlan server : plan.servers()) {
            List<String> others = plan.servers().stream()
                    .map(s -> s.ssh().host())
                    .filter(h -> !h.equals(server.ssh().host()))
                    .distinct()
                    .toList();
            looks.put(
                    server.id(),
                    CompletableFuture.supplyAsync(
                            () -> probe.look(
                                    server,
                                    plan.replication().role(),
                                    new Probe.Targets(others, others, List.of(), List.of()),
                                    hosts.apply(server),
                                    cancellation),
                            executor));
        }
        Map<HostId, HostFacts> facts = new LinkedHashMap<>();
        Map<HostId, Failure> failures = new LinkedHashMap<>();
        looks.forEach((id, look) -> {
            try {
                facts.put(id, look.join());
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof FailureException failed)) {
                    throw e;
                }
                failures.put(id, failed.failure());
            }
        });
        return new Tools.Look(facts, failures);
    }

    @Override
    public List<Finding> judge(ReplicationPlan plan, Map<HostId, HostFacts> facts) {
        return List.of();
    }
}
