package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.PASSWORD;
import static org.standbywizard.ssh.Ssh.SUDO_PASSWORD;
import static org.standbywizard.ssh.Ssh.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.Threads;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

/** Real sshd, sudo and systemd, of two Debian releases. */
@Tag("hosts")
@Timeout(300)
class OpenSshHostsTest {
    private static final Cancellation NEVER = new Cancellation();
    private static final Script WHO = new Script("who.sh", "id -un; echo \"$HOME\"; pwd; cat");
    private static final RunAs POSTGRES = new RunAs.User("postgres");

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    static List<TestHost> hosts;

    @TempDir
    Path home;

    private Ssh ssh;

    @BeforeAll
    static void boot() {
        hosts = lab.startAll(List.of(
                HostSpec.of("bookworm", HostImage.DEBIAN_12_PG15), HostSpec.of("trixie", HostImage.DEBIAN_13_PG17)));
    }

    @BeforeEach
    void know() throws IOException {
        Path known = Files.createDirectories(home.resolve(".ssh")).resolve("known_hosts");
        StringBuilder lines = new StringBuilder();
        hosts.forEach(h -> lines.append(h.knownHosts()));
        Files.writeString(known, lines);
        Ssh any = Ssh.in(home).secret(PASSWORD, Login.DBA_PASSWORD).secret(SUDO_PASSWORD, Login.DBA_PASSWORD);
        ssh = any.with(any.options()
                .withHostKeys(HostKeyPolicy.STRICT)
                .withTimes(Duration.ofSeconds(15), Duration.ofSeconds(10)));
    }

    private static SshTarget target(TestHost host, String user) {
        return new SshTarget(
                host.ipv4(),
                Optional.empty(),
                Optional.of(user),
                Optional.of(host.clientKey()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static SshTarget byPassword(TestHost host) {
        return new SshTarget(
                host.ipv6(),
                Optional.empty(),
                Optional.of(Login.DBA),
                Optional.empty(),
                Optional.empty(),
                Optional.of(PASSWORD),
                Optional.empty());
    }

    private RemoteHost connect(TestHost host, String user) {
        // A reload of sshd closes its port for a moment.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                return ssh.connect(
                        target(host, user), new SudoPlan(SudoPlan.Mode.FIND_OUT, Optional.of(SUDO_PASSWORD)));
            } catch (FailureException e) {
                if (!e.failure().key().equals("unreachable.refused") || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private static String run(RemoteHost host, RunAs as, String script, String... args) {
        return host.runOrFail(Command.of(new Script("test.sh", script), as, args), NEVER)
                .out();
    }

    private static void becomesEverybody(RemoteHost host, String user, String loginHome, Privilege privilege) {
        assertThat(host.privilege()).isEqualTo(privilege);
        assertThat(host.user()).isEqualTo(user);
        for (String input : List.of("", "a 'payload' $x\n", "x".repeat(500_000))) {
            byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
            CommandResult login = host.run(Command.of(WHO, new RunAs.Login()).withStdin(bytes), NEVER);
            assertThat(login.out()).isEqualTo(user + "\n" + loginHome + "\n/\n" + input);
            CommandResult root = host.run(Command.of(WHO, new RunAs.Admin()).withStdin(bytes), NEVER);
            assertThat(root.out()).isEqualTo("root\n/root\n/\n" + input);
            CommandResult other = host.run(Command.of(WHO, POSTGRES).withStdin(bytes), NEVER);
            assertThat(other.out()).isEqualTo("postgres\n/var/lib/postgresql\n/\n" + input);
            assertThat(List.of(login.err(), root.err(), other.err())).containsOnly("");
        }
    }

    @Test
    void everyLoginBecomesWhomItMay() {
        for (TestHost host : hosts) {
            try (RemoteHost root = connect(host, Login.ROOT)) {
                becomesEverybody(root, "root", "/root", Privilege.ROOT);
            }
            try (RemoteHost admin = connect(host, Login.ADMIN)) {
                becomesEverybody(admin, "admin", "/home/admin", Privilege.SUDO);
            }
            try (RemoteHost dba = connect(host, Login.DBA)) {
                becomesEverybody(dba, "dba", "/home/dba", Privilege.SUDO_PASSWORD);
            }
            try (RemoteHost dba = ssh.connect(byPassword(host))) {
                becomesEverybody(dba, "dba", "/home/dba", Privilege.SUDO_PASSWORD);
            }
        }
    }

    @Test
    void wrongPasswordsAreTriedOnce() {
        TestHost host = hosts.get(0);
        Ssh wrong = ssh.with(ssh.options()).secret(PASSWORD, "wrong").secret(SUDO_PASSWORD, "wrong");
        assertThat(failure(() -> wrong.connect(byPassword(host))))
                .isInstanceOfSatisfying(
                        Failure.AuthFailed.class, f -> assertThat(f.reason()).isEqualTo("password"));
        host.exec("journalctl --rotate --vacuum-time=1s; :");
        assertThat(failure(() -> wrong.connect(
                        target(host, Login.DBA), new SudoPlan(SudoPlan.Mode.FIND_OUT, Optional.of(SUDO_PASSWORD)))))
                .isInstanceOfSatisfying(
                        Failure.SudoFailed.class, f -> assertThat(f.reason()).isEqualTo("password"));
        assertThat(host.exec("journalctl -q --no-pager | grep -c 'pam_unix(sudo:auth): authentication failure'")
                        .out()
                        .strip())
                .isEqualTo("1");
    }

    @Test
    void withoutAPasswordTheLoginStaysWhatItIs() {
        try (RemoteHost dba = ssh.connect(target(hosts.get(0), Login.DBA))) {
            assertThat(dba.privilege()).isEqualTo(Privilege.NONE);
            assertThat(run(dba, new RunAs.Admin(), "id -un")).isEqualTo("dba\n");
        }
    }

    @Test
    void aTimeoutEndsEveryProcessOfACommand() {
        for (TestHost host : hosts) {
            for (String user : List.of(Login.ROOT, Login.ADMIN, Login.DBA)) {
                try (RemoteHost remote = connect(host, user)) {
                    for (RunAs as : List.of(new RunAs.Login(), new RunAs.Admin(), POSTGRES)) {
                        Command endless = Command.of(
                                        new Script("endless.sh", "trap '' HUP; sleep 1234 & sleep 1235 | sleep 1236"),
                                        as)
                                .withTimeout(Duration.ofSeconds(1));
                        assertThat(failure(() -> remote.run(endless, NEVER))).isInstanceOf(Failure.TimedOut.class);
                        assertThat(host.exec("pgrep -a 'sleep|sudo'").out())
                                .as("%s on %s as %s", user, host, as)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void whatAScriptDetachesLivesOn() {
        try (RemoteHost root = connect(hosts.get(0), Login.ROOT)) {
            Command command = Command.of(
                            new Script(
                                    "detach.sh",
                                    "setsid sleep 1237 >/dev/null 2>&1 </dev/null & sleep 0.5; sleep 1238"),
                            new RunAs.Admin())
                    .withTimeout(Duration.ofSeconds(2));
            failure(() -> root.run(command, NEVER));
            assertThat(hosts.get(0).exec("pgrep -a sleep; pkill sleep").out())
                    .contains("1237")
                    .doesNotContain("1238");
        }
    }

    @Test
    void aChildThatHoldsTheStreamsDoesNotHoldTheCommand() {
        try (RemoteHost root = connect(hosts.get(0), Login.ROOT)) {
            long start = System.nanoTime();
            CommandResult result = root.run(
                    Command.of(new Script("child.sh", "echo text; sleep 30 & exit 4"), new RunAs.Admin()), NEVER);
            assertThat(result.exitStatus()).isEqualTo(4);
            assertThat(result.out()).isEqualTo("text\n");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            CommandResult killed =
                    root.run(Command.of(new Script("killed.sh", "pkill sleep; kill -9 $$"), new RunAs.Admin()), NEVER);
            assertThat(killed.exitStatus()).as("128 and SIGKILL").isEqualTo(137);
        }
    }

    /** The file reader's second opinion is ssh itself. */
    @Test
    void sshReadsAConfigurationTheSameWay() throws IOException {
        Path config = home.resolve(".ssh/config");
        Files.writeString(
                config,
                String.join(
                        "\n",
                        "Include " + home.resolve("more*.conf"),
                        "Host db? !db9",
                        "  HostName %h.example.com",
                        "  User=\"replica admin\"",
                        "  IdentityFile ~/.ssh/first",
                        "  IdentityFile \"/keys/with space\"",
                        "Host db1 other # a comment",
                        "\tPort 2201",
                        "\tProxyJump admin@bastion:2222,second",
                        "Match originalhost db2",
                        "  Port = 2202",
                        "Match host *.example.com",
                        "  HostKeyAlias matched",
                        "Match exec \"false\"",
                        "  User never",
                        "Host *",
                        "  Port 2299",
                        "  IdentitiesOnly yes",
                        ""));
        Files.writeString(home.resolve("more.conf"), "Host db3\n  Port 2203\nHost *\n  User included\n");
        SshConfig file = new SshConfigFile(List.of(config), home.resolve(".ssh"));
        SshConfig program = new SshConfigProgram("ssh", Optional.of(config), host -> Map.of());
        for (String host : List.of("db1", "db2", "db3", "db9", "other", "unknown")) {
            for (String key : List.of("hostname", "user", "port", "proxyjump", "hostkeyalias", "identitiesonly")) {
                String ours = file.of(host).getOrDefault(key, List.of()).stream()
                        .map(value -> value.replace("%h", host))
                        .findFirst()
                        .orElse(key.equals("hostname") ? host : "");
                String theirs = program.of(host).getOrDefault(key, List.of("")).get(0);
                assertThat(ours).as("%s of %s", key, host).isEqualTo(theirs);
            }
        }
        assertThat(file.of("db1").get("identityfile"))
                .isEqualTo(program.of("db1").get("identityfile"));
    }

    /** Safety rule 7: a login session of the servers' user would at its end remove their shared memory. */
    @Test
    void becomingPostgresOpensNoLoginSession() {
        for (TestHost host : hosts) {
            try (RemoteHost admin = connect(host, Login.ADMIN)) {
                try (Duplex open = admin.open(Command.of(new Script("hold.sh", "echo held; cat"), POSTGRES))) {
                    assertThat(open.in().readNBytes(5))
                            .asString(StandardCharsets.US_ASCII)
                            .isEqualTo("held\n");
                    assertThat(host.exec("loginctl --no-legend list-sessions").out())
                            .contains("admin")
                            .doesNotContain("postgres");
                    assertThat(host.exec("loginctl --no-legend list-users").out())
                            .doesNotContain("postgres");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            assertThat(host.sql("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void whereSetprivIsMissingThereAreOtherWays() {
        TestHost host = hosts.get(0);
        try (RemoteHost root = connect(host, Login.ROOT)) {
            for (String missing : List.of("/usr/bin/setpriv", "/usr/sbin/runuser")) {
                host.exec("mv \"$1\" \"$1.away\"", missing).ok();
                assertThat(run(root, POSTGRES, "id -un; id -Gn; echo \"$HOME\"; printf '%s|' \"$@\"", "a b", "-c", "'"))
                        .isEqualTo("postgres\npostgres ssl-cert\n/var/lib/postgresql\na b|-c|'|");
                Command endless = Command.of(new Script("endless.sh", "sleep 1239"), POSTGRES)
                        .withTimeout(Duration.ofSeconds(1));
                failure(() -> root.run(endless, NEVER));
                assertThat(host.exec("pgrep sleep").out()).isEmpty();
            }
        } finally {
            host.exec("for f in /usr/bin/setpriv /usr/sbin/runuser; do mv $f.away $f; done");
        }
    }

    @Test
    void anUnknownUserIsNamed() {
        try (RemoteHost root = connect(hosts.get(0), Login.ROOT)) {
            CommandResult result = root.run(Command.of(WHO, new RunAs.User("nobody-here")), NEVER);
            assertThat(result.exitStatus()).isEqualTo(126);
            assertThat(result.err()).contains("nobody-here");
        }
    }

    @Test
    void aServerAtItsLimitOfSessionsSaysSo() {
        TestHost host = hosts.get(0);
        host.exec("echo 'MaxSessions 2' >/etc/ssh/sshd_config.d/limit.conf; systemctl reload ssh")
                .ok();
        try (RemoteHost root = connect(host, Login.ROOT)) {
            Command hold = Command.of(new Script("hold.sh", "echo held; cat"), new RunAs.Admin());
            try (Duplex one = root.open(hold);
                    Duplex two = root.open(hold)) {
                assertThat(List.of(one, two)).doesNotContainNull();
                assertThat(failure(() -> root.run(hold, NEVER)))
                        .isInstanceOfSatisfying(Failure.Refused.class, f -> assertThat(f.reason())
                                .isEqualTo("session-limit"));
            }
        } finally {
            host.exec("rm /etc/ssh/sshd_config.d/limit.conf; systemctl reload ssh");
        }
    }

    @Test
    void aHostKeySignedByAnAuthority() throws IOException {
        TestHost host = hosts.get(1);
        host.exec(
                        "cd /etc/ssh && ssh-keygen -q -t ed25519 -N '' -f ca && ssh-keygen -q -t ed25519 -N '' -f other"
                                + " && ssh-keygen -q -s ca -I host -h -n \"$1\" ssh_host_ed25519_key.pub"
                                + " && echo 'HostCertificate /etc/ssh/ssh_host_ed25519_key-cert.pub' >sshd_config.d/cert.conf"
                                + " && systemctl reload ssh",
                        host.ipv4())
                .ok();
        try {
            Path known = home.resolve(".ssh/known_hosts");
            Files.writeString(
                    known,
                    "@cert-authority * " + host.exec("cat /etc/ssh/ca.pub").ok() + "\n");
            connect(host, Login.ROOT).close();
            Files.writeString(
                    known,
                    "@cert-authority * " + host.exec("cat /etc/ssh/other.pub").ok() + "\n");
            assertThat(failure(() -> connect(host, Login.ROOT)))
                    .isInstanceOfSatisfying(
                            Failure.Refused.class, f -> assertThat(f.reason()).isEqualTo("host-certificate"));
        } finally {
            host.exec("rm /etc/ssh/sshd_config.d/cert.conf; systemctl reload ssh");
        }
    }

    @Test
    void throughOneHostToTheOther() {
        SshTarget beyond = new SshTarget(
                hosts.get(1).ipv4(),
                Optional.empty(),
                Optional.of(Login.ROOT),
                Optional.of(hosts.get(1).clientKey()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Login.ADMIN + "@[" + hosts.get(0).ipv6() + "]"));
        try (RemoteHost host = ssh.connect(beyond)) {
            assertThat(run(host, new RunAs.Admin(), "uname -n; echo \"$SSH_CLIENT\""))
                    .contains("trixie", hosts.get(0).ipv4());
        }
    }

    @Test
    void aPulledCableIsNoticed() throws Exception {
        TestHost host = hosts.get(0);
        Ssh quick = ssh.with(ssh.options().withTimes(Duration.ofSeconds(5), Duration.ofSeconds(1)));
        try (RemoteHost root = quick.connect(target(host, Login.ROOT))) {
            CompletableFuture<Failure> outcome = CompletableFuture.supplyAsync(
                    () -> failure(
                            () -> root.run(Command.of(new Script("wait.sh", "sleep 60"), new RunAs.Admin()), NEVER)),
                    Threads.EACH);
            host.networkDown();
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Failure.ConnectionLost.class);
        } finally {
            host.networkUp();
            host.exec("pkill sleep");
        }
    }

    @Test
    void aRealAgentSigns() throws Exception {
        Path socket = home.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("agent.log").toFile())
                .start();
        try {
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!Files.exists(socket) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            TestHost host = hosts.get(0);
            ProcessBuilder add =
                    new ProcessBuilder("ssh-add", "-q", host.clientKey().toString()).inheritIO();
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(add.start().waitFor()).isZero();
            SshTarget bare = new SshTarget(
                    host.ipv4(),
                    Optional.empty(),
                    Optional.of(Login.ADMIN),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            ssh.with(ssh.options().withAgent(Optional.of(socket))).connect(bare).close();
        } finally {
            agent.destroy();
        }
    }
}
