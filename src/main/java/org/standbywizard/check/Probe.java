package org.standbywizard.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.OsFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.SqlGateway;

/** Looks at one server: one read-only script for its host, then one batch of queries if the chosen cluster runs. */
public final class Probe {
    private static final Script SCRIPT = Script.resource(Probe.class, "probe.sh");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Names and addresses that can be nothing else: no option, no white space, no quoting. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:%-]{0,254}");

    private final SqlGateway sql;

    public Probe(SqlGateway sql) {
        this.sql = sql;
    }

    /**
     * What else to look at from a host.
     *
     * @param names host names to resolve
     * @param addresses where to find the route to; a name is resolved first
     * @param ports {@code address port} to try to connect to
     * @param paths directories to look at
     */
    public record Targets(List<String> names, List<String> addresses, List<String> ports, List<String> paths) {
        public static final Targets NONE = new Targets(List.of(), List.of(), List.of(), List.of());

        public Targets {
            names = List.copyOf(names);
            addresses = List.copyOf(addresses);
            ports = List.copyOf(ports);
            paths = List.copyOf(paths);
        }

        public boolean isEmpty() {
            return names.isEmpty() && addresses.isEmpty() && ports.isEmpty() && paths.isEmpty();
        }
    }

    /** What a restart of a server cuts: connections of clients other than our own, and of standbys. */
    public record Connections(int clients, int standbys) {}

    /**
     * Counts a running server's connections at this moment.
     *
     * @param facts of an earlier look, which tell where its cluster is
     * @throws FailureException if it cannot be asked
     */
    public Connections connections(ServerPlan server, HostFacts facts, RemoteHost host) {
        return new ServerProbe(sql).connections(host, facts.cluster(), server);
    }

    /**
     * Looks at one server.
     *
     * @param role the replication role to look for
     * @throws FailureException if the host cannot be looked at; a server that refuses SQL is told in the facts
     */
    public HostFacts look(ServerPlan server, String role, Targets targets, RemoteHost host, Cancellation cancellation) {
        return ask(lookAtHost(server, targets, host, cancellation), server, role, host, cancellation);
    }

    /** The first half of {@link #look}: the script, without SQL. */
    HostFacts lookAtHost(ServerPlan server, Targets targets, RemoteHost host, Cancellation cancellation) {
        List<String> args = arguments(targets);
        server.cluster().filter(c -> c.startsWith("/")).ifPresent(c -> {
            args.add("cluster=" + c);
            args.add("path=" + c);
        });
        server.unit().ifPresent(u -> args.add("unit=" + u));
        long sentAt = System.currentTimeMillis();
        ProbeOutput output = run(host, args, cancellation);
        OsFacts os = OsReader.read(output, sentAt, System.currentTimeMillis(), host.user());
        List<ClusterFacts> clusters = ClusterReader.read(output);
        Optional<ClusterFacts> chosen = ClusterChoice.choose(server.cluster(), realPath(server, output), clusters)
                .map(c -> asPlanned(c, server, output));
        return new HostFacts(
                server.id(),
                privilege(output, host),
                os,
                clusters,
                chosen,
                Optional.empty(),
                "",
                host.weakAlgorithms());
    }

    /** The second half of {@link #look}: what the chosen cluster's server says, if it runs. */
    HostFacts ask(HostFacts facts, ServerPlan server, String role, RemoteHost host, Cancellation cancellation) {
        return facts.chosen()
                .filter(c -> c.state() == ClusterFacts.State.RUNNING)
                .map(c -> withServer(facts, c, server, role, host, cancellation))
                .orElse(facts);
    }

    /** Adds what only another server's facts told where to look for: routes, ports, paths. */
    public HostFacts lookFurther(HostFacts facts, Targets targets, RemoteHost host, Cancellation cancellation) {
        if (targets.isEmpty()) {
            return facts;
        }
        List<String> args = arguments(targets);
        args.add("only=network");
        OsFacts os = OsReader.withNetwork(facts.os(), run(host, args, cancellation));
        return new HostFacts(
                facts.host(),
                facts.privilege(),
                os,
                facts.clusters(),
                facts.chosen(),
                facts.server(),
                facts.sqlProblem(),
                facts.weakAlgorithms());
    }

    private HostFacts withServer(
            HostFacts facts,
            ClusterFacts cluster,
            ServerPlan plan,
            String role,
            RemoteHost host,
            Cancellation cancellation) {
        cancellation.check(host.name());
        Optional<ServerFacts> server = Optional.empty();
        String problem = "";
        try {
            server = Optional.of(new ServerProbe(sql).ask(host, cluster, plan, role));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.ConnectionLost || e.failure() instanceof Failure.Cancelled) {
                throw e;
            }
            problem = e.failure().detail().isEmpty()
                    ? e.failure().key()
                    : e.failure().detail();
        }
        boolean unread = cluster.control().systemIdentifier().isEmpty();
        ClusterFacts chosen = server.filter(s -> unread)
                .map(s -> Clusters.with(cluster, ControlReader.of(s)))
                .orElse(cluster);
        return new HostFacts(
                facts.host(),
                facts.privilege(),
                facts.os(),
                facts.clusters(),
                Optional.of(chosen),
                server,
                problem,
                facts.weakAlgorithms());
    }

    private static ProbeOutput run(RemoteHost host, List<String> args, Cancellation cancellation) {
        Command command = Command.of(SCRIPT, new RunAs.Admin(), args.toArray(String[]::new))
                .withTimeout(LIMIT);
        CommandResult result = host.runOrFail(command, cancellation);
        try {
            return ProbeOutput.parse(result.stdout());
        } catch (ProbeOutput.Malformed e) {
            throw new FailureException(new Failure.Refused(
                    host.name(),
                    "probe-output",
                    List.of(),
                    e.getMessage() + " " + result.err().strip()));
        }
    }

    private static List<String> arguments(Targets targets) {
        List<String> args = new ArrayList<>();
        targets.names().stream().filter(n -> NAME.matcher(n).matches()).forEach(n -> args.add("resolve=" + n));
        targets.addresses().stream().filter(a -> NAME.matcher(a).matches()).forEach(a -> args.add("route=" + a));
        targets.ports().stream().filter(Probe::isPort).forEach(p -> args.add("reach=" + p));
        targets.paths().stream().filter(p -> p.startsWith("/")).forEach(p -> args.add("path=" + p));
        return args;
    }

    private static boolean isPort(String addressAndPort) {
        String[] parts = addressAndPort.split(" ", -1);
        return parts.length == 2 && NAME.matcher(parts[0]).matches() && parts[1].matches("\\d{1,5}");
    }

    private static String realPath(ServerPlan server, ProbeOutput output) {
        return output.all("path").stream()
                .filter(p -> p.text("path").equals(server.cluster().orElse("")))
                .map(p -> p.text("real"))
                .findFirst()
                .orElse("");
    }

    /** What the script's own user id says wins over what the login seemed to be. */
    private static Privilege privilege(ProbeOutput output, RemoteHost host) {
        return output.one("os").text("privileged").equals("0") ? host.privilege() : Privilege.NONE;
    }

    /** The plan's word on how the server is started and who owns it. */
    private static ClusterFacts asPlanned(ClusterFacts found, ServerPlan plan, ProbeOutput output) {
        ServiceFacts service = found.service();
        if (plan.service().filter(k -> k == ServiceKind.PG_CTL).isPresent()) {
            service = new ServiceFacts(ServiceKind.PG_CTL, "", service.debian(), "", service.enabled(), 0);
        } else if (plan.unit().isPresent()) {
            service = ServiceReader.named(plan.unit().get(), output, found.postmasterPid())
                    .orElse(service);
        }
        return Clusters.with(found, service);
    }
}
