package org.standbywizard.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the desktop reaches a host by SSH. {@code host} may be an alias of ~/.ssh/config; what is empty here comes from
 * there or from SSH's defaults.
 *
 * @param jump another host (alias, or {@code user@host:port}) to go through
 */
public record SshTarget(
        String host,
        Optional<Integer> port,
        Optional<String> user,
        Optional<Path> identityFile,
        Optional<SecretRef> passphrase,
        Optional<SecretRef> password,
        Optional<String> jump) {

    /** A target with nothing but its host name. */
    public static SshTarget of(String host) {
        return new SshTarget(
                host,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
