package org.standbywizard.ui.page.server;

import org.standbywizard.check.Probe;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteHost;

/** Looks at a server; see {@link Probe#look}. */
@FunctionalInterface
public interface Looker {
    HostFacts look(ServerPlan server, String role, Probe.Targets targets, RemoteHost host, Cancellation cancellation);
}
