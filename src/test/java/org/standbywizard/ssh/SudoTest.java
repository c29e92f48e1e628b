package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.PASSWORD;
import static org.standbywizard.ssh.Ssh.SUDO_PASSWORD;
import static org.standbywizard.ssh.Ssh.byPassword;
import static org.standbywizard.ssh.Ssh.failure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

@Timeout(60)
class SudoTest {
    private static final Cancellation NEVER = new Cancellation();
    private static final Script WHO = new Script("who.sh", "id -un; cat; echo end >&2");

    @TempDir
    Path home;

    private final TestSshServer server = TestSshServer.make().password("login");
    private Ssh ssh;

    @BeforeEach
    void start() throws IOException {
        Path programs = Files.createDirectories(home.resolve("bin"));
        install("fake-sudo", programs.resolve("sudo"));
        install("fake-id", programs.resolve("id"));
        server.programs(programs)
                .environment("FAKE_SUDO_STATE", home.toString())
                .environment("FAKE_SUDO_PASSWORD", "sésame 'x' \\n")
                .start();
        ssh = Ssh.in(home).secret(PASSWORD, "login");
    }

    private static void install(String resource, Path to) throws IOException {
        try (InputStream in = SudoTest.class.getResourceAsStream(resource)) {
            Files.copy(in, to);
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RemoteHost connect(String behaviour, SudoPlan.Mode mode) {
        server.environment("FAKE_SUDO", behaviour);
        return ssh.connect(byPassword(server), new SudoPlan(mode, Optional.of(SUDO_PASSWORD)));
    }

    private List<String> given() throws IOException {
        Path file = home.resolve("given");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Command who(RunAs runAs, String input) {
        return Command.of(WHO, runAs).withStdin(input.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutAPassword() throws IOException {
        try (RemoteHost host = connect("nopasswd", SudoPlan.Mode.FIND_OUT)) {
            assertThat(host.privilege()).isEqualTo(Privilege.SUDO);
            assertThat(host.user()).isEqualTo("tester");
            CommandResult root = host.run(who(new RunAs.Admin(), "payload\n"), NEVER);
            assertThat(root.out()).isEqualTo("root\npayload\n");
            assertThat(root.err()).as("sudo's own words are left out").isEqualTo("end\n");
            assertThat(host.run(who(new RunAs.Login(), ""), NEVER).out()).isEqualTo("tester\n");
            assertThat(host.run(who(new RunAs.User("tester"), ""), NEVER).out()).isEqualTo("tester\n");
        }
        assertThat(given()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "ticket"})
    void thePasswordNeverBecomesPartOfTheInput(String behaviour) throws IOException {
        ssh.secret(SUDO_PASSWORD, "sésame 'x' \\n");
        try (RemoteHost host = connect(behaviour, SudoPlan.Mode.FIND_OUT)) {
            assertThat(host.privilege()).isEqualTo(Privilege.SUDO_PASSWORD);
            for (String input : List.of("", "payload\n", "x".repeat(300_000))) {
                CommandResult result = host.run(who(new RunAs.Admin(), input), NEVER);
                assertThat(result.out()).isEqualTo("root\n" + input);
                assertThat(result.err()).isEqualTo("end\n");
            }
            try (Duplex duplex = host.open(who(new RunAs.Admin(), ""))) {
                duplex.out().write("through\n".getBytes(StandardCharsets.UTF_8));
                duplex.out().close();
                assertThat(new String(duplex.in().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("root\nthrough\n");
            }
        }
        assertThat(given()).hasSize(behaviour.equals("ticket") ? 1 : 5).containsOnly("sésame 'x' \\n");
        assertThat(server.commands()).noneMatch(line -> line.contains("sésame"));
    }

    @Test
    void theLoginsPasswordIsUsedWhereSudoHasNoneOfItsOwn() throws IOException {
        server.environment("FAKE_SUDO", "password").environment("FAKE_SUDO_PASSWORD", "login");
        try (RemoteHost host = ssh.connect(byPassword(server))) {
            assertThat(host.privilege()).isEqualTo(Privilege.SUDO_PASSWORD);
        }
        assertThat(given()).containsExactly("login");
    }

    @Test
    void aWrongPasswordIsSentOnceOnly() throws IOException {
        ssh.secret(SUDO_PASSWORD, "wrong");
        Failure failure = failure(() -> connect("password", SudoPlan.Mode.FIND_OUT));
        assertThat(failure).isInstanceOfSatisfying(Failure.SudoFailed.class, f -> {
            assertThat(f.reason()).isEqualTo("password");
            assertThat(f.user()).isEqualTo("tester");
            assertThat(f.detail()).doesNotContain("wrong");
        });
        assertThat(given()).containsExactly("wrong");
    }

    @Test
    void aPasswordOfTwoLinesIsNotSent() throws IOException {
        ssh.secret(SUDO_PASSWORD, "first\nsecond");
        assertThat(failure(() -> connect("password", SudoPlan.Mode.FIND_OUT))).isInstanceOf(Failure.SudoFailed.class);
        assertThat(given()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SudoPlan.Mode.class,
            names = {"FIND_OUT", "SUDO"})
    void whoMayNotUseSudo(SudoPlan.Mode mode) {
        ssh.secret(SUDO_PASSWORD, "sésame 'x' \\n");
        if (mode == SudoPlan.Mode.FIND_OUT) {
            try (RemoteHost host = connect("denied", mode)) {
                assertThat(host.privilege()).isEqualTo(Privilege.NONE);
            }
        } else {
            assertThat(failure(() -> connect("denied", mode)))
                    .isInstanceOfSatisfying(Failure.SudoFailed.class, f -> assertThat(f.reason())
                            .isEqualTo("not-allowed"));
        }
    }

    @Test
    void sudoThatWantsATerminal() {
        assertThat(failure(() -> connect("tty", SudoPlan.Mode.FIND_OUT)))
                .isInstanceOfSatisfying(
                        Failure.SudoFailed.class, f -> assertThat(f.reason()).isEqualTo("tty"));
    }

    @Test
    void noSudoAtAll() throws IOException {
        Files.delete(home.resolve("bin/sudo"));
        server.environment("PATH", onlyNeeded());
        try (RemoteHost host = ssh.connect(byPassword(server))) {
            assertThat(host.privilege()).isEqualTo(Privilege.NONE);
            assertThat(host.run(who(new RunAs.Admin(), "as is\n"), NEVER).out()).isEqualTo("tester\nas is\n");
            assertThat(failure(() -> host.run(who(new RunAs.User("postgres"), ""), NEVER)))
                    .isInstanceOfSatisfying(Failure.SudoFailed.class, f -> assertThat(f.reason())
                            .isEqualTo("not-allowed"));
        }
        assertThat(failure(() -> ssh.connect(byPassword(server), new SudoPlan(SudoPlan.Mode.SUDO, Optional.empty()))))
                .isInstanceOfSatisfying(
                        Failure.SudoFailed.class, f -> assertThat(f.reason()).isEqualTo("missing"));
    }

    /** A directory with the programs that the scripts need, and no sudo. */
    private String onlyNeeded() throws IOException {
        for (String name : List.of("sh", "env", "cat", "grep", "tr", "sleep")) {
            for (String directory : List.of("/bin", "/usr/bin")) {
                Path program = Path.of(directory, name);
                Path copy = home.resolve("bin").resolve(name);
                if (Files.exists(program) && !Files.exists(copy)) {
                    Files.copy(program, copy);
                }
            }
        }
        return home.resolve("bin").toString();
    }

    @Test
    void thePlanMayForbidSudo() throws IOException {
        try (RemoteHost host = connect("nopasswd", SudoPlan.Mode.NONE)) {
            assertThat(host.privilege()).isEqualTo(Privilege.NONE);
            assertThat(host.run(who(new RunAs.Admin(), ""), NEVER).out()).isEqualTo("tester\n");
        }
        assertThat(server.commands()).noneMatch(line -> line.contains("'sudo' '-"));
    }

    @Test
    void sudoThatNeverAnswersIsNotWaitedForBeyondTheLimit() {
        ssh.secret(SUDO_PASSWORD, "sésame 'x' \\n");
        try (RemoteHost host = connect("password", SudoPlan.Mode.FIND_OUT)) {
            server.environment("FAKE_SUDO", "silent");
            Failure failure =
                    failure(() -> host.run(who(new RunAs.Admin(), "").withTimeout(Duration.ofSeconds(1)), NEVER));
            assertThat(failure).isInstanceOf(Failure.TimedOut.class);
        }
    }

    /** The host may close the channel before the desktop has closed the input of a command that reads none. */
    @Test
    void aCommandThatIsOverBeforeItsInputEndedIsNoLostConnection() {
        ssh.secret(SUDO_PASSWORD, "sésame 'x' \\n");
        try (RemoteHost host = connect("ticket", SudoPlan.Mode.FIND_OUT)) {
            Command nothing = Command.of(new Script("nothing.sh", ":"), new RunAs.Admin());
            for (int i = 0; i < 300; i++) {
                assertThat(host.run(nothing, NEVER).exitStatus()).isZero();
            }
        }
    }
}
