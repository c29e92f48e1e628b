package org.standbywizard.remote;

import org.standbywizard.plan.SecretRef;

/** Hands out secrets from where the plan says they come from. */
@FunctionalInterface
public interface Secrets {
    /**
     * The same each time for a purpose; a person is asked once.
     *
     * @throws FailureException with SecretMissing if it cannot be had
     */
    Secret get(SecretRef ref, SecretPurpose purpose);

    /**
     * An answer that serves once, such as a code of the minute: a person is asked every time.
     *
     * @throws FailureException with SecretMissing if nobody answers
     */
    default Secret once(SecretPurpose purpose) {
        return get(new SecretRef.Prompt(), purpose);
    }

    /** A password for a role that is about to be made, where the plan leaves it to the wizard. */
    default Secret fresh() {
        return NewPassword.draw();
    }

    /** A secret turned out wrong: whoever gave it is asked again. */
    default void forget(SecretPurpose purpose) {}
}
