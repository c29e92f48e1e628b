package org.standbywizard.steps;

import org.standbywizard.remote.Script;

/** The functions that every script of this package begins with. */
public final class ScriptLibrary {
    private ScriptLibrary() {}

    public static Script functions() {
        return Scripts.LIBRARY;
    }
}
