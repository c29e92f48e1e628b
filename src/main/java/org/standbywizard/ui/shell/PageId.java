package org.standbywizard.ui.shell;

/** The wizard's pages in their order; UNDO stands beside them. */
public enum PageId {
    START,
    PRIMARY,
    STANDBYS,
    SETTINGS,
    PREFLIGHT,
    PREVIEW,
    APPLY,
    VERIFY,
    UNDO;

    /** As in keys of words and style classes: {@code preflight}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
