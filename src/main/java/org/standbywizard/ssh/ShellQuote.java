package org.standbywizard.ssh;

import java.util.List;
import java.util.stream.Collectors;

/** The one place that quotes for a POSIX shell (POSIX.1-2017, Shell Command Language, 2.2.2 Single-Quotes). */
public final class ShellQuote {

    private ShellQuote() {}

    /**
     * One word that a POSIX shell reads back as exactly this text.
     *
     * @throws IllegalArgumentException for a NUL, which no argument can hold
     */
    public static String word(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a shell argument cannot hold a NUL character");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Words joined to one command line. */
    public static String line(List<String> words) {
        return words.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
    }
}
