package org.standbywizard.verify;

import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.HostId;

/**
 * What one standby should be.
 *
 * @param slot its slot on the primary; empty where the plan wants none
 * @param primaryAddresses names and addresses under which it may reach the primary; empty means any
 * @param primaryPort 0 means any
 * @param sharesMachine whether it runs on the primary's machine (safety rule 6)
 */
public record ExpectedStandby(
        ExpectedServer server,
        String applicationName,
        Optional<String> slot,
        Set<String> primaryAddresses,
        int primaryPort,
        SyncRole sync,
        boolean sharesMachine) {
    public ExpectedStandby {
        primaryAddresses = Set.copyOf(primaryAddresses);
    }

    public HostId id() {
        return server.id();
    }
}
