package org.standbywizard.check;

import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ControlFacts;
import org.standbywizard.plan.ServiceFacts;

/** Copies of cluster facts with one part replaced. */
final class Clusters {
    private Clusters() {}

    static ClusterFacts with(ClusterFacts c, ServiceFacts service) {
        return with(c, service, c.control());
    }

    static ClusterFacts with(ClusterFacts c, ControlFacts control) {
        return with(c, c.service(), control);
    }

    private static ClusterFacts with(ClusterFacts c, ServiceFacts service, ControlFacts control) {
        return new ClusterFacts(
                c.name(),
                c.version(),
                c.state(),
                c.binDir(),
                c.clientBinDir(),
                c.clientVersion(),
                c.dataDirectory(),
                c.realDataDirectory(),
                c.configFile(),
                c.hbaFile(),
                c.identFile(),
                c.port(),
                c.socketDirectory(),
                c.osUser(),
                c.osGroup(),
                c.osUid(),
                c.ownerHome(),
                c.postmasterPid(),
                service,
                control,
                c.standbyMarker(),
                c.walDirectory(),
                c.tablespaces(),
                c.mountPoint(),
                c.dataBytes(),
                c.freeBytes(),
                c.tablespaceFreeBytes(),
                c.userObjects(),
                c.files());
    }
}
