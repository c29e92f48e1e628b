package org.standbywizard.verify;

import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.RemoteHost;

/** Where a verifier gets its logged-in hosts from; whoever made them closes them. */
@FunctionalInterface
public interface HostSource {
    /**
     * A live connection to the server's machine.
     *
     * @param renew the last one given for this server is broken
     * @throws org.standbywizard.remote.FailureException if there is none to be had
     */
    RemoteHost host(HostId id, boolean renew);

    /** Always the same connections, for a run that keeps them itself. */
    static HostSource of(Map<HostId, RemoteHost> hosts) {
        Map<HostId, RemoteHost> fixed = Map.copyOf(hosts);
        return (id, renew) -> {
            if (!fixed.containsKey(id)) {
                throw new IllegalArgumentException("no connection to " + id);
            }
            return fixed.get(id);
        };
    }
}
