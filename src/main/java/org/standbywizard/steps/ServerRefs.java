package org.standbywizard.steps;

import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.ServiceKind;

/** Makes the reference to a server out of what was found. */
final class ServerRefs {
    /** Of a wizard with root. */
    static final String ROOT_DIRECTORY = "/var/lib/standby-wizard";

    private ServerRefs() {}

    static ServerRef of(ServerPlan server, HostFacts facts, String runId, int port, String socketDirectory) {
        ClusterFacts cluster = facts.cluster();
        boolean root = facts.privilege().isRoot();
        String owners = safeHome(cluster) + "/.standby-wizard";
        String place = root ? ROOT_DIRECTORY : owners;
        return new ServerRef(
                server.id(),
                cluster.version(),
                cluster.binDir(),
                cluster.clientBinDir(),
                cluster.clientVersion().orElse(cluster.version()),
                cluster.realDataDirectory(),
                realConfig(cluster, cluster.configFile()),
                realConfig(cluster, cluster.hbaFile()),
                server.osUser().orElse(cluster.osUser()),
                cluster.osGroup(),
                socketDirectory,
                port,
                server.superuser().orElse(server.osUser().orElse(cluster.osUser())),
                cluster.service().kind(),
                cluster.service().kind() == ServiceKind.SYSTEMD
                        ? cluster.service().unit()
                        : "",
                cluster.service().debian() ? cluster.name() : "",
                "",
                place + "/" + runId + "/" + server.id().name().replaceAll("[^A-Za-z0-9_.-]", "_"),
                root ? owners : "");
    }

    /** A file below a linked data directory, named by where it really lies. */
    private static String realConfig(ClusterFacts cluster, String file) {
        return file.startsWith(cluster.dataDirectory() + "/")
                ? cluster.realDataDirectory()
                        + file.substring(cluster.dataDirectory().length())
                : file;
    }

    /** The OS user's home, unless it is no place for a file that must survive the data directory. */
    static String safeHome(ClusterFacts cluster) {
        String home = cluster.ownerHome();
        String data = cluster.realDataDirectory();
        boolean unfit = home.isEmpty()
                || home.equals("/")
                || home.equals("/nonexistent")
                || home.equals(data)
                || home.startsWith(data + "/")
                || home.equals(cluster.dataDirectory());
        return unfit ? data.substring(0, Math.max(1, data.lastIndexOf('/'))) : home;
    }
}
