package org.standbywizard.lab.exercise;

/**
 * Something that is not as it is in a pair that works, seen on the servers themselves.
 *
 * @param host on which server
 * @param detail a name that the kind speaks of, such as a slot's; empty if it speaks of none
 */
public record Sign(Kind kind, String host, String detail) {
    /** What may be seen. */
    public enum Kind {
        /** It takes no connections. */
        NO_ANSWER,
        /** What shall be the primary is in recovery. */
        NOT_PRIMARY,
        /** What shall be a standby takes writes. */
        PROMOTED,
        /** Its data directory is not a copy of the primary's: another system identifier. */
        OTHER_CLUSTER,
        /** It does not receive WAL from the primary, or not to its end. */
        NO_STREAM,
        /** It receives WAL and does not replay it. */
        PAUSED,
        /** It streams without a slot. */
        NO_SLOT,
        /** A slot of the primary that nobody uses. */
        DEAD_SLOT,
        /** Commits wait for a standby that is not there. */
        COMMITS_WAIT
    }
}
