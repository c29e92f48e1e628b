package org.standbywizard.plan;

/** The pg_hba.conf method of the replication rule (PostgreSQL, chapter "Authentication Methods"). */
public enum AuthMethod {
    SCRAM_SHA_256("scram-sha-256"),
    MD5("md5"),
    TRUST("trust");

    private final String word;

    AuthMethod(String word) {
        this.word = word;
    }

    /** As pg_hba.conf spells it. */
    public String word() {
        return word;
    }

    /** Whether a password is checked at all. */
    public boolean needsPassword() {
        return this != TRUST;
    }
}
