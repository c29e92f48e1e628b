package org.standbywizard.remote;

import org.standbywizard.plan.SecretRef;

/** Hands out secrets from where the plan says they come from. */
@FunctionalInterface
public interface Secrets {
    /**
     * The same each time; a person is asked once.
     *
     * @param purpose what it is for, in words a prompt can show, such as {@code password of admin on db1}
     * @throws FailureException with Refused {@code secret.<why>} if it cannot be had
     */
    Secret get(SecretRef ref, String purpose);

    /**
     * An answer that serves once, such as a code of the minute: a person is asked every time.
     *
     * @throws FailureException with Refused {@code secret.<why>} if nobody answers
     */
    default Secret once(String question) {
        return get(new SecretRef.Prompt(), question);
    }

    /** A secret turned out wrong: whoever gave it is asked again. */
    default void forget(String purpose) {}
}
