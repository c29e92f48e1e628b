package org.standbywizard.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.SecretRef;

/**
 * One SSH server with all that is needed to log in: a hop, or the host itself.
 *
 * @param host as the person named it
 * @param address what to connect to: a name or an IP address
 * @param given key files that the plan or the configuration names; the plan's first
 * @param required the plan's own key file, which must be readable
 * @param usual the default key files
 * @param identitiesOnly offer from the agent only keys that a key file names
 * @param agent where the agent is, if one shall be asked
 * @param hostKeyAlias its name in known_hosts, if it is not the address
 * @param passphrase of the given key file
 * @param jumps the hops before it, nearest first, each {@code [user@]host[:port]} or an alias
 */
record Endpoint(
        String host,
        String address,
        int port,
        String user,
        List<Path> given,
        Optional<Path> required,
        List<Path> usual,
        boolean identitiesOnly,
        Optional<Path> agent,
        Optional<String> hostKeyAlias,
        Optional<SecretRef> passphrase,
        Optional<SecretRef> password,
        List<String> jumps) {}
