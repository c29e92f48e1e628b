package org.standbywizard.remote;

/** Opens database connections over a logged-in host. */
public interface SqlGateway {
    /** @throws FailureException with SqlFailed, ConnectionLost or TimedOut */
    Sql connect(RemoteHost host, SqlRoute route);
}
