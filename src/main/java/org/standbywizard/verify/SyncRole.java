package org.standbywizard.verify;

/** What a standby should be for commits on the primary. */
public enum SyncRole {
    /** No commit waits for it. */
    ASYNC,
    /** One of a FIRST list: {@code sync}, or {@code potential} while others before it serve. */
    PRIORITY,
    /** One of an ANY list: {@code quorum}. */
    QUORUM;

    /** Whether pg_stat_replication's sync_state fits. */
    public boolean fits(String syncState) {
        return switch (this) {
            case ASYNC -> syncState.equals("async");
            case PRIORITY -> syncState.equals("sync") || syncState.equals("potential");
            case QUORUM -> syncState.equals("quorum");
        };
    }

    /** The sync_state it should have, as PostgreSQL spells it. */
    public String word() {
        return switch (this) {
            case ASYNC -> "async";
            case PRIORITY -> "sync";
            case QUORUM -> "quorum";
        };
    }
}
