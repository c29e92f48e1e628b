package org.standbywizard.remote;

import org.standbywizard.plan.ServerPlan;

/** Opens SSH connections. One login attempt a call. */
public interface HostConnector {
    /** @throws FailureException Unreachable, HostKeyUnknown, HostKeyChanged, AuthFailed, SudoFailed, Cancelled */
    RemoteHost connect(ServerPlan server, Cancellation cancellation);
}
