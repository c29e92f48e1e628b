package org.standbywizard.ui.page.settings;

/** The page's cards, in their order. */
public enum Group {
    LOGIN,
    WAL,
    COMMITS,
    STANDBYS,
    COPY;

    /** Whether its card stands open at first: the others are seldom needed. */
    boolean isOpen() {
        return this == LOGIN || this == WAL || this == COMMITS;
    }

    /** As in keys of words and ids of nodes. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
