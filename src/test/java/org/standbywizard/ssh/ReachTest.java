package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.HOST;
import static org.standbywizard.ssh.Ssh.PASSWORD;
import static org.standbywizard.ssh.Ssh.failure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.Threads;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

@Timeout(60)
class ReachTest {
    @TempDir
    Path home;

    private Failure.Unreachable unreachable(String host, int port) {
        Failure failure = failure(() -> ssh().connect(target(host, port)));
        assertThat(failure).isInstanceOf(Failure.Unreachable.class);
        assertThat(failure.host()).isEqualTo(host);
        return (Failure.Unreachable) failure;
    }

    private Ssh ssh() {
        Ssh ssh = Ssh.in(home).secret(PASSWORD, "secret");
        return ssh.with(ssh.options().withTimes(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    private static SshTarget target(String host, int port) {
        return new SshTarget(
                host,
                Optional.of(port),
                Optional.of("tester"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(PASSWORD),
                Optional.empty());
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getByName(HOST));
    }

    @Test
    void aNameWithoutAnAddress() {
        assertThat(unreachable("no-such-host.invalid", 22).reason()).isEqualTo("name-not-found");
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = listen()) {
            port = socket.getLocalPort();
        }
        assertThat(unreachable(HOST, port)).extracting("reason", "port").containsExactly("refused", port);
    }

    @Test
    void aServerThatSaysNothing() throws IOException {
        try (ServerSocket socket = listen()) {
            assertThat(unreachable(HOST, socket.getLocalPort()).reason()).isEqualTo("timeout");
        }
    }

    @Test
    void aServerThatDoesNotSpeakSsh() throws Exception {
        try (ServerSocket socket = listen()) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(
                    () -> {
                        try (Socket client = socket.accept()) {
                            client.getOutputStream()
                                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    },
                    Threads.EACH);
            assertThat(unreachable(HOST, socket.getLocalPort()).reason()).isEqualTo("no-ssh");
            answering.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aWindowsMachine() {
        try (TestSshServer server = TestSshServer.make()
                .password("secret")
                .identification("OpenSSH_for_Windows_9.5")
                .start()) {
            Ssh ssh = ssh();
            Failure failure = failure(() -> ssh.with(ssh.options().withHostKeys(HostKeyPolicy.ACCEPT_NEW))
                    .connect(target(HOST, server.port())));
            assertThat(failure).isInstanceOfSatisfying(Failure.Refused.class, f -> {
                assertThat(f.reason()).isEqualTo("windows");
                assertThat(f.args()).containsExactly("OpenSSH_for_Windows_9.5");
            });
        }
    }

    @Test
    void cancellationEndsAWaitingConnect() throws Exception {
        Cancellation cancellation = new Cancellation();
        Ssh ssh = Ssh.in(home).secret(PASSWORD, "secret");
        Ssh patient = ssh.with(ssh.options().withTimes(Duration.ofSeconds(50), Duration.ofSeconds(50)));
        try (ServerSocket socket = listen()) {
            CompletableFuture<Failure> outcome = CompletableFuture.supplyAsync(
                    () -> failure(() -> patient.connector()
                            .connect(
                                    Ssh.server(target(HOST, socket.getLocalPort()), SudoPlan.findOut()), cancellation)),
                    Threads.EACH);
            try (Socket accepted = socket.accept()) {
                cancellation.cancel();
                assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new Failure.Cancelled(HOST));
            }
        }
    }

    @Test
    void aHostThatFallsSilentIsNoticed() throws Exception {
        try (TestSshServer server = TestSshServer.make().password("secret").start();
                FreezingProxy proxy = new FreezingProxy(server.port());
                RemoteHost host = ssh().connect(target(HOST, proxy.port()))) {
            CompletableFuture<Failure> outcome = CompletableFuture.supplyAsync(
                    () -> failure(() -> host.run(
                            Command.of(new Script("sleep.sh", "exec sleep 20"), new RunAs.Login()),
                            new Cancellation())),
                    Threads.EACH);
            proxy.freeze();
            assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(Failure.ConnectionLost.class);
        }
    }

    @Test
    void aLoginThatCannotRunCommands() {
        try (TestSshServer server = TestSshServer.make()
                .password("secret")
                .startFile("echo 'This account is currently not available.'; exit 1")
                .start()) {
            assertThat(failure(() -> ssh().connect(target(HOST, server.port()))))
                    .isInstanceOfSatisfying(Failure.Refused.class, f -> {
                        assertThat(f.reason()).isEqualTo("no-shell");
                        assertThat(f.detail()).contains("not available");
                    });
        }
    }
}
