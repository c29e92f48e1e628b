package org.standbywizard.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.standbywizard.check.Probe.Targets;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/**
 * Looks at all servers of a plan at once. Each host's script and its server's queries follow each other; meanwhile the
 * standbys try what only the primary's facts tell: its addresses, its port, its tablespaces' directories.
 */
public final class Survey {
    /** Addresses of a primary that are tried when the plan does not say which one counts. */
    private static final int MAX_ADDRESSES = 6;

    private final Probe probe;
    private final Executor executor;

    /**
     * @param executor runs what waits for hosts; with fewer than two threads a server it is only slower
     */
    public Survey(Probe probe, Executor executor) {
        this.probe = probe;
        this.executor = executor;
    }

    /**
     * What could be found, and why not where not.
     *
     * @param failures of servers that have no facts
     */
    public record Result(Map<HostId, HostFacts> facts, Map<HostId, Failure> failures) {
        public Result {
            facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
            failures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        }
    }

    /** How far the look at one server is. */
    public sealed interface Stage {
        /** Logging in. */
        record Connecting() implements Stage {}

        /** Logged in; its script and queries run. */
        record Looking() implements Stage {}

        /** All that could be found on it, also by way of the others. */
        record Found(HostFacts facts) implements Stage {}

        record Failed(Failure failure) implements Stage {}
    }

    /** Hears of each server's stages in their order, on several threads. */
    @FunctionalInterface
    public interface Watcher {
        void heard(HostId server, Stage stage);
    }

    /** As the other {@code look}, with nobody who hears of its stages. */
    public Result look(ReplicationPlan plan, Function<ServerPlan, RemoteHost> hosts, Cancellation cancellation) {
        return look(plan, hosts, (server, stage) -> {}, cancellation);
    }

    /**
     * Looks at every server; waits for all of them.
     *
     * @param hosts gives each server's logged-in host, and may throw {@link FailureException} or take its time to log in
     * @param watcher hears of a server's end before this returns
     */
    public Result look(
            ReplicationPlan plan, Function<ServerPlan, RemoteHost> hosts, Watcher watcher, Cancellation cancellation) {
        String role = plan.replication().role();
        Map<HostId, CompletableFuture<RemoteHost>> remotes = new LinkedHashMap<>();
        Map<HostId, CompletableFuture<HostFacts>> found = new LinkedHashMap<>();
        for (ServerPlan server : plan.servers()) {
            CompletableFuture<RemoteHost> remote = CompletableFuture.supplyAsync(
                    () -> {
                        watcher.heard(server.id(), new Stage.Connecting());
                        RemoteHost host = hosts.apply(server);
                        watcher.heard(server.id(), new Stage.Looking());
                        return host;
                    },
                    executor);
            remotes.put(server.id(), remote);
            found.put(
                    server.id(),
                    remote.thenApplyAsync(
                            h -> probe.lookAtHost(server, first(plan, server), h, cancellation), executor));
        }
        Map<HostId, CompletableFuture<HostFacts>> whole = new LinkedHashMap<>();
        CompletableFuture<HostFacts> primary = found.get(plan.primary().id());
        for (ServerPlan server : plan.servers()) {
            CompletableFuture<HostFacts> own = found.get(server.id());
            CompletableFuture<RemoteHost> remote = remotes.get(server.id());
            CompletableFuture<HostFacts> asked = own.thenCombineAsync(
                    remote, (facts, h) -> probe.ask(facts, server, role, h, cancellation), executor);
            whole.put(server.id(), asked);
        }
        CompletableFuture<Optional<HostFacts>> known = primary.handle((facts, error) -> Optional.ofNullable(facts));
        for (StandbyPlan standby : plan.standbys()) {
            CompletableFuture<RemoteHost> remote = remotes.get(standby.id());
            CompletableFuture<HostFacts> further = found.get(standby.id())
                    .thenCombineAsync(
                            known,
                            (self, first) -> first.map(
                                            p -> further(plan, standby, p, self, remote.join(), cancellation))
                                    .orElse(self),
                            executor);
            whole.computeIfPresent(standby.id(), (id, asked) -> asked.thenCombine(further, Survey::merged));
        }
        whole.replaceAll((id, future) -> future.whenComplete((facts, error) -> ended(id, facts, error, watcher)));
        return gathered(whole);
    }

    /** A fault of the program is no stage; it comes out of {@code look} itself. */
    private static void ended(HostId server, HostFacts facts, Throwable error, Watcher watcher) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        if (error == null) {
            watcher.heard(server, new Stage.Found(facts));
        } else if (cause instanceof FailureException failed) {
            watcher.heard(server, new Stage.Failed(failed.failure()));
        }
    }

    /** A second round only where the routes show another way to the primary than was supposed. */
    private HostFacts further(
            ReplicationPlan plan,
            StandbyPlan standby,
            HostFacts primary,
            HostFacts self,
            RemoteHost host,
            Cancellation cancellation) {
        HostFacts facts = probe.lookFurther(self, targets(plan, standby, primary, self), host, cancellation);
        String port = port(Addressing.of(plan, standby, primary, facts));
        if (port.startsWith(" ") || facts.os().reachable().containsKey(port)) {
            return facts;
        }
        return probe.lookFurther(
                facts, new Targets(List.of(), List.of(), List.of(port), List.of()), host, cancellation);
    }

    private static String port(Addressing addressing) {
        return addressing.primaryAddress() + " " + addressing.primaryPort();
    }

    private static HostFacts merged(HostFacts asked, HostFacts further) {
        return new HostFacts(
                asked.host(),
                asked.privilege(),
                further.os(),
                asked.clusters(),
                asked.chosen(),
                asked.server(),
                asked.sqlProblem(),
                asked.weakAlgorithms());
    }

    private static Result gathered(Map<HostId, CompletableFuture<HostFacts>> whole) {
        Map<HostId, HostFacts> facts = new LinkedHashMap<>();
        Map<HostId, Failure> failures = new LinkedHashMap<>();
        whole.forEach((id, future) -> {
            try {
                facts.put(id, future.join());
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof FailureException failed)) {
                    throw e;
                }
                failures.put(id, failed.failure());
            }
        });
        return new Result(facts, failures);
    }

    /** What can be asked before the primary is known: the way to it by the names that the plan has. */
    private static Targets first(ReplicationPlan plan, ServerPlan server) {
        Optional<StandbyPlan> standby =
                plan.standbys().stream().filter(s -> s.id().equals(server.id())).findFirst();
        if (standby.isEmpty()) {
            return Targets.NONE;
        }
        String address =
                standby.get().primaryAddress().orElse(plan.primary().ssh().host());
        return new Targets(List.of(address), List.of(address), List.of(), List.of());
    }

    /** What the primary's facts tell a standby to try. */
    private static Targets targets(ReplicationPlan plan, StandbyPlan standby, HostFacts primary, HostFacts self) {
        Set<String> addresses = new LinkedHashSet<>();
        Addressing supposed = Addressing.of(plan, standby, primary, self);
        if (!supposed.primaryAddress().isEmpty()) {
            addresses.add(supposed.primaryAddress());
        }
        if (standby.primaryAddress().isEmpty()) {
            primary.os().addresses().stream().limit(MAX_ADDRESSES).forEach(addresses::add);
        }
        List<String> ports = supposed.primaryAddress().isEmpty() ? List.of() : List.of(port(supposed));
        List<String> paths = new ArrayList<>();
        primary.chosen().ifPresent(cluster -> {
            cluster.tablespaces()
                    .values()
                    .forEach(dir -> paths.add(standby.tablespaces().getOrDefault(dir, dir)));
            if (cluster.configInData()
                    && self.chosen().filter(ClusterFacts::configInData).isPresent()) {
                paths.addAll(CopiedConfigChecks.paths(cluster, self.cluster()));
            }
        });
        return new Targets(List.of(), List.copyOf(addresses), ports, paths);
    }
}
