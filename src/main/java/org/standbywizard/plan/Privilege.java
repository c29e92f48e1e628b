package org.standbywizard.plan;

/** What an SSH login may become. */
public enum Privilege {
    /** The login is root. */
    ROOT,
    /** sudo without a password. */
    SUDO,
    /** sudo with a password. */
    SUDO_PASSWORD,
    /** Nothing but itself; enough only for a cluster under pg_ctl that the login owns. */
    NONE;

    public boolean isRoot() {
        return this != NONE;
    }
}
