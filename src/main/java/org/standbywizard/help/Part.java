package org.standbywizard.help;

import java.util.List;

/** A part of an article, in its order. Places such as {@code {role}} are still unfilled. */
public sealed interface Part {

    /** A paragraph. */
    record Text(String text) implements Part {}

    /**
     * Something to type or to write into a file.
     *
     * @param place where
     * @param language how values in it are quoted
     */
    record Code(Place place, Language language, List<String> lines) implements Part {
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /** HERE is the host that the message came from, DESKTOP the computer in front of the person. */
    enum Place {
        HERE,
        PRIMARY,
        STANDBY,
        DESKTOP
    }

    /** SH for a shell of root, SQL for psql, CONF for lines of a configuration file. */
    enum Language {
        SH,
        SQL,
        CONF
    }
}
