package org.standbywizard.remote;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one place that quotes for a POSIX shell (POSIX.1-2017, Shell Command Language, 2.2.2 Single-Quotes). */
public final class ShellQuote {

    /** No shell reads anything else into these, wherever in a command they stand. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@%+:,-]+");

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

    /** As {@link #word}, without quotes where none are needed: for people to read. */
    public static String plain(String text) {
        return PLAIN.matcher(text).matches() ? text : word(text);
    }

    /** Words joined to one command line. */
    public static String line(List<String> words) {
        return words.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
    }
}
