package org.standbywizard.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to make SSH connections, the same for every host.
 *
 * @param knownHosts known_hosts files, read in this order; a new key is appended to the first
 * @param expected fingerprints ({@code SHA256:...}) that a person gave, by host as the plan names it; such a key is
 *     accepted unasked and any other refused
 * @param directory where the default keys are, normally {@code ~/.ssh}
 * @param config the ssh_config file; empty means OpenSSH's own places
 * @param sshBinary the ssh program that resolves the configuration, by {@code ssh -G}; empty means to read the file
 * @param agentSocket the agent's socket, or the named pipe on Windows
 * @param connectTimeout for the TCP connection, and again for each answer of the handshake and login
 * @param keepAlive between two signs of life; three missed ones end a connection
 */
public record SshOptions(
        List<Path> knownHosts,
        HostKeyPolicy hostKeys,
        Map<String, String> expected,
        Path directory,
        Optional<Path> config,
        Optional<String> sshBinary,
        Optional<Path> agentSocket,
        Duration connectTimeout,
        Duration keepAlive) {

    private static final Path WINDOWS_AGENT = Path.of("\\\\.\\pipe\\openssh-ssh-agent");

    public SshOptions {
        knownHosts = List.copyOf(knownHosts);
        expected = Map.copyOf(expected);
    }

    /**
     * What ssh itself would use.
     *
     * @param environment for SSH_AUTH_SOCK
     * @param home the person's home directory
     */
    public static SshOptions defaults(Map<String, String> environment, Path home, boolean windows) {
        Path directory = home.resolve(".ssh");
        Optional<Path> agent = Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        List<Path> knownHosts =
                new ArrayList<>(List.of(directory.resolve("known_hosts"), directory.resolve("known_hosts2")));
        if (!windows) {
            // Where an organisation keeps its authorities and what it has revoked.
            knownHosts.add(Path.of("/etc/ssh/ssh_known_hosts"));
        }
        return new SshOptions(
                knownHosts,
                HostKeyPolicy.ASK,
                Map.of(),
                directory,
                Optional.empty(),
                Optional.of("ssh"),
                agent.or(() -> windows ? Optional.of(WINDOWS_AGENT) : Optional.empty()),
                Duration.ofSeconds(15),
                Duration.ofSeconds(15));
    }

    public SshOptions withKnownHosts(List<Path> files) {
        return new SshOptions(
                files, hostKeys, expected, directory, config, sshBinary, agentSocket, connectTimeout, keepAlive);
    }

    public SshOptions withHostKeys(HostKeyPolicy policy) {
        return new SshOptions(
                knownHosts, policy, expected, directory, config, sshBinary, agentSocket, connectTimeout, keepAlive);
    }

    public SshOptions withExpected(Map<String, String> fingerprints) {
        return new SshOptions(
                knownHosts,
                hostKeys,
                fingerprints,
                directory,
                config,
                sshBinary,
                agentSocket,
                connectTimeout,
                keepAlive);
    }

    public SshOptions withConfig(Optional<Path> file, Optional<String> binary) {
        return new SshOptions(
                knownHosts, hostKeys, expected, directory, file, binary, agentSocket, connectTimeout, keepAlive);
    }

    public SshOptions withAgent(Optional<Path> socket) {
        return new SshOptions(
                knownHosts, hostKeys, expected, directory, config, sshBinary, socket, connectTimeout, keepAlive);
    }

    public SshOptions withTimes(Duration connect, Duration alive) {
        return new SshOptions(
                knownHosts, hostKeys, expected, directory, config, sshBinary, agentSocket, connect, alive);
    }
}
