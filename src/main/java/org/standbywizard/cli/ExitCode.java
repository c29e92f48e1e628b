package org.standbywizard.cli;

import org.standbywizard.remote.Failure;

/** What the program's exit status says. Documented in {@code --help} and src/site/markdown/command-line.md. */
public enum ExitCode {
    DONE(0),
    INTERNAL(1),
    /** Wrong arguments, or a plan file that is not valid. */
    USAGE(2),
    /** Stopped by pre-flight, before anything was changed. */
    BLOCKED(3),
    /** A host could not be reached, logged in to or looked at. */
    UNREACHABLE(4),
    /** A step failed. */
    FAILED(5),
    CANCELLED(6),
    /** Verification found something that is not as it should be. */
    PROBLEMS(7);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** For a failure that no step reported: a journal or other file of this computer, or a host between steps. */
    static ExitCode outsideSteps(Failure failure) {
        boolean own = failure instanceof Failure.Refused refused
                && (refused.reason().startsWith("journal-") || refused.reason().startsWith("report-"));
        return own ? INTERNAL : FAILED;
    }

    /** For a failure while hosts are connected and looked at. */
    static ExitCode whileLooking(Failure failure) {
        return failure instanceof Failure.Cancelled ? CANCELLED : UNREACHABLE;
    }
}
