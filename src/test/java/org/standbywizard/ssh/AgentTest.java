package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.failure;
import static org.standbywizard.ssh.Ssh.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.remote.Failure;

class AgentTest {
    @TempDir
    Path home;

    private final TestSshServer server = TestSshServer.make();

    @AfterEach
    void stop() {
        server.close();
    }

    private Ssh with(TestAgent agent) {
        Ssh ssh = Ssh.in(home);
        return ssh.with(ssh.options().withAgent(Optional.of(agent.socket())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa", "ed25519"})
    void aKeyThatOnlyTheAgentHas(String key) throws IOException {
        server.accept(Files.readString(Ssh.key(key + ".pub"))).start();
        try (TestAgent agent = new TestAgent(home.resolve("agent"), List.of(key))) {
            with(agent)
                    .connect(target(server, Optional.empty(), Optional.empty(), Optional.empty()))
                    .close();
            assertThat(agent.signatures()).isEqualTo(1);
        }
    }

    @Test
    void aNamedKeyWithAPassphraseIsTakenFromTheAgent() throws IOException {
        server.accept(Files.readString(Ssh.key("rsa-pass.pub"))).start();
        try (TestAgent agent = new TestAgent(home.resolve("agent"), List.of("ed25519", "ecdsa", "rsa-pass"))) {
            with(agent)
                    .connect(target(server, Optional.of(Ssh.key("rsa-pass")), Optional.empty(), Optional.empty()))
                    .close();
        }
        assertThat(server.logins()).as("the named key first").hasSize(2);
    }

    @Test
    void anAgentFullOfKeysDoesNotUseUpTheServersPatience() throws IOException {
        server.accept(Files.readString(Ssh.key("rsa-pem.pub"))).start();
        List<String> keys = List.of("ed25519", "ecdsa", "rsa", "rsa-pass", "ecdsa-pass", "ed25519-gcm", "rsa-pkcs8");
        try (TestAgent agent = new TestAgent(home.resolve("agent"), keys)) {
            Failure failure = failure(
                    () -> with(agent).connect(target(server, Optional.empty(), Optional.empty(), Optional.empty())));
            assertThat(failure).isInstanceOf(Failure.AuthFailed.class);
        }
        assertThat(server.logins()).hasSize(5);
    }

    @Test
    void noAgentAtItsSocketIsNotTheEnd() throws IOException {
        server.accept(Files.readString(Ssh.key("ed25519.pub"))).start();
        Ssh ssh = Ssh.in(home);
        Ssh gone = ssh.with(ssh.options().withAgent(Optional.of(home.resolve("nobody"))));
        Files.createDirectories(home.resolve(".ssh"));
        Files.copy(Ssh.key("ed25519"), home.resolve(".ssh/id_ed25519"));
        gone.connect(target(server, Optional.empty(), Optional.empty(), Optional.empty()))
                .close();
    }
}
