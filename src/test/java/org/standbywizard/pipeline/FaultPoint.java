package org.standbywizard.pipeline;

import java.util.Locale;

/**
 * One point of the matrix, written {@code [undo-]STEP:FAULT:MOMENT:THEN}, such as {@code db2/swap:host:middle:apply}.
 *
 * @param undo whether it strikes while the step is taken back
 * @param then what is done after the fault
 */
record FaultPoint(boolean undo, String step, Fault fault, Moment moment, Then then) {
    /** Where in the step. MIDDLE is the middle one of its effects: remote changes, statements, answers. */
    enum Moment {
        BEFORE,
        MIDDLE,
        AFTER
    }

    /** The same command again until it is verified, and undone; or undone at once. */
    enum Then {
        APPLY,
        UNDO
    }

    private static final String UNDO = "undo-";

    static FaultPoint parse(String text) {
        String[] part = text.split(":");
        boolean undo = part[0].startsWith(UNDO);
        return new FaultPoint(
                undo,
                undo ? part[0].substring(UNDO.length()) : part[0],
                Fault.valueOf(part[1].toUpperCase(Locale.ROOT)),
                Moment.valueOf(part[2].toUpperCase(Locale.ROOT)),
                Then.valueOf(part[3].toUpperCase(Locale.ROOT)));
    }

    String where() {
        return (undo ? UNDO : "") + step;
    }

    /** A run's id: letters, digits and {@code -}. */
    String runId() {
        return toString().replaceAll("[^A-Za-z0-9]", "-");
    }

    @Override
    public String toString() {
        return String.join(":", where(), lower(fault), lower(moment), lower(then));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
