package org.standbywizard.run;

/** How a run ended, or that it has not. */
public enum RunStatus {
    UNFINISHED,
    DONE,
    FAILED,
    CANCELLED,
    UNDONE
}
