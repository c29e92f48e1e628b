package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.HOST;
import static org.standbywizard.ssh.Ssh.PASSWORD;
import static org.standbywizard.ssh.Ssh.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.Threads;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

@Timeout(60)
class RunTest {
    private static final Cancellation NEVER = new Cancellation();

    @TempDir
    Path home;

    private final TestSshServer server = TestSshServer.make().password("secret").start();
    private RemoteHost host;

    @BeforeEach
    void connect() {
        host = Ssh.in(home).secret(PASSWORD, "secret").connect(Ssh.byPassword(server));
    }

    @AfterEach
    void stop() {
        host.close();
        server.close();
    }

    private static Command command(String script, String... args) {
        return Command.of(new Script("test.sh", script), new RunAs.Login(), args);
    }

    private CommandResult run(String script, String... args) {
        return host.run(command(script, args), NEVER);
    }

    @Test
    void aCommandRunsInAnEnvironmentThatIsTheSameEverywhere() {
        CommandResult result = run("echo \"$0 $LC_ALL $(pwd) $#\"; echo wrong >&2; exit 7");
        assertThat(result.exitStatus()).isEqualTo(7);
        assertThat(result.out()).isEqualTo("test.sh C / 0\n");
        assertThat(result.err()).isEqualTo("wrong\n");
        assertThat(run("echo $PATH").out()).contains(":/usr/sbin:");
    }

    @Test
    void hostileArgumentsArriveUnchanged() {
        List<String> words = List.of("", "a'b\"c`d$e\\f", "two\nlines\n", "$(id)", "-n", "한글 😀", "*");
        CommandResult result = run("printf '%s\\0' \"$@\"", words.toArray(String[]::new));
        assertThat(result.out()).isEqualTo(String.join("\0", words) + "\0");
    }

    @Test
    void inputArrivesWholeWhateverItsSize() {
        for (int size : new int[] {0, 1, 70_000, 3_000_000}) {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) (i * 31 + i / 256);
            }
            CommandResult result = host.run(command("cat").withStdin(bytes), NEVER);
            assertThat(result.stdout()).isEqualTo(bytes);
        }
    }

    @Test
    void aCommandMayEndWithoutReadingItsInput() {
        CommandResult result = host.run(command("exit 3").withStdin(new byte[3_000_000]), NEVER);
        assertThat(result.exitStatus()).isEqualTo(3);
    }

    @Test
    void wordsOfTheLoginShellsStartFilesAreNotOutput() {
        server.startFile("echo welcome; printf 'no end of line' ; printf 'careful: ' >&2");
        CommandResult result = run("echo own; echo mine >&2");
        assertThat(result.out()).isEqualTo("own\n");
        assertThat(result.err()).isEqualTo("mine\n");
    }

    @Test
    void aFloodOnOneStreamDoesNotBlockTheOther() {
        CommandResult result = run("head -c 3000000 /dev/zero >&2; echo done; head -c 3000000 /dev/zero >&2");
        assertThat(result.out()).isEqualTo("done\n");
        assertThat(result.stderr()).hasSize(6_000_000);
    }

    @Test
    void endlessOutputIsStoppedAndItsCommandEnded() throws Exception {
        Path pid = home.resolve("pid");
        Failure failure = failure(() -> run("echo $$ >\"$1\"; exec yes", pid.toString()));
        assertThat(failure).isInstanceOfSatisfying(Failure.Refused.class, f -> assertThat(f.reason())
                .isEqualTo("output-too-large"));
        awaitEnd(pid);
        assertThat(run("echo fine").out()).as("the connection lives on").isEqualTo("fine\n");
    }

    @Test
    void aTimeoutEndsTheCommandAndItsChildren() throws Exception {
        Path pid = home.resolve("pid");
        Path child = home.resolve("child");
        Failure failure = failure(() -> host.run(
                command("sleep 300 & echo $! >\"$2\"; echo $$ >\"$1\"; wait", pid.toString(), child.toString())
                        .withTimeout(Duration.ofSeconds(1)),
                NEVER));
        assertThat(failure).isEqualTo(new Failure.TimedOut(HOST, "test.sh", 1000));
        awaitEnd(pid);
        awaitEnd(child);
    }

    @Test
    void aCommandThatIgnoresPolitenessIsKilled() throws Exception {
        Path pid = home.resolve("pid");
        failure(() -> host.run(
                command("trap '' TERM HUP; echo $$ >\"$1\"; while :; do sleep 1; done", pid.toString())
                        .withTimeout(Duration.ofSeconds(1)),
                NEVER));
        awaitEnd(pid);
    }

    @Test
    void cancellationEndsTheCommand() throws Exception {
        Path pid = home.resolve("pid");
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Failure> outcome = CompletableFuture.supplyAsync(
                () -> failure(() -> host.run(command("echo $$ >\"$1\"; exec sleep 300", pid.toString()), cancellation)),
                Threads.EACH);
        await(() -> Files.exists(pid) && Files.size(pid) > 0);
        cancellation.cancel();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Failure.Cancelled(HOST));
        awaitEnd(pid);
        assertThat(failure(() -> host.run(command("echo never"), cancellation))).isEqualTo(new Failure.Cancelled(HOST));
    }

    @Test
    void aLostConnectionSaysSo() throws Exception {
        Path pid = home.resolve("pid");
        CompletableFuture<Failure> outcome = CompletableFuture.supplyAsync(
                () -> failure(() -> run("echo $$ >\"$1\"; exec sleep 20", pid.toString())), Threads.EACH);
        await(() -> Files.exists(pid) && Files.size(pid) > 0);
        server.breakConnections();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Failure.ConnectionLost.class);
        assertThat(failure(() -> run("echo never"))).isInstanceOf(Failure.ConnectionLost.class);
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void severalThreadsShareAConnection() {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String text = "n" + i;
            all.add(CompletableFuture.supplyAsync(
                    () -> run("sleep 0.2; echo \"$1\"", text).out(), Threads.EACH));
        }
        for (int i = 0; i < 6; i++) {
            assertThat(all.get(i).join()).isEqualTo("n" + i + "\n");
        }
    }

    @Test
    void aCommandIsOneExecRequestAndHoldsNoSecret() {
        int before = server.commands().size();
        host.run(command("cat", "arg").withStdin("hush".getBytes(StandardCharsets.UTF_8)), NEVER);
        assertThat(server.commands().subList(before, server.commands().size()))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("'cat'", "'arg'").doesNotContain("hush"));
    }

    @Test
    void aCommandThatLinuxCouldNotTakeIsRefusedHere() {
        assertThat(failure(() -> run("echo", "x".repeat(140_000))))
                .isInstanceOfSatisfying(
                        Failure.Refused.class, f -> assertThat(f.reason()).isEqualTo("command-too-long"));
        assertThat(run("echo ${#1}", "x".repeat(100_000)).out()).isEqualTo("100000\n");
    }

    @Test
    void anOpenCommandIsATwoWayStream() throws Exception {
        Duplex duplex = host.open(command("echo oops >&2; while read -r line; do echo \"<$line>\"; done"));
        duplex.out().write("one\n".getBytes(StandardCharsets.UTF_8));
        duplex.out().flush();
        assertThat(new String(duplex.in().readNBytes(6), StandardCharsets.UTF_8))
                .isEqualTo("<one>\n");
        await(() -> duplex.errors().equals("oops\n"));
        duplex.close();
        assertThat(run("echo fine").out()).isEqualTo("fine\n");
    }

    @Test
    void closingAnOpenCommandEndsIt() throws Exception {
        Path pid = home.resolve("pid");
        Duplex duplex = host.open(command("echo $$ >\"$1\"; exec sleep 300", pid.toString()));
        await(() -> Files.exists(pid) && Files.size(pid) > 0);
        duplex.close();
        awaitEnd(pid);
    }

    @Test
    void aForwardedPortReachesWhatTheHostReaches() throws Exception {
        try (java.net.ServerSocket echo = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(
                    () -> {
                        try (java.net.Socket socket = echo.accept()) {
                            socket.getOutputStream()
                                    .write(socket.getInputStream().readNBytes(3));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    },
                    Threads.EACH);
            try (Duplex duplex = host.forward(HOST, echo.getLocalPort())) {
                duplex.out().write("abc".getBytes(StandardCharsets.US_ASCII));
                duplex.out().flush();
                assertThat(duplex.in().readNBytes(3)).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
                assertThat(duplex.errors()).isEmpty();
            }
            answering.get(10, TimeUnit.SECONDS);
        }
        assertThat(failure(() -> host.forward(HOST, 1))).isInstanceOf(Failure.Unreachable.class);
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Until the process whose id a file holds is gone, or only a zombie that nobody has collected. */
    private static void awaitEnd(Path pid) throws IOException {
        Path stat = Path.of("/proc", Files.readString(pid).strip(), "stat");
        await(() -> {
            try {
                return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
            } catch (IOException e) {
                return true;
            }
        });
    }
}
