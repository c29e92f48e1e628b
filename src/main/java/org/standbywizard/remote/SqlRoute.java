package org.standbywizard.remote;

import java.util.Optional;

/** How to reach a server's SQL on a logged-in host. */
public sealed interface SqlRoute {
    String database();

    /**
     * The Unix socket, as an OS user whom the server trusts by peer login: no password, no open port.
     *
     * @param directory the socket directory; {@code port} names the socket in it
     */
    record PeerSocket(String directory, int port, String osUser, String dbUser, String database) implements SqlRoute {}

    /** The port, through an SSH tunnel. */
    record Tunnel(String address, int port, String dbUser, Optional<Secret> password, String database)
            implements SqlRoute {}
}
