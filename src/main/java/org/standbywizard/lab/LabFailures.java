package org.standbywizard.lab;

import java.util.List;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Why the lab cannot be had; words {@code failure.refused.lab-<reason>}. */
final class LabFailures {
    private static final String HOST = "practice";

    private LabFailures() {}

    static FailureException of(String reason, String detail, Object... args) {
        return new FailureException(refused(reason, detail, args));
    }

    static FailureException of(String reason, Exception cause, Object... args) {
        return new FailureException(refused(reason, String.valueOf(cause.getMessage()), args), cause);
    }

    private static Failure refused(String reason, String detail, Object... args) {
        List<String> words = java.util.Arrays.stream(args).map(String::valueOf).toList();
        return new Failure.Refused(HOST, "lab-" + reason, words, detail);
    }
}
