package org.standbywizard.conf;

import java.util.Optional;
import java.util.Set;

/**
 * A connection to ask pg_hba.conf about. Names are raw.
 *
 * @param database the database; empty for physical replication (logical replication names its database)
 * @param memberships all roles that the user belongs to, directly or not; empty if not known
 * @param client the address the server sees; empty for the Unix socket
 * @param tls whether the connection is encrypted by TLS
 * @param gss whether it is encrypted by GSSAPI
 */
public record HbaConnection(
        Optional<String> database,
        String user,
        Optional<Set<String>> memberships,
        Optional<IpAddress> client,
        boolean tls,
        boolean gss) {

    /** A streaming standby's connection over the network, its role's memberships unknown. */
    public static HbaConnection replication(String user, IpAddress client, boolean tls) {
        return new HbaConnection(Optional.empty(), user, Optional.empty(), Optional.of(client), tls, false);
    }

    /** A connection to a database over the network. */
    public static HbaConnection database(String database, String user, IpAddress client, boolean tls) {
        return new HbaConnection(Optional.of(database), user, Optional.empty(), Optional.of(client), tls, false);
    }
}
