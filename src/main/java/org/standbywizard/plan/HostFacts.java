package org.standbywizard.plan;

import java.util.List;
import java.util.Optional;

/**
 * All that was found for one server of a plan.
 *
 * @param privilege what the login may do
 * @param clusters every cluster of the machine
 * @param chosen the cluster that the plan means; empty if none or several fit
 * @param server what the chosen cluster's server says, if it runs and could be asked
 * @param sqlProblem why the chosen cluster's running server could not be asked; empty if it was or does not run
 * @param weakAlgorithms what of the SSH connection's algorithms is weak today
 */
public record HostFacts(
        HostId host,
        Privilege privilege,
        OsFacts os,
        List<ClusterFacts> clusters,
        Optional<ClusterFacts> chosen,
        Optional<ServerFacts> server,
        String sqlProblem,
        List<String> weakAlgorithms) {

    /** Over a connection that has nothing weak. */
    public HostFacts(
            HostId host,
            Privilege privilege,
            OsFacts os,
            List<ClusterFacts> clusters,
            Optional<ClusterFacts> chosen,
            Optional<ServerFacts> server,
            String sqlProblem) {
        this(host, privilege, os, clusters, chosen, server, sqlProblem, List.of());
    }

    /** Whether both are one machine. Containers share the kernel's boot id, so the host name must be equal too. */
    public boolean sharesMachine(HostFacts other) {
        return !os.bootId().isEmpty()
                && os.bootId().equals(other.os.bootId())
                && os.hostName().equals(other.os.hostName());
    }

    /** The chosen cluster. Only after a pre-flight without a block. */
    public ClusterFacts cluster() {
        return chosen.orElseThrow(() -> new IllegalStateException("no cluster chosen on " + host));
    }

    /** The chosen cluster's running server. Only after a pre-flight without a block. */
    public ServerFacts running() {
        return server.orElseThrow(() -> new IllegalStateException("no running server on " + host));
    }
}
