package org.standbywizard.ui.page.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;

/**
 * What was typed for one login attempt, by the field it stands in.
 *
 * @param host whom the password and sudo's password are for
 * @param keyFile whom the passphrase is for; empty if no file is named
 * @param given what was answered to questions of earlier attempts
 */
record Answers(
        String host,
        Optional<String> keyFile,
        Optional<Secret> password,
        Optional<Secret> passphrase,
        Optional<Secret> sudoPassword,
        Map<SecretPurpose, Secret> given) {
    Answers {
        given = Map.copyOf(new HashMap<>(given));
    }

    /** Empty if it has to be asked. */
    Optional<Secret> to(SecretPurpose purpose) {
        Optional<Secret> typed = Optional.empty();
        if (purpose instanceof SecretPurpose.LoginPassword p && p.host().equals(host)) {
            typed = password;
        } else if (purpose instanceof SecretPurpose.SudoPassword p && p.host().equals(host)) {
            typed = sudoPassword.or(() -> password);
        } else if (purpose instanceof SecretPurpose.Passphrase p
                && Optional.of(p.file()).equals(keyFile)) {
            typed = passphrase;
        }
        return typed.or(() -> Optional.ofNullable(given.get(purpose)));
    }
}
