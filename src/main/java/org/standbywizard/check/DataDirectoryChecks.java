package org.standbywizard.check;

import java.util.Optional;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Privilege;

/** Whether a standby's data directory can be swapped for a sibling by rename (safety rules 2 and 16). */
final class DataDirectoryChecks {
    private DataDirectoryChecks() {}

    static Finding of(HostFacts facts, ClusterFacts cluster) {
        HostId host = facts.host();
        String real = cluster.realDataDirectory();
        if (cluster.mountPoint()) {
            return Outcome.DATA_MOUNT_POINT.on(host, real);
        }
        String login = facts.os().login();
        String parent = real.substring(0, Math.max(1, real.lastIndexOf('/')));
        Optional<FileSnapshot> directory = cluster.file(parent).filter(FileSnapshot::exists);
        boolean closed = directory.filter(d -> !d.owner().equals(login)).isPresent();
        if (facts.privilege() == Privilege.NONE && closed) {
            return Outcome.DATA_PARENT.on(host, parent, directory.orElseThrow().owner(), login);
        }
        return real.equals(cluster.dataDirectory())
                ? Outcome.DATA_USABLE.on(host, real)
                : Outcome.DATA_LINKED.on(host, cluster.dataDirectory(), real);
    }
}
