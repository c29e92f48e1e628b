package org.standbywizard.ui.model;

import java.util.List;

/** Names that ~/.ssh/config gives to hosts, for completion. Reads a file: not on the window's thread. */
public interface HostAliases {
    /** Patterns left out; empty if there is no such file. */
    List<String> names();
}
