package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says about SSH.
 *
 * @param knownHosts empty means OpenSSH's own files
 * @param expected fingerprints ({@code SHA256:...}) by host as the plan names it
 * @param config empty means OpenSSH's own files
 */
public record SshChoices(
        List<Path> knownHosts, HostKeys hostKeys, Map<String, String> expected, Optional<Path> config) {
    public SshChoices {
        knownHosts = List.copyOf(knownHosts);
        expected = Map.copyOf(expected);
    }

    /** What to do with a host key that no known_hosts file has. A changed key is always refused. */
    public enum HostKeys {
        ASK,
        STRICT,
        ACCEPT_NEW;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
