package org.standbywizard.learn;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something that there is a text about: a file {@code LANGUAGE/KIND/NAME.md} beside this class.
 *
 * @param name such as {@code create-slot} or {@code wal_level}
 */
public record Topic(Kind kind, String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    /** What kinds of things there are texts about. */
    public enum Kind {
        /** A page of the window, or something finer on it. */
        PAGE,
        /** A step of a run, by its kind. */
        STEP,
        /** A check of the pre-flight, by its id. */
        CHECK,
        /** A field of the window, or a parameter of a server. */
        SETTING,
        LESSON,
        EXERCISE;

        /** As in names of directories. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if the name could be no file's */
    public Topic {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a topic's name: " + name);
        }
    }

    /**
     * Reads {@code step/create-slot}; a name alone is a page's.
     *
     * @throws IllegalArgumentException if it is not of this form
     */
    public static Topic parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Topic(Kind.PAGE, text)
                : new Topic(Kind.valueOf(text.substring(0, slash).toUpperCase(Locale.ROOT)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return kind.word() + "/" + name;
    }
}
