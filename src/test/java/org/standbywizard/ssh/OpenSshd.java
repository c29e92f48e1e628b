package org.standbywizard.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.standbywizard.fake.ReservedPort;

/**
 * A real sshd of this machine on a port of 127.0.0.1, for the user who runs the tests, and the other programs of OpenSSH
 * as a second opinion.
 */
final class OpenSshd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final Duration START = Duration.ofSeconds(20);

    private final Path directory;
    private final ReservedPort port;
    private final Process process;

    private OpenSshd(Path directory, ReservedPort port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** Whether it is here, and the account that the tests run as may log in to it: nobody, say, has no shell. */
    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM)
                && hasShell()
                && Files.isExecutable(Path.of("/usr/bin/ssh"))
                && Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
    }

    private static boolean hasShell() {
        try (Stream<String> accounts = Files.lines(Path.of("/etc/passwd"))) {
            String own = System.getProperty("user.name") + ":";
            return accounts.anyMatch(
                    line -> line.startsWith(own) && !line.endsWith("/nologin") && !line.endsWith("/false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a key pair file and returns the private one's path. @param more options of ssh-keygen */
    static Path key(Path directory, String name, String... more) {
        List<String> command = new ArrayList<>(
                List.of("ssh-keygen", "-q", "-N", "", "-C", "test", "-f", directory.resolve(name) + ""));
        command.addAll(List.of(more));
        must(command);
        return directory.resolve(name);
    }

    static String publicKey(Path key) {
        try {
            return Files.readString(Path.of(key + ".pub")).strip().replaceAll(" test$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param lines of sshd_config, HostKey first of all */
    static OpenSshd start(Path directory, Path clientKey, String... lines) {
        try {
            ReservedPort port = ReservedPort.take();
            Path authorized = Files.writeString(directory.resolve("authorized"), publicKey(clientKey) + "\n");
            Path config = Files.writeString(
                    directory.resolve("sshd_config"),
                    "ListenAddress 127.0.0.1\nPort " + port.number() + "\nPidFile none\nUsePAM no\nStrictModes no\n"
                            + "PasswordAuthentication no\nPermitRootLogin yes\nAuthorizedKeysFile " + authorized + "\n"
                            + String.join("\n", lines) + "\n");
            // Its privilege separation wants this where the package's unit would have made it.
            if (System.getProperty("user.name").equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            Process process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("sshd.log").toFile())
                    .start();
            OpenSshd server = new OpenSshd(directory, port, process);
            server.await();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port()), 200);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(Files.readString(directory.resolve("sshd.log")), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    int port() {
        return port.number();
    }

    /** Whether this machine's ssh accepts the host key, nobody being asked. @param policy of StrictHostKeyChecking */
    boolean sshAccepts(Path known, String policy, Path clientKey) {
        Ended ended = run(List.of(
                "ssh",
                "-F",
                "none",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=" + policy,
                "-o",
                "UserKnownHostsFile=" + known,
                "-o",
                "GlobalKnownHostsFile=/dev/null",
                "-o",
                "UpdateHostKeys=no",
                "-o",
                "IdentitiesOnly=yes",
                "-i",
                clientKey.toString(),
                "-p",
                String.valueOf(port()),
                "127.0.0.1",
                "echo in"));
        if (ended.status() == 0 && ended.text().startsWith("in\n")) {
            return true;
        }
        if (!ended.text().contains("ost key")) {
            throw new IllegalStateException("not about the host key: " + ended.text());
        }
        return false;
    }

    record Ended(int status, String text) {}

    static String must(List<String> command) {
        Ended ended = run(command);
        if (ended.status() != 0) {
            throw new IllegalStateException(command + ": " + ended.text());
        }
        return ended.text();
    }

    static Ended run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("no end: " + command);
            }
            return new Ended(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        port.close();
    }
}
