package org.standbywizard.ssh;

/** What to do with a host key that no known_hosts file has. A changed key is always refused. */
public enum HostKeyPolicy {
    /** Refuse. */
    STRICT,
    /** Accept and remember. */
    ACCEPT_NEW,
    /** Ask the person, then remember. */
    ASK
}
