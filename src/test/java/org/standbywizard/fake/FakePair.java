package org.standbywizard.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ControlFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.OsFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.remote.SqlRoute;

/** A primary db1 and a server db2 that becomes its standby, with the facts that a probe would find on them. */
public final class FakePair implements HostConnector, SqlGateway {
    public final FakeServer one = new FakeServer("db1", "10.0.0.1", "77");
    public final FakeServer two = new FakeServer("db2", "10.0.0.2", "88");
    public final Map<String, Failure> unreachable = new LinkedHashMap<>();
    public final List<String> logins = new ArrayList<>();

    public FakePair() {
        two.hooks.put("service.sh", () -> {
            if (two.swapped() && !two.runs) {
                two.follows = one;
                two.systemIdentifier = one.systemIdentifier;
            }
        });
    }

    @Override
    public synchronized RemoteHost connect(ServerPlan server, Cancellation cancellation) {
        cancellation.check(server.ssh().host());
        logins.add(server.id().name());
        Failure failure = unreachable.get(server.id().name());
        if (failure != null) {
            throw new FailureException(failure);
        }
        return server.id().name().equals("db1") ? one : two;
    }

    @Override
    public Sql connect(RemoteHost host, SqlRoute route) {
        FakeServer server = server(host);
        if (!server.runs) {
            throw new FailureException(new Failure.Refused(server.address, "socket-missing", List.of(), ""));
        }
        return new FakeSql(server, two);
    }

    /** Of the login on both. */
    public Privilege privilege = Privilege.ROOT;

    /** What a look at one of the two finds. */
    public HostFacts facts(RemoteHost host) {
        return facts(server(host));
    }

    /** The host may be wrapped by whoever lends it. */
    private FakeServer server(RemoteHost host) {
        return host.name().equals(one.name()) ? one : two;
    }

    private HostFacts facts(FakeServer server) {
        ClusterFacts cluster = cluster(server);
        return new HostFacts(
                server.id,
                privilege,
                os(server),
                List.of(cluster),
                Optional.of(cluster),
                server.runs ? Optional.of(running(server)) : Optional.empty(),
                "");
    }

    private static OsFacts os(FakeServer server) {
        return new OsFacts(
                server.id.name(),
                "debian",
                "12",
                "Debian 12",
                "x86_64",
                "glibc 2.36",
                "boot-" + server.id,
                0,
                true,
                "",
                "",
                "",
                List.of(server.address),
                List.of(),
                false,
                Map.of("10.0.0.1", server.address),
                Map.of(),
                Map.of(),
                Map.of(),
                "root",
                List.of(),
                Map.of(),
                0,
                List.of());
    }

    private static ClusterFacts cluster(FakeServer server) {
        return new ClusterFacts(
                "15/main",
                FakeServer.VERSION,
                server.runs ? ClusterFacts.State.RUNNING : ClusterFacts.State.STOPPED,
                "/usr/lib/postgresql/15/bin",
                "/usr/lib/postgresql/15/bin",
                Optional.of(FakeServer.VERSION),
                FakeServer.DATA,
                FakeServer.DATA,
                FakeServer.CONF,
                FakeServer.HBA,
                "/etc/postgresql/15/main/pg_ident.conf",
                5432,
                "/var/run/postgresql",
                "postgres",
                "postgres",
                100,
                "/var/lib/postgresql",
                server.runs ? 7 : 0,
                new ServiceFacts(ServiceKind.SYSTEMD, "postgresql@15-main.service", true, "active", "auto", 7),
                ControlFacts.unknown(),
                server.standby(),
                "",
                Map.of(),
                false,
                1 << 20,
                8L << 30,
                Map.of(),
                false,
                server.files.entrySet().stream()
                        .map(file -> snapshot(file.getKey(), file.getValue()))
                        .toList());
    }

    private static FileSnapshot snapshot(String path, String text) {
        return new FileSnapshot(path, path, true, text, "", "postgres", "postgres", "0640", 1);
    }

    private ServerFacts running(FakeServer server) {
        return new ServerFacts(
                FakeServer.VERSION,
                server.standby(),
                String.valueOf(server.starts),
                server.loads,
                server.systemIdentifier,
                1,
                Map.copyOf(server.settings),
                List.of(),
                List.of(),
                server.roles.stream()
                        .map(name -> new ServerFacts.RoleFacts(name, true, true, false, "scram"))
                        .findFirst(),
                server.slots.stream()
                        .map(name -> new ServerFacts.SlotFacts(name, "physical", two.standby(), 9, "reserved", 0))
                        .toList(),
                server == one && two.standby() && two.runs
                        ? List.of(
                                new ServerFacts.SenderFacts("db2", two.address, "streaming", "async", "replicator", 9))
                        : List.of(),
                Map.of(),
                1 << 20,
                Map.of(),
                Map.of(),
                3,
                List.of(),
                "C",
                server.standby()
                        ? Optional.of(new ServerFacts.ReceiverFacts("streaming", "db2", one.address, ""))
                        : Optional.empty(),
                ServerFacts.WalFacts.UNKNOWN);
    }
}
