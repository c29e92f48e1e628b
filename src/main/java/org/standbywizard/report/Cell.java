package org.standbywizard.report;

/**
 * A value in a report; a line end in it is one.
 *
 * @param text made safe, as {@link Plain} does; whoever writes it down escapes it
 */
record Cell(Form form, String text) {
    /** CODE is what a server or shell says or is told; the others are words. */
    enum Form {
        PLAIN,
        STRONG,
        CODE,
        QUIET,
        GOOD,
        WARN,
        BAD
    }

    Cell {
        text = Plain.of(text);
    }

    static Cell plain(String text) {
        return new Cell(Form.PLAIN, text);
    }

    static Cell strong(String text) {
        return new Cell(Form.STRONG, text);
    }

    static Cell code(String text) {
        return new Cell(Form.CODE, text);
    }

    static Cell quiet(String text) {
        return new Cell(Form.QUIET, text);
    }
}
