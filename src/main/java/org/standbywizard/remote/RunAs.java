package org.standbywizard.remote;

/** Who a remote command runs as. */
public sealed interface RunAs {
    /** The SSH login itself. */
    record Login() implements RunAs {}

    /** Root, or the login itself where it may not become root (a cluster of its own under pg_ctl). */
    record Admin() implements RunAs {}

    /** A named OS user, reached through root without opening a login session (safety rule 7). */
    record User(String name) implements RunAs {}
}
