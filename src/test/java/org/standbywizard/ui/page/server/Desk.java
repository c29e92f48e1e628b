package org.standbywizard.ui.page.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.HostAliases;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.model.Work;

/** A window's model over fake hosts, and what the tests of its first pages do with it. */
final class Desk {
    static final long GB = 1L << 30;

    final FakeHosts hosts = new FakeHosts();
    final WizardModel wizard;
    final ServersModel servers;
    final ServerCardModel card;

    /** Work is done at once. @param home an empty directory */
    Desk(Path home) {
        this(home, new Work(Runnable::run, Runnable::run), List::of);
    }

    Desk(Path home, Work work, HostAliases aliases) {
        Services usual = TestServices.in(home);
        Services services = new Services(
                usual.plans(),
                usual.journals(),
                usual.preferences(),
                aliases,
                hosts,
                usual.gateway(),
                usual.probe(),
                usual.survey(),
                work,
                home,
                Clock.fixed(TestServices.NOW, java.time.ZoneOffset.UTC),
                usual.random(),
                usual.reports(),
                usual.who(),
                (directory, files) -> {});
        wizard = new WizardModel(services);
        servers = new ServersModel(wizard, hosts);
        card = servers.primary();
    }

    /** Work goes on beside the window, whose thread is {@code window}. */
    static Desk beside(Path home, Executor background, Executor window) {
        return new Desk(home, new Work(background, window), List::of);
    }

    ServerCardModel standby() {
        return servers.standbys().get(0);
    }

    /** Logged in and looked at. */
    void connect(ServerCardModel server, String host, HostFacts found) {
        hosts.host(host, found);
        server.form().type(Field.HOST, host);
        server.connect();
    }

    /** A primary with a shop on it. */
    static Facts db1() {
        Facts facts = Facts.of("db1", "192.168.7.11");
        facts.databases.put("shop", 18 * GB);
        facts.totalBytes = 18 * GB + (200L << 20);
        facts.dataBytes = 19 * GB;
        facts.clients = 12;
        return facts;
    }

    static Facts db2() {
        return Facts.of("db2", "192.168.7.12");
    }

    /** The same machine with one more cluster, and none of them chosen. */
    static HostFacts withSecond(Facts first, Facts second) {
        HostFacts one = first.build();
        ClusterFacts other = second.build().cluster();
        return new HostFacts(
                one.host(),
                one.privilege(),
                one.os(),
                List.of(one.cluster(), other),
                one.chosen(),
                one.server(),
                one.sqlProblem());
    }
}
