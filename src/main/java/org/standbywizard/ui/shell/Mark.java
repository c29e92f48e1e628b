package org.standbywizard.ui.shell;

/** What the rail shows of a page that is not the current one. DONE means valid, not visited. */
public enum Mark {
    TO_COME,
    DONE,
    PROBLEM,
    /** It was valid, and something that it depends on was changed since. */
    OUT_OF_DATE,
    /** Something goes on there. */
    BUSY
}
