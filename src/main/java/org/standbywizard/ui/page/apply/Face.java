package org.standbywizard.ui.page.apply;

/** What the page Apply is about at the moment. */
public enum Face {
    /** Nothing was asked for. */
    IDLE,
    /** Another run of the same plan did not finish: it goes first. */
    UNFINISHED,
    RUNNING,
    /** No further step begins; those that were begun come to their end. */
    PAUSING,
    /** A step waits for a person's word. */
    HELD,
    CANCELLING,
    /** The connection broke during a copy, which goes on by itself; it is tried again soon. */
    RECONNECTING,
    FAILED,
    CANCELLED,
    DONE,
    UNDONE;

    /** Whether work goes on, or will by itself. */
    public boolean isBusy() {
        return this == RUNNING || this == PAUSING || this == HELD || this == CANCELLING || this == RECONNECTING;
    }

    /** Whether it stopped before its end. */
    public boolean isStopped() {
        return this == FAILED || this == CANCELLED;
    }
}
