package org.standbywizard.plan;

import java.util.Optional;

/**
 * How to become root on a host.
 *
 * @param mode what the plan asks for; AUTO finds out
 * @param password where sudo's password comes from; empty means the login's own password if sudo asks
 */
public record SudoPlan(Mode mode, Optional<SecretRef> password) {
    /** FIND_OUT tries root, then passwordless sudo, then sudo with password; NONE uses the login as it is. */
    public enum Mode {
        FIND_OUT,
        SUDO,
        NONE
    }

    /** Find out, with no password of its own. */
    public static SudoPlan findOut() {
        return new SudoPlan(Mode.FIND_OUT, Optional.empty());
    }
}
