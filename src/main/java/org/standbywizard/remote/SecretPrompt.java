package org.standbywizard.remote;

import java.util.Optional;

/** Asks a person for a secret without showing it: a terminal or a window. */
@FunctionalInterface
public interface SecretPrompt {
    /** Nobody there to ask. */
    SecretPrompt NOBODY = purpose -> Optional.empty();

    /** Empty if there is nobody to ask or they gave up. */
    Optional<Secret> ask(SecretPurpose purpose);
}
