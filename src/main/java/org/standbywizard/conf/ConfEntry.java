package org.standbywizard.conf;

/** What one line of a postgresql.conf says; blank lines and comments have no entry. */
public sealed interface ConfEntry {

    /** The line's number, from 1. */
    int line();

    /** {@code name = value}, the value without its quotes and escapes. */
    record Setting(int line, String name, String value) implements ConfEntry {

        /** PostgreSQL compares parameter names without regard to case. */
        public boolean named(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** A directive that reads other files at this place. */
    record Include(int line, Kind kind, String path) implements ConfEntry {
        /** The three directives; {@link #word} is how the file spells them. */
        public enum Kind {
            FILE("include"),
            FILE_IF_EXISTS("include_if_exists"),
            DIRECTORY("include_dir");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }
    }

    /** A line the server refuses, and with it the whole file; {@code near} is what it stumbled over. */
    record SyntaxError(int line, String near) implements ConfEntry {}
}
