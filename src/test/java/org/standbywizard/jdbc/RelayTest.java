package org.standbywizard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.fake.Threads;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.Script;

/** The relay script by a real sh, with one of the programs it can use at a time. */
@Timeout(60)
class RelayTest {
    private static final Script RELAY = Script.resource(JdbcGateway.class, "relay.sh");

    @TempDir
    Path home;

    private Path programs(String... names) throws IOException {
        Path directory = Files.createDirectories(home.resolve("bin"));
        for (String name : names) {
            Optional<Path> program = Stream.of("/usr/bin", "/bin")
                    .map(d -> Path.of(d, name))
                    .filter(Files::isExecutable)
                    .findFirst();
            assumeThat(program).as("this machine has %s", name).isPresent();
            Path wrapper = directory.resolve(name);
            Files.writeString(wrapper, "#!/bin/sh\nexec " + program.orElseThrow() + " \"$@\"\n");
            assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        }
        return directory;
    }

    private Process start(Path programs, Path socket) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", RELAY.text(), RELAY.name(), socket.toString());
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private Path refused() throws IOException {
        Path socket = home.resolve("refused");
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(socket));
        }
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"perl", "python3", "nc", "socat"})
    void bytesGoThroughBothWaysAndTheEndToo(String program) throws Exception {
        Path programs = programs(program);
        byte[] sent = new byte[2_000_000];
        new Random(1).nextBytes(sent);
        Path socket = home.resolve("socket");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(
                    () -> {
                        try (SocketChannel channel = listening.accept()) {
                            OutputStream out = Channels.newOutputStream(channel);
                            out.write(sent);
                            byte[] all = Channels.newInputStream(channel).readAllBytes();
                            out.write("bye".getBytes(StandardCharsets.US_ASCII));
                            return all;
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    Threads.EACH);
            Process relay = start(programs, socket);
            CompletableFuture<byte[]> back = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return relay.getInputStream().readAllBytes();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    Threads.EACH);
            relay.getOutputStream().write(sent);
            relay.getOutputStream().close();
            assertThat(received.get(30, TimeUnit.SECONDS)).isEqualTo(sent);
            byte[] expected = java.util.Arrays.copyOf(sent, sent.length + 3);
            System.arraycopy("bye".getBytes(StandardCharsets.US_ASCII), 0, expected, sent.length, 3);
            assertThat(back.get(30, TimeUnit.SECONDS)).isEqualTo(expected);
            assertThat(relay.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(relay.exitValue()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"perl", "python3", "nc", "socat"})
    void aSocketThatDoesNotAnswerIsNamed(String program) throws Exception {
        Path programs = programs(program);
        assertThat(failure(programs, home.resolve("nothing"))).isEqualTo("socket-missing");
        assertThat(failure(programs, refused())).isEqualTo("socket-refused");
    }

    @Test
    void aHostWithNothingSuitableIsNamed() throws Exception {
        assertThat(failure(Files.createDirectories(home.resolve("empty")), refused()))
                .isEqualTo("relay-missing");
    }

    private String failure(Path programs, Path socket) throws Exception {
        Process relay = start(programs, socket);
        relay.getOutputStream().close();
        assertThat(relay.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(relay.exitValue()).isNotZero();
        String words = new String(relay.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        Failure failure = SqlErrors.relay("db1", words).orElseThrow();
        return ((Failure.Refused) failure).reason();
    }

    @Test
    void whatTheProgramsSayIsUnderstood() {
        for (List<String> each : List.of(
                List.of("relay: /run/x/.s.PGSQL.5432: Permission denied", "socket-permission"),
                List.of("nc: /run/x/.s.PGSQL.5432: Connection refused", "socket-refused"),
                List.of(
                        "2026/01/01 socat[7] E connect(5, AF=1 \"/x\", 3): No such file or directory",
                        "socket-missing"),
                List.of("there is no user postgres on this host", "os-user-missing"))) {
            assertThat(SqlErrors.relay("db1", "noise\n" + each.get(0) + "\n"))
                    .get()
                    .extracting("reason")
                    .isEqualTo(each.get(1));
        }
        assertThat(SqlErrors.relay("db1", "")).isEmpty();
    }
}
