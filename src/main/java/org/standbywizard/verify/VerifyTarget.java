package org.standbywizard.verify;

import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.SqlRoute;

/** One server to look at: how to reach its SQL, and what its service is. */
public record VerifyTarget(HostId id, SqlRoute route, ServiceProbe service) {
    /** Where all that asks a server of itself logs in. */
    public static final String DATABASE = "postgres";

    /** By the Unix socket, as the plan's superuser or the one that has the OS user's name. */
    public static VerifyTarget of(ServerPlan server, HostFacts facts) {
        ClusterFacts cluster = facts.cluster();
        String superuser = server.superuser().orElse(cluster.osUser());
        SqlRoute route = new SqlRoute.PeerSocket(
                cluster.socketDirectory(), cluster.port(), cluster.osUser(), superuser, DATABASE);
        return new VerifyTarget(server.id(), route, ServiceProbe.of(cluster));
    }

    /**
     * Where a run put the server; what was found before it may have had another port or none.
     *
     * @param found the cluster as it was before
     */
    public static VerifyTarget moved(HostId id, SqlRoute.PeerSocket route, ClusterFacts found) {
        ServiceProbe before = ServiceProbe.of(found);
        return new VerifyTarget(
                id,
                route,
                new ServiceProbe(
                        before.kind(), before.unit(), before.startConf(), before.dataDirectory(), route.port()));
    }
}
