package org.standbywizard.ui.model;

import java.util.function.Function;
import org.standbywizard.check.Preflight;
import org.standbywizard.check.Survey;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteHost;

/** Looks at all servers of a plan, as {@link Survey} does; only reads. Not on the window's thread. */
@FunctionalInterface
public interface Look {
    /**
     * @param hosts gives each server's logged-in host, or throws why not
     * @param watcher hears how far each server's look is, on other threads
     */
    Survey.Result at(
            ReplicationPlan plan,
            Function<ServerPlan, RemoteHost> hosts,
            Survey.Watcher watcher,
            Cancellation cancellation);

    /** Looks over the window's connections, and judges what was found. */
    default Checked check(ReplicationPlan plan, WizardModel model, Survey.Watcher watcher, Cancellation cancellation) {
        Survey.Result found = at(plan, server -> model.links().connect(server, cancellation), watcher, cancellation);
        return new Checked(
                plan,
                found.facts(),
                found.failures(),
                Preflight.check(plan, found.facts()),
                model.services().clock().instant());
    }
}
