package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ClusterFacts.State;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.OsFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;

/** The cluster that the plan means, its server and its service. */
final class ClusterChecks {
    private ClusterChecks() {}

    static List<Finding> of(ServerPlan plan, HostFacts facts, boolean primary) {
        HostId host = facts.host();
        List<Finding> findings = new ArrayList<>();
        findings.add(chosen(host, plan, facts));
        facts.chosen().ifPresent(cluster -> {
            findings.add(server(host, plan, cluster, facts, primary));
            findings.add(service(host, cluster, primary));
            if (!cluster.version().atLeast(PgVersion.V9_6)) {
                findings.add(Outcome.VERSION_TOO_OLD.on(host, cluster.version()));
            }
            facts.server().ifPresent(server -> {
                if (primary) {
                    findings.add(recovery(host, server));
                    findings.add(binaries(host, server, cluster));
                }
            });
        });
        return findings;
    }

    private static Finding chosen(HostId host, ServerPlan plan, HostFacts facts) {
        String names = facts.clusters().stream().map(ClusterFacts::name).collect(Collectors.joining(", "));
        Optional<ClusterFacts> chosen = facts.chosen();
        if (chosen.isPresent()) {
            ClusterFacts cluster = chosen.get();
            return Outcome.CLUSTER_FOUND.on(
                    host,
                    cluster.name(),
                    cluster.version(),
                    cluster.state().name().toLowerCase(Locale.ROOT));
        }
        if (facts.clusters().isEmpty()) {
            return none(host, facts.os());
        }
        return plan.cluster().isPresent()
                ? Outcome.CLUSTER_NOT_THERE.on(host, plan.cluster().get(), names)
                : Outcome.CLUSTER_SEVERAL.on(host, names);
    }

    private static Finding none(HostId host, OsFacts os) {
        if (os.managers().contains("container")) {
            return Outcome.CLUSTER_CONTAINED.on(host);
        }
        return os.servers().isEmpty()
                ? Outcome.CLUSTER_NONE.on(host)
                : Outcome.CLUSTER_NOT_MADE.on(
                        host, os.servers().values().stream().sorted().collect(Collectors.joining(", ")));
    }

    private static Finding server(
            HostId host, ServerPlan plan, ClusterFacts cluster, HostFacts facts, boolean primary) {
        String user = plan.superuser().orElse(cluster.osUser());
        if (facts.server().isPresent()) {
            ServerFacts server = facts.server().get();
            return server.value("is_superuser").equals("off")
                    ? Outcome.SERVER_NOT_SUPERUSER.on(host, user)
                    : Outcome.SERVER_ANSWERS.on(host, server.version());
        }
        if (cluster.state() == State.RUNNING) {
            return primary
                    ? refused(host, facts.sqlProblem(), user, cluster.osUser())
                    : Outcome.SERVER_STANDBY_REFUSED.on(host, facts.sqlProblem());
        }
        if (!primary) {
            return Outcome.SERVER_NOT_RUNNING.on(host);
        }
        return cluster.state() == State.STOPPED
                ? Outcome.SERVER_STOPPED.on(host, cluster.name())
                : Outcome.SERVER_UNINITIALISED.on(host, cluster.name());
    }

    /** No line with {@code peer} alone lets a system user in as a role of another name. */
    private static Finding refused(HostId host, String problem, String user, String system) {
        return user.equals(system)
                ? Outcome.SERVER_REFUSED.on(host, problem, user)
                : Outcome.SERVER_REFUSED_NAMED.on(host, problem, user, system);
    }

    private static Finding recovery(HostId host, ServerFacts server) {
        String sender =
                server.receiver().map(ServerFacts.ReceiverFacts::senderHost).orElse("");
        return server.inRecovery() ? Outcome.RECOVERY_STANDBY.on(host, sender) : Outcome.RECOVERY_PRIMARY.on(host);
    }

    /** A restart would bring another minor version into force than the one that runs. */
    private static Finding binaries(HostId host, ServerFacts server, ClusterFacts cluster) {
        return server.version().equals(cluster.version())
                ? Outcome.BINARIES_SAME.on(host, server.version())
                : Outcome.BINARIES_NEWER.on(host, server.version(), cluster.version());
    }

    /** Its manager must know the process that runs, or a restart restarts nothing (safety rule 12). */
    private static Finding service(HostId host, ClusterFacts cluster, boolean primary) {
        ServiceFacts service = cluster.service();
        if (service.kind() == ServiceKind.PG_CTL) {
            return Outcome.SERVICE_PG_CTL.on(host);
        }
        // While systemd still waits for the start command (Debian's takes two seconds) it knows no process yet.
        boolean starting = service.mainPid() == 0 && service.active().equals("activating");
        if (cluster.state() == State.RUNNING && !starting && service.mainPid() != cluster.postmasterPid()) {
            return Outcome.SERVICE_OTHER_PROCESS.on(host, service.unit(), service.mainPid(), cluster.postmasterPid());
        }
        return primary && !service.startsAtBoot()
                ? Outcome.SERVICE_NOT_AT_BOOT.on(host, service.unit())
                : Outcome.SERVICE_UNIT.on(host, service.unit());
    }
}
