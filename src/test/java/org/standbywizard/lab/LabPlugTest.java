package org.standbywizard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.standbywizard.lab.client.ConnInfo;
import org.standbywizard.lab.client.PgClient;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.FailureException;

/** The plug is pulled: on the program, on its parent, on a server, on a host's network. */
@Timeout(120)
class LabPlugTest {
    private static final String NEWEST = "18";

    @Test
    void whatAKilledProgramLeftIsClearedAwayByTheNext() throws Exception {
        // Also where this computer has no practice servers, the first start says so.
        LabFixture.start(NEWEST, 1).close();
        try (Serving program = Serving.start(List.of())) {
            Path left = program.lab();
            assertThat(LabFixture.processesIn(left)).isNotEmpty();
            program.process.destroyForcibly().waitFor();
            assertThat(left).exists();
            List<ProcessHandle> servers = LabFixture.processesIn(left);
            assertThat(servers).as("servers live on without the program").isNotEmpty();
            try (Lab next = LabFixture.start(NEWEST, 1)) {
                assertThat(left).doesNotExist();
                await(() -> servers.stream().noneMatch(LabFixture::runs));
                assertThat(next.state()).isEqualTo(Lab.State.RUNNING);
            }
        }
    }

    @Test
    void twoLabsDoNotMeet() throws IOException {
        try (Lab one = LabFixture.start(NEWEST, 1);
                Lab two = LabFixture.start("11", 1)) {
            assertThat(one.directory()).exists().isNotEqualTo(two.directory());
            assertThat(orders(one)).isEqualTo(orders(two)).isEqualTo(20_000);
            List<Integer> ports = new ArrayList<>();
            Stream.of(one, two).flatMap(lab -> lab.hosts().stream()).forEach(host -> {
                ports.add(host.port());
                ports.add(host.sshPort());
            });
            assertThat(ports).doesNotHaveDuplicates();
        }
    }

    /** The second time as on another day: it is the same, and what was written is still there. */
    @Test
    void aSavedLabComesBackAsItWas() throws IOException {
        Path directory;
        List<Lab.Host> hosts;
        String known;
        try (Lab lab = LabFixture.start(NEWEST, 1)) {
            directory = lab.directory();
            hosts = lab.hosts();
            known = Files.readString(lab.knownHosts());
            lab.load().rate(1000);
            await(() -> lab.load().written() > 0);
            lab.load().rate(0);
            lab.save();
        }
        assertThat(LabFixture.processesIn(directory)).isEmpty();
        LabFixture.start("11", 1).close();
        assertThat(directory).as("the start of another lab leaves it alone").exists();
        try (Lab again = Lab.resume(LabFixture.settings("", 1), stage -> {}, new Cancellation())) {
            assertThat(again.directory()).isEqualTo(directory);
            assertThat(again.hosts()).isEqualTo(hosts);
            assertThat(Files.readString(again.knownHosts())).isEqualTo(known);
            assertThat(orders(again)).isGreaterThan(20_000);
            assertThat(greeting(hosts.get(1).sshPort())).startsWith("SSH-2.0-");
        }
        assertThat(directory).doesNotExist();
        assertThatThrownBy(() -> Lab.resume(LabFixture.settings("", 1), stage -> {}, new Cancellation()))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().key()).isEqualTo("refused.lab-none-saved"));
    }

    @Test
    void itEndsWithItsParent() throws Exception {
        try (Serving program = Serving.start(List.of("sh", "-c", "\"$@\" & echo $!; wait", "sh"))) {
            Path lab = program.lab();
            ProcessHandle child = ProcessHandle.of(program.childPid).orElseThrow();
            program.process.destroyForcibly().waitFor();
            await(() -> !LabFixture.runs(child) && !Files.exists(lab));
            assertThat(LabFixture.processesIn(lab)).isEmpty();
        }
    }

    @Test
    void aKilledServerIsBackAfterAReset() throws IOException {
        try (Lab lab = LabFixture.start(NEWEST, 1)) {
            lab.load().rate(2000);
            await(() -> lab.load().written() > 500);
            ProcessHandle server =
                    Leftovers.postmaster(lab.hosts().get(0).dataDirectory()).orElseThrow();
            server.destroyForcibly();
            await(() -> !LabFixture.runs(server));
            assertThatThrownBy(() -> orders(lab)).isInstanceOf(IOException.class);
            long begun = System.nanoTime();
            lab.reset();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
            assertThat(lab.load().rate()).isZero();
            assertThat(orders(lab)).isEqualTo(20_000);
            long written = lab.load().written();
            lab.load().rate(1000);
            await(() -> lab.load().written() > written);
        }
    }

    @Test
    void aHostThatIsCutOffIsBackWithTheSameKeyAndPort() throws IOException {
        try (Lab lab = LabFixture.start(NEWEST, 1)) {
            int port = lab.hosts().get(1).sshPort();
            assertThat(greeting(port)).startsWith("SSH-2.0-");
            lab.cut("standby1");
            assertThatThrownBy(() -> greeting(port)).isInstanceOf(IOException.class);
            assertThat(greeting(lab.hosts().get(0).sshPort())).startsWith("SSH-2.0-");
            lab.mend("standby1");
            assertThat(greeting(port)).startsWith("SSH-2.0-");
            assertThat(Files.readString(lab.knownHosts())).contains("[127.0.0.1]:" + port + " ");
        }
    }

    private static String greeting(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(5000);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
            byte[] start = socket.getInputStream().readNBytes(8);
            return new String(start, StandardCharsets.US_ASCII);
        }
    }

    private static long orders(Lab lab) throws IOException {
        Lab.Host primary = lab.hosts().get(0);
        ConnInfo where = new ConnInfo(Map.of(
                "host",
                primary.socketDirectory().toString(),
                "port",
                String.valueOf(primary.port()),
                "user",
                "postgres",
                "dbname",
                "shop"));
        try (PgClient client = PgClient.connect(where, false, Optional.empty(), words -> {})) {
            return Long.parseLong(
                    client.query("SELECT count(*) FROM orders").get(0).get(0));
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** {@code practice --serve} as a process of its own. */
    private static final class Serving implements AutoCloseable {
        final Process process;
        final long childPid;
        private final Path plan;

        private Serving(Process process, long childPid, Path plan) {
            this.process = process;
            this.childPid = childPid;
            this.plan = plan;
        }

        /** @param through a command before the program's, which says the program's process id first */
        static Serving start(List<String> through) throws IOException {
            List<String> command = new ArrayList<>(through);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.standbywizard.app.Main",
                    "practice",
                    "--serve",
                    "--version",
                    NEWEST,
                    "--from",
                    LabFixture.ARCHIVES.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // The lab is kept in "practice" below it.
            builder.environment()
                    .put("STANDBY_WIZARD_HOME", LabFixture.home().getParent().toString());
            Process process = builder.start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder all = new StringBuilder();
            long pid = process.pid();
            Path plan = null;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                all.append(line).append('\n');
                if (line.matches("\\d+")) {
                    pid = Long.parseLong(line);
                }
                if (line.startsWith("The plan that reaches the lab: ")) {
                    plan = Path.of(line.substring(line.indexOf(": ") + 2));
                }
                if (line.startsWith("The lab stays")) {
                    return new Serving(process, pid, plan);
                }
            }
            throw new IOException("it did not serve:\n" + all);
        }

        Path lab() {
            return plan.getParent();
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            ProcessHandle.of(childPid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
