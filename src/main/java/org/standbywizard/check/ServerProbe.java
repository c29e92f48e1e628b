package org.standbywizard.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.remote.SqlRoute;

/** Asks a running server for its facts, as its superuser by peer login through the socket. */
final class ServerProbe {
    /** invalid_authorization_specification and invalid_password: this user may not log in this way. */
    private static final Set<String> LOGIN_REFUSED = Set.of("28000", "28P01");

    /** invalid_catalog_name: there is no such database. */
    private static final String NO_DATABASE = "3D000";

    private final SqlGateway gateway;

    ServerProbe(SqlGateway gateway) {
        this.gateway = gateway;
    }

    /** @throws FailureException if no login is accepted or a query is refused */
    ServerFacts ask(RemoteHost host, ClusterFacts cluster, ServerPlan plan, String role) {
        if (cluster.socketDirectory().isEmpty()) {
            throw new FailureException(
                    new Failure.SqlFailed(host.name(), "", "the server has no Unix socket (unix_socket_directories)"));
        }
        try (Sql sql = connect(host, cluster, plan)) {
            return ServerReader.read(sql.version(), sql.batch(ServerQueries.all(sql.version(), role)), cluster);
        }
    }

    /** @throws FailureException if no login is accepted or a query is refused */
    Probe.Connections connections(RemoteHost host, ClusterFacts cluster, ServerPlan plan) {
        try (Sql sql = connect(host, cluster, plan)) {
            List<List<Map<String, String>>> answers = sql.batch(ServerQueries.connections(sql.version()));
            int clients = Integer.parseInt(answers.get(0).get(0).get("clients"));
            return new Probe.Connections(clients, answers.get(1).size());
        }
    }

    private Sql connect(RemoteHost host, ClusterFacts cluster, ServerPlan plan) {
        Set<String> users = new LinkedHashSet<>();
        users.add(plan.superuser().orElse(cluster.osUser()));
        if (plan.superuser().isEmpty()) {
            users.add("postgres");
        }
        FailureException refused = null;
        for (String user : users) {
            for (String database : new String[] {"postgres", "template1"}) {
                try {
                    return gateway.connect(
                            host,
                            new SqlRoute.PeerSocket(
                                    cluster.socketDirectory(), cluster.port(), osUser(cluster, plan), user, database));
                } catch (FailureException e) {
                    String state = e.failure() instanceof Failure.SqlFailed sql ? sql.sqlState() : "";
                    refused = refused == null ? e : refused;
                    if (!state.equals(NO_DATABASE) && !LOGIN_REFUSED.contains(state)) {
                        throw e;
                    }
                    if (LOGIN_REFUSED.contains(state)) {
                        break;
                    }
                }
            }
        }
        throw refused;
    }

    private static String osUser(ClusterFacts cluster, ServerPlan plan) {
        return plan.osUser().orElse(cluster.osUser());
    }
}
