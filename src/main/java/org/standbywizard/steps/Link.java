package org.standbywizard.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.conf.ConnInfo;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.StandbyPlan;

/**
 * How one standby logs in to the primary.
 *
 * @param following whether it is already this plan's streaming standby
 * @param passfile where its password lies; empty with {@code trust}
 */
record Link(StandbyPlan standby, HostFacts facts, Addressing addresses, boolean following, String passfile) {

    static Link of(ReplicationPlan plan, StandbyPlan standby, HostFacts primary, HostFacts self) {
        Addressing addresses = Addressing.of(plan, standby, primary, self);
        String passfile = plan.replication().authentication().needsPassword() ? passfile(standby, self.cluster()) : "";
        return new Link(standby, self, addresses, follows(standby, primary, self), passfile);
    }

    /** In recovery, of the same cluster, and streaming under the plan's name. */
    private static boolean follows(StandbyPlan standby, HostFacts primary, HostFacts self) {
        return self.server()
                .filter(s -> s.inRecovery()
                        && s.systemIdentifier().equals(primary.running().systemIdentifier())
                        && primary.running().senders().stream()
                                .anyMatch(row -> row.applicationName().equals(standby.applicationNameOrDefault())
                                        && row.state().equals("streaming")))
                .isPresent();
    }

    /** Outside the data directory; 9.6 knows no {@code passfile} option and reads only the home's .pgpass. */
    private static String passfile(StandbyPlan standby, ClusterFacts cluster) {
        String home = ServerRefs.safeHome(cluster);
        return cluster.version().atLeast(PgVersion.V10)
                ? home + "/.standby-wizard/"
                        + standby.applicationNameOrDefault().replaceAll("[^A-Za-z0-9_.-]", "_") + ".pgpass"
                : cluster.ownerHome() + "/.pgpass";
    }

    /** The primary's address as this standby uses it: the name itself, or what it resolves to here. */
    List<String> primaryAddresses() {
        String name = addresses.primaryAddress();
        List<String> resolved = facts.os().resolved().getOrDefault(name, List.of());
        return resolved.isEmpty() ? List.of(name) : resolved;
    }

    private Map<String, String> login(ReplicationPlan plan) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("user", RawText.carry(plan.replication().role()));
        options.put("host", RawText.carry(addresses.primaryAddress()));
        options.put("port", String.valueOf(addresses.primaryPort()));
        options.put("sslmode", plan.replication().sslMode().word());
        return options;
    }

    /** For pg_basebackup and psql, which find the passfile by PGPASSFILE whatever their version. */
    String clientConninfo(ReplicationPlan plan) {
        return RawText.show(ConnInfo.of(login(plan)).text());
    }

    /** For the server's own receiver, as the bytes of a file. */
    ConnInfo receiverConninfo(ReplicationPlan plan) {
        Map<String, String> options = login(plan);
        options.put("application_name", RawText.carry(standby.applicationNameOrDefault()));
        if (!passfile.isEmpty()) {
            options.put("passfile", RawText.carry(passfile));
        }
        return ConnInfo.of(options).forVersion(facts.cluster().version());
    }
}
