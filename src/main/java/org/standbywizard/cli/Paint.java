package org.standbywizard.cli;

import org.standbywizard.plan.Finding;
import org.standbywizard.text.StyledLine;

/** Colours by ANSI escapes, or none. They only repeat what the words say. */
final class Paint {
    private static final String RED = "\033[31m";
    private static final String GREEN = "\033[32m";
    private static final String YELLOW = "\033[33m";
    private static final String BOLD = "\033[1m";
    private static final String FAINT = "\033[2m";
    private static final String END = "\033[0m";

    private final boolean on;

    Paint(boolean on) {
        this.on = on;
    }

    String line(StyledLine line) {
        return switch (line.style()) {
            case PLAIN -> line.text();
            case HEADING -> bold(line.text());
            case QUIET -> in(FAINT, line.text());
            case ADDED -> in(GREEN, line.text());
            case REMOVED -> in(RED, line.text());
            case WARNING -> in(YELLOW, line.text());
        };
    }

    String state(Finding.State state, String text) {
        return switch (state) {
            case PASS -> in(GREEN, text);
            case WARN -> in(YELLOW, text);
            case CONFIRM, BLOCK -> in(RED, text);
        };
    }

    String bold(String text) {
        return in(BOLD, text);
    }

    String bad(String text) {
        return in(RED, text);
    }

    private String in(String colour, String text) {
        return on && !text.isEmpty() ? colour + text + END : text;
    }
}
