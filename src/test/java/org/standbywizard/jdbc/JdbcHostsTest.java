package org.standbywizard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlRoute;
import org.standbywizard.remote.SqlText;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.HostKeyPrompt;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;

/** Real servers of four versions, reached by a relay in Perl, Python and platform-python. */
@Tag("hosts")
@Timeout(300)
class JdbcHostsTest {
    private static final Cancellation NEVER = new Cancellation();
    private static final SecretRef SUDO = new SecretRef.Env("SUDO");

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    static List<TestHost> hosts;

    @TempDir
    Path home;

    private final JdbcGateway gateway = new JdbcGateway(JdbcLimits.of(Duration.ofSeconds(5)));

    @BeforeAll
    static void boot() {
        hosts = lab.startAll(List.of(
                HostSpec.of("deb15", HostImage.DEBIAN_12_PG15),
                HostSpec.of("rpm96", HostImage.RPM_PG96),
                HostSpec.of("rpm10", HostImage.RPM_PG10),
                HostSpec.of("rpm18", HostImage.RPM_PG18)));
    }

    @BeforeEach
    void know() throws IOException {
        StringBuilder lines = new StringBuilder();
        hosts.forEach(h -> lines.append(h.knownHosts()));
        Files.writeString(home.resolve("known_hosts"), lines);
    }

    private RemoteHost connect(TestHost host, String user) {
        SshOptions options = SshOptions.defaults(Map.of(), home, false)
                .withKnownHosts(List.of(home.resolve("known_hosts")))
                .withHostKeys(HostKeyPolicy.STRICT)
                .withConfig(Optional.of(home.resolve("none")), Optional.empty());
        SshTarget target = new SshTarget(
                host.ipv4(),
                Optional.empty(),
                Optional.of(user),
                Optional.of(host.clientKey()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ServerPlan plan = new ServerPlan(
                new HostId(host.name()),
                target,
                new SudoPlan(SudoPlan.Mode.FIND_OUT, Optional.of(SUDO)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new SshConnector(options, (ref, purpose) -> new Secret(Login.DBA_PASSWORD), HostKeyPrompt.refuse())
                .connect(plan, NEVER);
    }

    private static SqlRoute.PeerSocket peer(String database) {
        return new SqlRoute.PeerSocket("/run/postgresql", 5432, "postgres", "postgres", database);
    }

    private static Failure failure(ThrowingCallable work) {
        FailureException thrown = Assertions.catchThrowableOfType(FailureException.class, work);
        assertThat(thrown).as("a failure").isNotNull();
        return thrown.failure();
    }

    private static void noRelayIsLeft(TestHost host) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!host.exec("pgrep -fa '[r]elay: '").out().isEmpty()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        }
    }

    @Test
    void aPeerLoginOnEveryVersionAndByEveryLogin() {
        for (TestHost host : hosts) {
            for (String user : List.of(Login.ROOT, Login.ADMIN, Login.DBA)) {
                try (RemoteHost ssh = connect(host, user);
                        Sql sql = gateway.connect(ssh, peer("postgres"))) {
                    assertThat(sql.version().major()).isEqualTo(host.image().major());
                    assertThat(sql.query("SELECT current_user AS who, ?::int + 1 AS sum, ?::text AS text", 41, null))
                            .containsExactly(row("who", "postgres", "sum", "42", "text", null));
                    assertThat(sql.query("SELECT current_setting('application_name') AS name"))
                            .containsExactly(row("name", "standby-wizard"));
                }
            }
            noRelayIsLeft(host);
        }
    }

    private static Map<String, String> row(String... pairs) {
        Map<String, String> row = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }

    @Test
    void statementsOfAllKinds() {
        for (TestHost host : hosts) {
            try (RemoteHost ssh = connect(host, Login.ROOT);
                    Sql sql = gateway.connect(ssh, peer("postgres"))) {
                assertThat(sql.batch(List.of(
                                "SELECT 1 AS a UNION ALL SELECT 2 ORDER BY a",
                                "SELECT 'a;b''c' AS text, NULL AS nothing",
                                "SELECT 1 AS none WHERE false")))
                        .containsExactly(
                                List.of(row("a", "1"), row("a", "2")),
                                List.of(row("text", "a;b'c", "nothing", null)),
                                List.of());
                String name = "role \"ü 한\" 'x' {fn y} ?";
                sql.execute(SqlText.of("CREATE ROLE %I LOGIN REPLICATION PASSWORD %L", name, "a\\b'c{d}?$1"));
                assertThat(sql.query("SELECT rolname, rolreplication FROM pg_roles WHERE rolname = ?", name))
                        .containsExactly(row("rolname", name, "rolreplication", "t"));
                sql.execute(SqlText.of("DROP ROLE %I", name));
                sql.execute(SqlText.of("ALTER SYSTEM SET log_min_duration_statement = %L", "1000"));
                sql.execute(SqlText.of("ALTER SYSTEM RESET log_min_duration_statement"));
                sql.execute(SqlText.of("CHECKPOINT"));
                assertThat(sql.query("SELECT repeat('x', 5000000) AS long")
                                .get(0)
                                .get("long"))
                        .hasSize(5_000_000);
            }
        }
    }

    @Test
    void refusalsKeepTheServersWords() {
        TestHost host = hosts.get(0);
        try (RemoteHost ssh = connect(host, Login.ROOT);
                Sql sql = gateway.connect(ssh, peer("postgres"))) {
            assertThat(failure(() -> sql.query("SELECT 1/0"))).isInstanceOfSatisfying(Failure.SqlFailed.class, f -> {
                assertThat(f.sqlState()).isEqualTo("22012");
                assertThat(f.detail()).isEqualTo("division by zero");
            });
            Failure failed = failure(() ->
                    sql.execute(SqlText.of("ALTER ROLE postgres PASSWORD %L VALID UNTIL %L", "hush-hush", "no date")));
            assertThat(failed).isInstanceOf(Failure.SqlFailed.class);
            assertThat(failed.toString()).doesNotContain("hush");
            assertThat(sql.query("SELECT 1 AS still")).hasSize(1);
            assertThat(failure(() -> gateway.connect(ssh, peer("nowhere"))))
                    .isInstanceOfSatisfying(Failure.SqlFailed.class, f -> assertThat(f.sqlState())
                            .isEqualTo("3D000"));
            assertThat(failure(() -> gateway.connect(
                            ssh, new SqlRoute.PeerSocket("/run/postgresql", 5432, "dba", "postgres", "postgres"))))
                    .isInstanceOfSatisfying(Failure.SqlFailed.class, f -> assertThat(f.sqlState())
                            .isEqualTo("28000"));
            assertThat(List.of(
                            reason(ssh, "/run/postgresql", 5433, "postgres"),
                            reason(ssh, "/run/postgresql", 5432, "nobody-here")))
                    .containsExactly("socket-missing", "os-user-missing");
            host.exec("chmod 0770 /run/postgresql; python3 - <<'END' 2>/dev/null || perl -MSocket -e "
                    + "'socket(S,1,1,0);bind(S,sockaddr_un(\"/tmp/.s.PGSQL.7\"))'\nimport socket\n"
                    + "socket.socket(socket.AF_UNIX).bind('/tmp/.s.PGSQL.7')\nEND\nchmod 777 /tmp/.s.PGSQL.7");
            assertThat(reason(ssh, "/tmp", 7, "postgres")).isEqualTo("socket-refused");
            assertThat(reason(ssh, "/run/postgresql", 5432, "dba")).isEqualTo("socket-permission");
        } finally {
            host.exec("chmod 2775 /run/postgresql; rm -f /tmp/.s.PGSQL.7");
        }
        assertThat(DuplexSocketFactory.registered()).isZero();
    }

    private String reason(RemoteHost ssh, String directory, int port, String osUser) {
        Failure failure = failure(
                () -> gateway.connect(ssh, new SqlRoute.PeerSocket(directory, port, osUser, "postgres", "postgres")));
        assertThat(failure).isInstanceOf(Failure.Refused.class);
        return ((Failure.Refused) failure).reason();
    }

    @Test
    void cancelAndTimeLimitEndAStatement() throws Exception {
        for (TestHost host : hosts) {
            try (RemoteHost ssh = connect(host, Login.ADMIN);
                    Sql sql = gateway.connect(ssh, peer("postgres"));
                    Sql other = gateway.connect(ssh, peer("postgres"))) {
                CompletableFuture<Failure> sleeping = CompletableFuture.supplyAsync(
                        () -> failure(() -> sql.query("SELECT pg_sleep(4)")), Threads.EACH);
                String active =
                        "SELECT 1 AS x FROM pg_stat_activity WHERE query LIKE '%pg_sleep(4)%' AND state = 'active'"
                                + " AND pid <> pg_backend_pid()";
                long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (other.query(active).isEmpty() && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
                sql.cancel();
                assertThat(sleeping.get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(Failure.SqlFailed.class, f -> {
                    assertThat(f.sqlState()).isEqualTo("57014");
                    assertThat(f.detail()).contains("user request");
                });
                assertThat(failure(() -> sql.query("SELECT pg_sleep(30)")))
                        .isInstanceOfSatisfying(Failure.SqlFailed.class, f -> assertThat(f.detail())
                                .contains("statement timeout"));
                assertThat(sql.query("SELECT 1 AS still")).hasSize(1);
            }
        }
    }

    @Test
    void aServerThatStopsIsALostConnection() {
        TestHost host = hosts.get(0);
        try (RemoteHost ssh = connect(host, Login.ROOT);
                Sql sql = gateway.connect(ssh, peer("postgres"))) {
            host.exec("systemctl kill -s KILL postgresql@15-main; systemctl restart postgresql@15-main")
                    .ok();
            assertThat(failure(() -> sql.query("SELECT 1"))).isInstanceOf(Failure.ConnectionLost.class);
            try (Sql again = gateway.connect(ssh, peer("postgres"))) {
                assertThat(again.query("SELECT 1 AS back")).hasSize(1);
            }
        }
        noRelayIsLeft(host);
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForBeyondTheLimit() {
        TestHost host = hosts.get(0);
        JdbcLimits limits = new JdbcLimits(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(2));
        JdbcGateway impatient = new JdbcGateway(limits);
        try (RemoteHost ssh = connect(host, Login.ROOT);
                Sql sql = impatient.connect(ssh, peer("postgres"))) {
            assertThat(failure(() -> sql.query("SELECT pg_sleep(20)")))
                    .isEqualTo(new Failure.TimedOut(host.ipv4(), "SQL", 2000));
            host.exec("pkill -STOP -o -u postgres -f postgresql/15/main").ok();
            assertThat(failure(() -> impatient.connect(ssh, peer("postgres"))))
                    .isEqualTo(new Failure.TimedOut(host.ipv4(), "SQL", 2000));
        } finally {
            host.exec("pkill -CONT -u postgres");
        }
        noRelayIsLeft(host);
    }

    @Test
    void severalConnectionsAtOnce() {
        TestHost host = hosts.get(0);
        try (RemoteHost ssh = connect(host, Login.ROOT)) {
            List<CompletableFuture<String>> all = new ArrayList<>();
            IntStream.range(0, 5)
                    .forEach(i -> all.add(CompletableFuture.supplyAsync(
                            () -> {
                                try (Sql sql = gateway.connect(ssh, peer("postgres"))) {
                                    return sql.query("SELECT pg_sleep(0.3), ? AS n", i)
                                            .get(0)
                                            .get("n");
                                }
                            },
                            Threads.EACH)));
            assertThat(all.stream().map(CompletableFuture::join)).containsExactly("0", "1", "2", "3", "4");
        }
    }

    @Test
    void aPasswordThroughTheTunnelWithAndWithoutTls() {
        TestHost host = hosts.get(0);
        host.sql("CREATE ROLE tunnel LOGIN PASSWORD 'pass \"word\" 한'");
        try (RemoteHost ssh = connect(host, Login.ADMIN)) {
            for (String address : List.of("127.0.0.1", "::1")) {
                SqlRoute.Tunnel route = tunnel(address, "pass \"word\" 한");
                try (Sql sql = gateway.connect(ssh, route)) {
                    assertThat(sql.query("SELECT current_user AS who")).containsExactly(row("who", "tunnel"));
                }
            }
            host.exec("echo 'ssl = off' >>/etc/postgresql/15/main/conf.d/x.conf;"
                            + " systemctl reload postgresql@15-main")
                    .ok();
            gateway.connect(ssh, tunnel("127.0.0.1", "pass \"word\" 한")).close();
            assertThat(failure(() -> gateway.connect(ssh, tunnel("127.0.0.1", "wrong"))))
                    .isInstanceOfSatisfying(Failure.SqlFailed.class, f -> {
                        assertThat(f.sqlState()).isEqualTo("28P01");
                        assertThat(f.toString()).doesNotContain("wrong");
                    });
            SqlRoute.Tunnel closed =
                    new SqlRoute.Tunnel("127.0.0.1", 1, "tunnel", Optional.of(new Secret("x")), "postgres");
            assertThat(failure(() -> gateway.connect(ssh, closed)))
                    .isInstanceOfSatisfying(Failure.Unreachable.class, f -> {
                        assertThat(f.reason()).isEqualTo("refused");
                        assertThat(f.port()).isEqualTo(1);
                    });
        } finally {
            host.exec("rm -f /etc/postgresql/15/main/conf.d/x.conf; systemctl reload postgresql@15-main");
            host.sql("DROP ROLE tunnel");
        }
    }

    private static SqlRoute.Tunnel tunnel(String address, String password) {
        return new SqlRoute.Tunnel(address, 5432, "tunnel", Optional.of(new Secret(password)), "postgres");
    }
}
