package org.standbywizard.conf;

import java.util.Locale;

/**
 * Why pg_hba.conf does not tell what becomes of a connection, as data: its words are the bundles'.
 *
 * @param subject what stands there, raw: a name, a path, a field, a column; empty where there is nothing to name
 */
public record HbaObstacle(Kind kind, String subject) {

    /** What is in the way. */
    public enum Kind {
        /** The server looks the host name {@code subject} up. */
        HOST_NAME(false),
        /** {@code samehost} and {@code samenet} depend on the server's own addresses. */
        OWN_ADDRESSES(false),
        /** The file {@code subject} was not read. */
        NOT_READ(false),
        /** Whether the user belongs to the role {@code subject} is not known. */
        MEMBERSHIP(false),
        /** The server's regular expressions are not Java's. */
        EXPRESSION(false),
        /** Files include each other too deeply. */
        TOO_DEEP(false),
        /** 9.6 refuses {@code hostssl} while ssl is off. */
        SSL_OFF(true),
        /** The line ends before its column {@code subject}. */
        COLUMN_MISSING(true),
        /** The column {@code subject} has more than one word. */
        COLUMN_SEVERAL(true),
        /** The column {@code subject} names a file. */
        COLUMN_FILE(true),
        TYPE_UNKNOWN(true),
        METHOD_UNKNOWN(true),
        /** The method {@code subject} does not go with the type of connection. */
        METHOD_MISPLACED(true),
        OPTION_FORM(true),
        /** A host name, {@code subject}, with a mask. */
        NAME_WITH_MASK(true),
        MASK_LENGTH(true),
        MASK(true),
        /** Address and mask are of different families. */
        MASK_FAMILY(true);

        private final boolean refused;

        Kind(boolean refused) {
            this.refused = refused;
        }

        /** The kind's stable id, such as {@code host-name}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the server refuses the line, and with it the whole file. */
        public boolean refused() {
            return refused;
        }
    }

    /** A line that the server refuses; thrown where it is read. */
    static final class Refusal extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient HbaObstacle obstacle;

        Refusal(Kind kind, String subject) {
            super(kind.id() + ": " + subject);
            obstacle = new HbaObstacle(kind, subject);
        }

        HbaObstacle obstacle() {
            return obstacle;
        }
    }
}
