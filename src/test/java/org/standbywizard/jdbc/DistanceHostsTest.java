package org.standbywizard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.bench.Distance;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlRoute;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.HostKeyPrompt;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;

/** What each thing costs in round trips, told by the time it takes when a round trip is long. */
@Tag("hosts")
@Timeout(300)
class DistanceHostsTest {
    private static final int ROUND_TRIP_MILLIS = 400;
    private static final Cancellation NEVER = new Cancellation();
    private static final int REPEATS = 5;

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    static TestHost host;

    @TempDir
    Path home;

    @BeforeAll
    static void boot() {
        host = lab.start("far", HostImage.DEBIAN_12_PG15);
    }

    private interface Work {
        void run();
    }

    private RemoteHost connect(int port, String user) {
        SshOptions options = SshOptions.defaults(Map.of(), home, false)
                .withHostKeys(HostKeyPolicy.ACCEPT_NEW)
                .withConfig(Optional.of(home.resolve("none")), Optional.empty());
        SshTarget target = new SshTarget(
                "127.0.0.1",
                Optional.of(port),
                Optional.of(user),
                Optional.of(host.clientKey()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ServerPlan plan = new ServerPlan(
                new HostId("far"),
                target,
                new SudoPlan(SudoPlan.Mode.FIND_OUT, Optional.of(new SecretRef.Prompt())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new SshConnector(options, (ref, purpose) -> new Secret(Login.DBA_PASSWORD), HostKeyPrompt.refuse())
                .connect(plan, NEVER);
    }

    private static double millis(Work work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Whole round trips of the median of several runs; what the work itself takes is far less than one. */
    private static int roundTrips(String what, Work work) {
        double[] times = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            times[i] = millis(work);
        }
        Arrays.sort(times);
        double median = times[REPEATS / 2];
        System.out.printf("%-40s %6.0f ms, %.1f round trips%n", what, median, median / ROUND_TRIP_MILLIS);
        return (int) (median / ROUND_TRIP_MILLIS);
    }

    @Test
    void whatThingsCost() throws IOException {
        Command bare = Command.of(new Script("bare.sh", "echo x"), new RunAs.Admin());
        Command fed = Command.of(new Script("fed.sh", "cat"), new RunAs.Admin()).withStdin(new byte[1000]);
        Command other = Command.of(new Script("other.sh", "id -un"), new RunAs.User("postgres"));
        SqlRoute peer = new SqlRoute.PeerSocket("/run/postgresql", 5432, "postgres", "postgres", "postgres");
        try (Distance near = new Distance(host.ipv4(), TestHost.SSH_PORT, 0);
                RemoteHost warm = connect(near.port(), Login.ROOT)) {
            for (int i = 0; i < 20; i++) {
                warm.run(fed, NEVER);
            }
            System.out.printf(
                    "at no distance: command %.1f ms, as postgres %.1f ms, SQL connect %.1f ms%n",
                    millis(() -> warm.run(bare, NEVER)),
                    millis(() -> warm.run(other, NEVER)),
                    millis(() -> new JdbcGateway().connect(warm, peer).close()));
        }
        try (Distance far = new Distance(host.ipv4(), TestHost.SSH_PORT, ROUND_TRIP_MILLIS)) {
            assertThat(roundTrips("connect as root", () -> connect(far.port(), Login.ROOT)
                            .close()))
                    .isLessThanOrEqualTo(9);
            for (String user : List.of(Login.ROOT, Login.ADMIN, Login.DBA)) {
                try (RemoteHost remote = connect(far.port(), user)) {
                    boolean password = user.equals(Login.DBA);
                    assertThat(roundTrips(user + ": command", () -> remote.run(bare, NEVER)))
                            .isLessThanOrEqualTo(password ? 3 : 1);
                    assertThat(roundTrips(user + ": command with input", () -> remote.run(fed, NEVER)))
                            .isLessThanOrEqualTo(password ? 4 : 2);
                    roundTrips(user + ": command as postgres", () -> remote.run(other, NEVER));
                    roundTrips(
                            user + ": SQL connect",
                            () -> new JdbcGateway().connect(remote, peer).close());
                    try (Sql sql = new JdbcGateway().connect(remote, peer)) {
                        assertThat(roundTrips(user + ": query", () -> sql.query("SELECT ?::int AS n", 1)))
                                .isEqualTo(1);
                        assertThat(roundTrips(
                                        user + ": batch of three",
                                        () -> sql.batch(List.of("SELECT 1", "SELECT 2", "SELECT 3"))))
                                .isEqualTo(1);
                    }
                }
            }
        }
    }
}
