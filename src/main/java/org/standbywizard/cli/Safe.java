package org.standbywizard.cli;

import org.standbywizard.text.Printable;

/** Lines made safe for a terminal, with tabs as spaces. */
final class Safe {
    private Safe() {}

    static String line(String foreign) {
        return Printable.line(foreign.replace("\t", "    "));
    }
}
