package org.standbywizard.text;

/** One line of a rendering, and what it is; whoever shows it decides about colours. */
public record StyledLine(Style style, String text) {

    /** ADDED and REMOVED are lines of a file, QUIET what may be skipped, WARNING what costs something. */
    public enum Style {
        PLAIN,
        HEADING,
        QUIET,
        ADDED,
        REMOVED,
        WARNING
    }

    public static StyledLine plain(String text) {
        return new StyledLine(Style.PLAIN, text);
    }

    static StyledLine heading(String text) {
        return new StyledLine(Style.HEADING, text);
    }

    static StyledLine quiet(String text) {
        return new StyledLine(Style.QUIET, text);
    }

    static StyledLine warning(String text) {
        return new StyledLine(Style.WARNING, text);
    }

    StyledLine indented(int columns) {
        return new StyledLine(style, text.isEmpty() ? "" : " ".repeat(columns) + text);
    }
}
