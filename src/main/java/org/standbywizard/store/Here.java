package org.standbywizard.store;

import java.util.List;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.SecretPurpose;

/** Failures on the computer where the program runs. */
final class Here {
    private Here() {}

    private static final String NAME = "this computer";

    /** Words: {@code failure.refused.<reason>}. */
    static FailureException refused(String reason, String... args) {
        return new FailureException(new Failure.Refused(NAME, reason, List.of(args), ""));
    }

    /** Words: {@code failure.refused.<reason>}, with the purpose as {@code {0}}. */
    static FailureException refused(String reason, SecretPurpose purpose, String... more) {
        return new FailureException(new Failure.SecretMissing(NAME, purpose, reason, List.of(more)));
    }
}
