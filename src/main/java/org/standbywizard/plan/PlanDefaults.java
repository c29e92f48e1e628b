package org.standbywizard.plan;

/** What a plan means where it says nothing. */
public final class PlanDefaults {
    private PlanDefaults() {}

    public static final String ROLE = "replicator";
    public static final AuthMethod AUTHENTICATION = AuthMethod.SCRAM_SHA_256;
    public static final SecretRef PASSWORD = new SecretRef.Generated();
    public static final boolean SLOTS = true;
    public static final SslMode SSL_MODE = SslMode.PREFER;
    public static final Synchronous SYNCHRONOUS = Synchronous.off();
    /** How many standbys confirm a commit once the plan is synchronous. */
    public static final int SYNCHRONOUS_COUNT = 1;

    public static final BackupOptions BACKUP = BackupOptions.defaults();
    public static final SudoPlan SUDO = SudoPlan.findOut();
}
