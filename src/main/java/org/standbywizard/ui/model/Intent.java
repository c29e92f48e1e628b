package org.standbywizard.ui.model;

/** What the person wants to do, chosen on the first page; decides which pages there are. */
public enum Intent {
    SET_UP,
    /** Look at a replication that stands; nothing is changed. */
    CHECK
}
