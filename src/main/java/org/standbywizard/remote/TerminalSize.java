package org.standbywizard.remote;

/** How many characters a terminal has across and down; at least one each. */
public record TerminalSize(int columns, int rows) {
    public TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(columns + " x " + rows);
        }
    }
}
