package org.standbywizard.cli;

/** Ends a command whose reason has been said already. */
final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ExitCode code;

    Halt(ExitCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
