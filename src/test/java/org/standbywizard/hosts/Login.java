package org.standbywizard.hosts;

/** The users of a test host. All three accept the lab's key; sshd also takes passwords from those that have one. */
public final class Login {

    /** Logs in by key only. */
    public static final String ROOT = "root";

    /** May use sudo without a password; logs in by key only. */
    public static final String ADMIN = "admin";

    /** Has a password, for SSH and for sudo. */
    public static final String DBA = "dba";

    public static final String DBA_PASSWORD = "dba-secret-15";

    private Login() {}
}
