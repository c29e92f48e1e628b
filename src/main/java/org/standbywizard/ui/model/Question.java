package org.standbywizard.ui.model;

import java.util.Optional;
import java.util.function.Consumer;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;

/** Something that a background task waits for; each answer is to be given once. */
public sealed interface Question {
    /** @param fingerprint as OpenSSH prints it: {@code SHA256:...} */
    record HostKey(String host, String keyType, String fingerprint, Consumer<Boolean> answer) implements Question {}

    /** @param answer empty gives up */
    record ForSecret(SecretPurpose purpose, Consumer<Optional<Secret>> answer) implements Question {}
}
