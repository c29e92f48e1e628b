package org.standbywizard.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PathFacts;
import org.standbywizard.plan.PlansOf;
import org.standbywizard.plan.ServerFacts.ReceiverFacts;
import org.standbywizard.plan.ServerFacts.RoleFacts;
import org.standbywizard.plan.ServerFacts.SenderFacts;
import org.standbywizard.plan.ServerFacts.SlotFacts;

/** A primary with a database and a fresh standby-to-be, with nothing in the way; to change for a test. */
final class Pair {
    static final long MB = 1L << 20;

    final PlansOf plan = new PlansOf();
    final Facts db1 = Facts.of("db1", "10.0.0.1");
    final Facts db2 = Facts.of("db2", "10.0.0.2");

    Pair() {
        db1.databases.put("shop", 500 * MB);
        db1.totalBytes = 520 * MB;
        db1.dataBytes = 560 * MB;
        db2.routes.put("10.0.0.1", "10.0.0.2");
        db2.reachable.put("10.0.0.1 5432", "refused");
    }

    List<Finding> check() {
        return Preflight.check(plan.build(), Map.of(new HostId("db1"), db1.build(), new HostId("db2"), standby()));
    }

    /** The standby's machine may have another name than its server. */
    HostFacts standby() {
        HostFacts built = db2.build();
        return new HostFacts(
                new HostId("db2"),
                built.privilege(),
                built.os(),
                built.clusters(),
                built.chosen(),
                built.server(),
                built.sqlProblem(),
                built.weakAlgorithms());
    }

    List<Outcome> outcomes() {
        return check().stream().map(Case::outcome).toList();
    }

    /** Already this plan's streaming standby. */
    void following() {
        db1.setting("listen_addresses", "*");
        db1.senders.add(new SenderFacts("db2", "10.0.0.2", "streaming", "async", "replicator", 900));
        db1.slots.add(new SlotFacts("db2", "physical", true, 900, "reserved", 0));
        db1.role = Optional.of(new RoleFacts("replicator", true, true, false, "scram"));
        db2.inRecovery = true;
        db2.standbyMarker = true;
        db2.systemIdentifier = db1.systemIdentifier;
        db2.databases.putAll(db1.databases);
        db2.totalBytes = db1.totalBytes;
        db2.receiver = Optional.of(new ReceiverFacts("streaming", "db2", "10.0.0.1", ""));
        db2.fileTexts.put("/var/lib/postgresql/.standby-wizard/db2.pgpass", "10.0.0.1:5432:replication:replicator:x\n");
        db2.reachable.put("10.0.0.1 5432", "open");
    }

    void resolves(String... addresses) {
        plan.primaryAddress = Optional.of("db1.lan");
        db2.resolved.put("db1.lan", List.of(addresses));
    }

    void role(boolean login, boolean replication, boolean superuser, String kind) {
        db1.role = Optional.of(new RoleFacts("replicator", login, replication, superuser, kind));
    }

    void hba(String lines) {
        db1.fileTexts.put("/etc/postgresql/15/main/pg_hba.conf", lines + "\n");
    }

    void tablespace(boolean exists, boolean empty, String owner, long free) {
        db1.tablespaces.put("fast", "/srv/fast");
        db1.tablespaceBytes.put("/srv/fast", 100 * MB);
        plan.tablespaces.put("/srv/fast", "/data/fast");
        db2.paths.put("/data/fast", path("/data/fast", exists, empty, owner, free));
    }

    static PathFacts path(String path, boolean exists, boolean empty, String owner, long free) {
        return new PathFacts(path, exists, exists, empty, false, owner, exists ? "0700" : "", free);
    }

    /** The standby as a second cluster of the primary's machine. */
    void sameMachine() {
        db2.bootId = db1.bootId;
        db2.realData = "/var/lib/postgresql/15/second";
        db2.name = "db1";
    }
}
