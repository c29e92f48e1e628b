package org.standbywizard.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.check.Survey;
import org.standbywizard.plan.DraftOfPlan;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts.ReceiverFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.Planned;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.Look;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.model.Work;

/** A window with a plan for db1 and db2, and a look at them that finds what a test says; no host is reached. */
public final class PlannedWindow implements Look {
    public static final HostId DB1 = new HostId("db1");
    public static final HostId DB2 = new HostId("db2");
    private static final long MB = 1L << 20;

    public final Planned servers = new Planned();
    public final List<Facts> more = new ArrayList<>();
    public final Map<String, Failure> unreachable = new LinkedHashMap<>();
    /** What happens on the way of a look, on its thread. */
    public Runnable meanwhile = () -> {};

    public int looks;
    public Connections connections = new Connections(12, 0);

    public PlannedWindow() {
        servers.db1.databases.put("shop", 18_000 * MB);
        servers.db1.totalBytes = 18_637 * MB;
        servers.db1.dataBytes = 18_700 * MB;
        servers.db1.freeBytes = 80 * Facts.GB;
        servers.db1.clients = 12;
        servers.db2.freeBytes = 60 * Facts.GB;
        servers.db2.reachable.put("10.0.0.1 5432", "refused");
    }

    /** db2 follows db1 already, as this plan wants it. */
    public void following() {
        servers.following();
        servers.db2.receiver = Optional.of(new ReceiverFacts("streaming", "db2", "10.0.0.1", ""));
        servers.db2.fileTexts.put(
                "/var/lib/postgresql/.standby-wizard/db2.pgpass", "10.0.0.1:5432:replication:replicator:x\n");
        servers.db2.reachable.put("10.0.0.1 5432", "open");
        servers.changes().steps().forEach(step -> {
            if (step instanceof EditFile edit) {
                (edit.host().equals(DB1) ? servers.db1 : servers.db2).fileTexts.put(edit.path(), edit.after());
            }
        });
        servers.db1.setting("max_slot_wal_keep_size", "40960");
        servers.db2.setting("primary_conninfo", "set").setting("primary_slot_name", "db2");
    }

    /** @param background runs what waits for hosts */
    public WizardModel model(Path home, Executor background) {
        Access access = questions -> new Access.Ways(
                (server, cancellation) -> {
                    throw new FailureException(
                            new Failure.Unreachable(server.ssh().host(), "no-route", 22, ""));
                },
                null);
        Services given = TestServices.in(home, access, (host, route) -> {
            throw new IllegalStateException("no server is to be asked here");
        });
        Services services = new Services(
                given.plans(),
                given.journals(),
                given.preferences(),
                given.aliases(),
                given.access(),
                given.gateway(),
                given.probe(),
                given.survey(),
                new Work(background, given.work().window()),
                given.home(),
                given.clock(),
                given.random(),
                given.reports(),
                given.who(),
                (directory, files) -> {});
        WizardModel model = new WizardModel(services);
        model.open(DraftOfPlan.of(servers.plan.build()), Optional.empty());
        return model;
    }

    public WizardModel model(Path home) {
        return model(home, Runnable::run);
    }

    @Override
    public Survey.Result at(
            ReplicationPlan plan,
            Function<ServerPlan, RemoteHost> hosts,
            Survey.Watcher watcher,
            Cancellation cancellation) {
        looks++;
        plan.servers().forEach(server -> watcher.heard(server.id(), new Survey.Stage.Connecting()));
        Map<HostId, HostFacts> facts = new LinkedHashMap<>();
        Map<HostId, Failure> failures = new LinkedHashMap<>();
        for (ServerPlan server : plan.servers()) {
            String name = server.id().name();
            if (unreachable.containsKey(name)) {
                failures.put(server.id(), unreachable.get(name));
                watcher.heard(server.id(), new Survey.Stage.Failed(unreachable.get(name)));
            } else {
                watcher.heard(server.id(), new Survey.Stage.Looking());
                meanwhile.run();
                facts.put(server.id(), facts(server.id()));
                watcher.heard(server.id(), new Survey.Stage.Found(facts.get(server.id())));
            }
        }
        cancellation.check("test");
        return new Survey.Result(facts, failures);
    }

    private HostFacts facts(HostId host) {
        Facts facts = host.equals(DB1)
                ? servers.db1
                : host.equals(DB2)
                        ? servers.db2
                        : more.stream()
                                .filter(other -> other.name.equals(host.name()))
                                .findFirst()
                                .orElseThrow();
        return facts.build();
    }
}
