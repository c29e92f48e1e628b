package org.standbywizard.check;

import java.util.stream.Stream;
import org.standbywizard.plan.ServerFacts.SenderFacts;
import org.standbywizard.plan.ServerFacts.SlotFacts;

/** What the standby-to-be holds, and on which machine. */
final class TargetCases {
    private TargetCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.on("db2", Outcome.TARGET_EMPTY, t -> t.db2.uninitialised()),
                Case.on("db2", Outcome.SERVER_NOT_RUNNING, t -> t.db2.stopped()),
                Case.on("db2", Outcome.TARGET_PRISTINE, t -> t.db2.stopped()),
                Case.on("db2", Outcome.TARGET_DATABASES, t -> t.db2.databases.put("crm", 9 * Pair.MB)),
                Case.on("db2", Outcome.TARGET_PROMOTED, t -> t.db2.systemIdentifier = t.db1.systemIdentifier),
                Case.on("db2", Outcome.TARGET_CLIENTS, t -> t.db2.clients = 1),
                Case.on(
                        "db2",
                        Outcome.TARGET_STANDBYS,
                        t -> t.db2.senders.add(new SenderFacts("x", "", "streaming", "async", "r", 5))),
                Case.on(
                        "db2",
                        Outcome.TARGET_SLOTS,
                        t -> t.db2.slots.add(new SlotFacts("x", "physical", false, 0, "reserved", 0))),
                Case.on("db2", Outcome.TARGET_OTHER_STANDBY, t -> t.db2.inRecovery = true),
                Case.on("db2", Outcome.TARGET_OTHER_STANDBY, t -> t.db2.stopped().standbyMarker = true),
                Case.on("db2", Outcome.TARGET_ALREADY, t -> {
                    t.db2.stopped().standbyMarker = true;
                    t.db2.systemIdentifier = t.db1.systemIdentifier;
                }),
                Case.on("db2", Outcome.TARGET_DATABASES, t -> {
                    // Once a standby of this primary, now promoted: it is somebody's database.
                    t.db2.systemIdentifier = t.db1.systemIdentifier;
                    t.db2.databases.put("shop", 500 * Pair.MB);
                }),
                Case.on("db2", Outcome.TARGET_OBJECTS, t -> t.db2.stopped().userObjects = true),
                Case.on("db2", Outcome.TARGET_UNKNOWN, t -> t.db2.answers = false),
                Case.on("db2", Outcome.DIRECTION_LARGER, t -> {
                    t.db2.databases.put("shop", 600 * Pair.MB);
                    t.db2.totalBytes = 620 * Pair.MB;
                }),
                Case.on("db1", Outcome.DIRECTION_EMPTIER, t -> {
                    t.db1.databases.clear();
                    t.db2.databases.put("shop", Pair.MB);
                }),
                Case.on("db2", Outcome.MACHINE_SHARED, t -> {
                    t.sameMachine();
                    t.db2.port = 5433;
                }),
                Case.on("db2", Outcome.MACHINE_PORT, Pair::sameMachine),
                Case.on("db2", Outcome.MACHINE_SAME_CLUSTER, t -> {
                    t.sameMachine();
                    t.db2.realData = null;
                }),
                Case.on("db2", Outcome.MACHINE_TABLESPACES, t -> {
                    t.sameMachine();
                    t.db1.tablespaces.put("fast", "/srv/fast");
                }));
    }
}
