package org.standbywizard.remote;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that quotes for a POSIX shell (POSIX.1-2017, Shell Command Language, 2.2.2 Single-Quotes). */
public final class ShellQuote {

    /** Text that no shell reads in another way, so that it needs no quotes to be typed. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=-]+");

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

    /** Words joined to one command line for people to read and type: quotes only where they are needed. */
    public static String typed(String... words) {
        return Stream.of(words)
                // No name on a host has a NUL; what shows one all the same must still be shown.
                .map(word -> word.replace('\0', '\uFFFD'))
                .map(word -> PLAIN.matcher(word).matches() ? word : word(word))
                .collect(Collectors.joining(" "));
    }

    /** Words joined to one command line. */
    public static String line(List<String> words) {
        return words.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
    }
}
