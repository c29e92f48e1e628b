package org.standbywizard.remote;

import org.standbywizard.plan.SecretRef;

/** Hands out secrets from where the plan says they come from. */
@FunctionalInterface
public interface Secrets {
    /**
     * @param purpose what it is for, in words a prompt can show, such as {@code password of admin on db1}
     * @throws FailureException with Refused {@code secret} if it cannot be had
     */
    Secret get(SecretRef ref, String purpose);
}
