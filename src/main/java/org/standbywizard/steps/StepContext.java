package org.standbywizard.steps;

import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Sql;

/** What a step works with: the hosts' connections and the run around it. */
public interface StepContext {
    ServerRef server(HostId host);

    RemoteHost remote(HostId host);

    /** A superuser's connection to the host's server, opened when first asked for and kept. */
    Sql sql(HostId host);

    /** Closes the kept connection, because the server is about to stop. */
    void releaseSql(HostId host);

    /** The replication role's password: given by the plan, found in a passfile of this change set, or new. */
    RolePassword password();

    /** Whether an earlier run of this same change set already began this step. */
    boolean attemptedBefore(Step step);

    /** A line for the person who watches. */
    void output(String line);

    void progress(Progress progress);

    Cancellation cancellation();

    /**
     * @param secret the password
     * @param fresh made just now, so that neither role nor passfiles can have it yet
     */
    record RolePassword(Secret secret, boolean fresh) {}
}
