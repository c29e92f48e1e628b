package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.HOST;
import static org.standbywizard.ssh.Ssh.PASSPHRASE;
import static org.standbywizard.ssh.Ssh.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

class JumpTest {
    @TempDir
    Path home;

    private final TestSshServer first = TestSshServer.make();
    private final TestSshServer second = TestSshServer.make();
    private final TestSshServer target = TestSshServer.make();

    @BeforeEach
    void start() throws IOException {
        String key = Files.readString(Ssh.key("ed25519.pub"));
        first.accept(key).start();
        second.accept(key).start();
        target.accept(key).start();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        target.close();
    }

    private SshTarget through(String jump, int port) {
        return new SshTarget(
                HOST,
                Optional.of(port),
                Optional.of("tester"),
                Optional.of(Ssh.key("ed25519")),
                Optional.of(PASSPHRASE),
                Optional.empty(),
                Optional.of(jump));
    }

    @Test
    void throughTwoHops() throws IOException {
        String jump = "one@127.0.0.1:" + first.port() + ",two@127.0.0.1:" + second.port();
        try (RemoteHost host = Ssh.in(home).connect(through(jump, target.port()))) {
            assertThat(host.run(Command.of(new Script("t", "echo there"), new RunAs.Login()), new Cancellation())
                            .out())
                    .isEqualTo("there\n");
        }
        assertThat(first.forwards()).containsExactly(HOST + ":" + second.port());
        assertThat(second.forwards()).containsExactly(HOST + ":" + target.port());
        assertThat(first.commands()).isEmpty();
        assertThat(Files.readAllLines(home.resolve(".ssh/known_hosts"))).hasSize(3);
    }

    @Test
    void aliasesOfTheConfiguration() throws IOException {
        Files.writeString(
                home.resolve("config"),
                String.format(
                        "Host bastion\n HostName 127.0.0.1\n Port %d\n User one\n IdentityFile %s\n"
                                + "Host db\n HostName 127.0.0.1\n Port %d\n User tester\n IdentityFile %s\n ProxyJump bastion\n",
                        first.port(), Ssh.key("ed25519"), target.port(), Ssh.key("ed25519")));
        Ssh.in(home).connect(SshTarget.of("db")).close();
        assertThat(first.forwards()).containsExactly(HOST + ":" + target.port());
    }

    @Test
    void whereItBrokeIsNamed() {
        Failure beyond = failure(() -> Ssh.in(home).connect(through("one@127.0.0.1:" + first.port(), 1)));
        assertThat(beyond).isInstanceOfSatisfying(Failure.Unreachable.class, f -> assertThat(f.port())
                .isEqualTo(1));
        Failure hop = failure(() -> Ssh.in(home).connect(through("one@localhost:1", target.port())));
        assertThat(hop.host()).isEqualTo("localhost");
        assertThat(hop).isInstanceOf(Failure.Unreachable.class);
    }
}
