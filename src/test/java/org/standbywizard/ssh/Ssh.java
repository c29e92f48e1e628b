package org.standbywizard.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;

/** What the tests of this package say again and again. */
final class Ssh {
    static final String HOST = "127.0.0.1";
    static final SecretRef PASSWORD = new SecretRef.Env("PASSWORD");
    static final SecretRef PASSPHRASE = new SecretRef.Env("PASSPHRASE");
    static final SecretRef SUDO_PASSWORD = new SecretRef.Env("SUDO_PASSWORD");

    private final SshOptions options;
    private final Map<SecretRef, String> secrets = new HashMap<>();
    private HostKeyPrompt prompt = HostKeyPrompt.refuse();

    private Ssh(SshOptions options) {
        this.options = options;
    }

    /** Accepts new host keys; knows no configuration, agent or keys but those of {@code directory}. */
    static Ssh in(Path directory) {
        return new Ssh(SshOptions.defaults(Map.of(), directory, false)
                .withHostKeys(HostKeyPolicy.ACCEPT_NEW)
                .withConfig(Optional.of(directory.resolve("config")), Optional.empty())
                .withTimes(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    Ssh with(SshOptions changed) {
        Ssh other = new Ssh(changed);
        other.secrets.putAll(secrets);
        other.prompt = prompt;
        return other;
    }

    SshOptions options() {
        return options;
    }

    Ssh secret(SecretRef ref, String value) {
        secrets.put(ref, value);
        return this;
    }

    Ssh prompt(HostKeyPrompt answer) {
        prompt = answer;
        return this;
    }

    SshConnector connector() {
        return new SshConnector(
                options,
                (ref, purpose) -> {
                    if (!secrets.containsKey(ref)) {
                        throw new FailureException(
                                new Failure.SecretMissing(HOST, purpose, "secret.not-given", List.of()));
                    }
                    return new Secret(secrets.get(ref));
                },
                prompt);
    }

    RemoteHost connect(SshTarget target) {
        return connect(target, SudoPlan.findOut());
    }

    RemoteHost connect(SshTarget target, SudoPlan sudo) {
        return connector().connect(server(target, sudo), new Cancellation());
    }

    static ServerPlan server(SshTarget target, SudoPlan sudo) {
        return new ServerPlan(
                new HostId("db1"),
                target,
                sudo,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    static SshTarget byPassword(TestSshServer server) {
        return target(server, Optional.empty(), Optional.empty(), Optional.of(PASSWORD));
    }

    static SshTarget byKey(TestSshServer server, String key) {
        return target(server, Optional.of(key(key)), Optional.of(PASSPHRASE), Optional.empty());
    }

    static SshTarget target(
            TestSshServer server,
            Optional<Path> identity,
            Optional<SecretRef> passphrase,
            Optional<SecretRef> password) {
        return new SshTarget(
                HOST,
                Optional.of(server.port()),
                Optional.of(TestSshServer.USER),
                identity,
                passphrase,
                password,
                Optional.empty());
    }

    /** A key file of the test resources. */
    static Path key(String name) {
        try {
            return Path.of(Ssh.class.getResource("keys/" + name).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Failure failure(ThrowingCallable work) {
        FailureException thrown = Assertions.catchThrowableOfType(FailureException.class, work);
        Assertions.assertThat(thrown).as("a failure").isNotNull();
        return thrown.failure();
    }
}
