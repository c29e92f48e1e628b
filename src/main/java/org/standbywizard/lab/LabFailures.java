package org.standbywizard.lab;

import java.util.Arrays;
import java.util.List;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/**
 * Why the lab cannot be had, in the words of {@code failure.refused.<reason>}. What went wrong with writing has the
 * directory as its last argument, which a full disk is told with.
 */
final class LabFailures {
    private static final String HOST = "practice";

    private LabFailures() {}

    static FailureException refused(String reason, String detail, Object... args) {
        return new FailureException(failure(reason, detail, args));
    }

    static FailureException refused(String reason, Exception cause, Object... args) {
        return new FailureException(failure(reason, String.valueOf(cause.getMessage()), args), cause);
    }

    private static Failure failure(String reason, String detail, Object... args) {
        List<String> words = Arrays.stream(args).map(String::valueOf).toList();
        return new Failure.Refused(HOST, reason, words, detail);
    }
}
