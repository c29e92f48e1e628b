package org.standbywizard.verify;

import java.util.List;
import org.standbywizard.plan.ServiceFacts;

/**
 * What the machine says of a server's service.
 *
 * @param postmasterPid 0 if no postmaster runs on the data directory
 * @param listeners addresses on which somebody listens at the server's port; {@code 0.0.0.0} and {@code ::} are all
 */
public record ServiceState(ServiceFacts facts, long postmasterPid, List<String> listeners) {
    public ServiceState {
        listeners = List.copyOf(listeners);
    }
}
