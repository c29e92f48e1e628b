package org.standbywizard.ui.page.server;

import java.util.Optional;
import java.util.function.Consumer;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServerFacts.ReceiverFacts;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;

/** Every state that a server's card can be in, with how it is reached. */
enum States {
    EMPTY(true, d -> {}),
    FILLED(true, d -> {
        fill(d);
        d.card.form().choose(Way.PASSWORD);
        d.card.form().choose(RootBy.SUDO_PASSWORD);
    }),
    WRONG_FIELDS(true, d -> {
        d.card.form().type(Field.HOST, "admin@db1.shop.example");
        d.card.form().type(Field.PORT, "22x");
    }),
    CONNECTING(true, d -> {
        fill(d);
        d.hosts.then(d.hosts.silence());
        d.card.connect();
    }),
    HOST_KEY(
            true,
            d -> {
                fill(d);
                d.hosts.then(FakeHosts.key("SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q"));
                d.card.connect();
            },
            LinkState.Asking.class),
    PASSPHRASE(
            true,
            d -> {
                fill(d);
                d.hosts.then(FakeHosts.asks(new SecretPurpose.Passphrase("/home/kim/.ssh/id_ed25519"), "x"));
                d.card.connect();
            },
            LinkState.Asking.class),
    CODE(
            true,
            d -> {
                fill(d);
                d.hosts.then(FakeHosts.asks(
                        new SecretPurpose.OneTime("Verification code:", "admin", "db1.shop.example"), "x"));
                d.card.connect();
            },
            LinkState.Asking.class),
    NAME_NOT_FOUND(true, d -> fails(d, new Failure.Unreachable("db1.shop.example", "name-not-found", 22, ""))),
    WRONG_PASSWORD(true, d -> {
        fill(d);
        d.card.form().choose(Way.PASSWORD);
        d.card.secrets().password().set("wrong");
        fails(
                d,
                new Failure.AuthFailed(
                        "db1.shop.example",
                        "admin",
                        "password",
                        "tried: password; the server offers: publickey, password"));
    }),
    KEY_CHANGED(
            true,
            d -> fails(
                    d,
                    new Failure.HostKeyChanged(
                            "db1.shop.example",
                            "ssh-ed25519",
                            "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q",
                            "SHA256:3iXH0Qk6M2oVJ0lYl1nq0y5V1u9mC4u8b1wE7J2mR5s",
                            "/home/kim/.ssh/known_hosts",
                            17))),
    SUDO_REFUSED(
            true,
            d -> fails(
                    d,
                    new Failure.SudoFailed(
                            "db1.shop.example", "admin", "not-allowed", "admin is not in the sudoers file."))),
    PROBE_FAILED(
            true,
            d -> fails(
                    d,
                    new Failure.Refused(
                            "db1.shop.example",
                            "probe-output",
                            java.util.List.of(),
                            "Last login: Wed Nov 25 10:00:00 2026 from 192.168.7.2"))),
    CONNECTED(true, d -> connected(d, Desk.db1().build())),
    LONG_NAMES(
            true,
            d -> {
                Facts facts = Desk.db1();
                facts.clusterName = "/srv/storage/volumes/postgresql/production-cluster-01/versions/15/data";
                facts.data = facts.clusterName;
                facts.addresses.add("2001:db8:85a3:8d3:1319:8a2e:370:7348");
                facts.addresses.add("10.231.144.129");
                d.card.form().type(Field.USER, "administrator@corp.example.org");
                d.hosts.host("database-primary-01.production.eu-central-1.internal.example.org", facts.build());
                d.card.form().type(Field.HOST, "database-primary-01.production.eu-central-1.internal.example.org");
                d.card.connect();
            },
            LinkState.Connected.class),
    SEVERAL_CLUSTERS(true, d -> {
        Facts second = Facts.of("db1", "192.168.7.11");
        second.clusterName = "14/old";
        second.data = "/var/lib/postgresql/14/old";
        second.port = 5433;
        connected(d, Desk.withSecond(Desk.db1(), second.stopped()));
    }),
    NO_POSTGRES(true, d -> {
        Facts bare = Desk.db1();
        bare.hasCluster = false;
        connected(d, bare.build());
    }),
    NO_ROOT(true, d -> {
        Facts facts = Desk.db1();
        facts.privilege = Privilege.NONE;
        facts.login = "admin";
        facts.answers = false;
        facts.sqlProblem = "role \"admin\" does not exist";
        connected(d, facts.build());
    }),
    NOT_RUNNING(true, d -> connected(d, Desk.db1().stopped().build())),
    IS_STANDBY(true, d -> {
        Facts facts = Desk.db1();
        facts.inRecovery = true;
        facts.receiver = Optional.of(new ReceiverFacts("streaming", "db1", "192.168.7.12", ""));
        connected(d, facts.build());
    }),
    EMPTIER(true, d -> {
        d.connect(d.standby(), "db2.shop.example", Desk.db1().build());
        connected(d, Desk.db2().build());
    }),
    REMEMBERED(true, d -> {
        fill(d);
        d.card.entry().link().set(new LinkState.Remembered(Desk.db1().build(), TestServices.NOW));
    }),
    STANDBY(false, d -> {
        connected(d, Desk.db1().build());
        d.connect(d.standby(), "db2.shop.example", Desk.db2().build());
    }),
    STANDBY_IN_USE(false, d -> {
        connected(d, Desk.db1().build());
        Facts used = Desk.db2();
        used.databases.put("crm", 3 * Desk.GB);
        used.databases.put("wiki", Desk.GB / 2);
        used.totalBytes = 4 * Desk.GB;
        used.clients = 3;
        d.connect(d.standby(), "db2.shop.example", used.build());
    }),
    STANDBY_LARGER(false, d -> {
        connected(d, Desk.db2().build());
        d.connect(d.standby(), "db2.shop.example", Desk.db1().build());
    }),
    STANDBY_ALREADY(false, d -> {
        Facts primary = Desk.db1();
        connected(d, primary.build());
        Facts copy = Desk.db1();
        copy.name = "db2";
        copy.inRecovery = true;
        copy.standbyMarker = true;
        copy.receiver = Optional.of(new ReceiverFacts("streaming", "db2", "192.168.7.11", ""));
        d.connect(d.standby(), "db2.shop.example", copy.build());
    }),
    TWO_STANDBYS(false, d -> {
        connected(d, Desk.db1().build());
        d.connect(d.standby(), "db2.shop.example", Desk.db2().uninitialised().build());
        d.servers.addStandby();
    });

    private final boolean primary;
    private final Consumer<Desk> reach;
    private final Class<?> settled;

    States(boolean primary, Consumer<Desk> reach) {
        this(primary, reach, Object.class);
    }

    /** @param settled the link's state once it is reached */
    States(boolean primary, Consumer<Desk> reach, Class<?> settled) {
        this.primary = primary;
        this.reach = reach;
        this.settled = settled;
    }

    private static void fill(Desk d) {
        d.card.form().type(Field.HOST, "db1.shop.example");
        d.card.form().type(Field.USER, "admin");
    }

    private static void fails(Desk d, Failure failure) {
        fill(d);
        d.hosts.then(FakeHosts.fails(failure));
        d.card.connect();
    }

    private static void connected(Desk d, HostFacts facts) {
        fill(d);
        d.connect(d.card, "db1.shop.example", facts);
    }

    Page page(PageContext context, Desk desk) {
        return primary ? new PrimaryPage(context, desk.servers) : new StandbysPage(context, desk.servers);
    }

    void reach(Desk desk) {
        reach.accept(desk);
    }

    /** Nothing goes on any more that will change what is seen. */
    boolean isReached(Desk desk) {
        boolean ends = this == CONNECTING || settled == LinkState.Asking.class;
        return settled.isInstance(desk.card.entry().link().get())
                && (ends
                        || desk.wizard.servers().stream()
                                .noneMatch(e -> e.link().get() instanceof LinkState.Connecting))
                && desk.servers.standbys().stream().noneMatch(s -> s.looking().get());
    }
}
