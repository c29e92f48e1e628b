package org.standbywizard.ui.model;

import java.util.Optional;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/** Makes the ways to a host; whoever opens them answers their questions. */
@FunctionalInterface
public interface Access {
    Ways open(Questions questions);

    /** @param secrets the same answers for whoever else needs them, such as the role's password */
    record Ways(HostConnector connector, Secrets secrets) {}

    /** Asked on a background thread, which waits for the answer. */
    interface Questions {
        /** Whether an unknown host key is the right one; {@code fingerprint} as {@code SHA256:...}. */
        boolean acceptHostKey(String host, String keyType, String fingerprint);

        /** A secret; empty if the person gave up. */
        Optional<Secret> secret(SecretPurpose purpose);
    }
}
