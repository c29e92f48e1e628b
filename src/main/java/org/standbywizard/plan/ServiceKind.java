package org.standbywizard.plan;

/** What starts and stops a server. Debian's postgresql-common clusters are SYSTEMD with a unit instance. */
public enum ServiceKind {
    SYSTEMD,
    PG_CTL
}
