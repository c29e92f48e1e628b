package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.run.RunStatus;

/** What is left to people. */
final class TodoSection {
    private final Words words;
    private final RunReport run;
    private final String planFile;
    private final List<String> items = new ArrayList<>();

    TodoSection(Words words, RunReport run, String planFile) {
        this.words = words;
        this.run = run;
        this.planFile = planFile;
    }

    List<Block> blocks() {
        if (run.status() == RunStatus.DONE) {
            done();
        } else if (run.status() == RunStatus.UNDONE) {
            add("report.todo.undone");
        } else {
            add("report.todo.resume", Place.quoted(planFile));
            add("report.todo.undo", Place.quoted(planFile));
            slots().forEach(slot ->
                    add("report.todo.slot", slot.name(), run.changeSet().primary()));
        }
        run.aside()
                .forEach(aside ->
                        add(aside.copy() ? "report.todo.copy" : "report.todo.former", aside.host(), aside.directory()));
        return List.of(new Block.Heading(2, words.get("report.todo")), new Block.Items(items));
    }

    private void done() {
        add("report.todo.backup");
        add("report.todo.monitor");
        add("report.todo.failover");
        if (!run.plan().replication().slots()) {
            add("report.todo.no-slot");
        } else if (uncapped()) {
            add("report.todo.uncapped", run.changeSet().primary());
        }
        if (run.plan().replication().authentication() == AuthMethod.TRUST) {
            add("report.todo.trust");
        }
        if (run.plan().replication().synchronous().mode() != Synchronous.Mode.OFF
                && run.plan().standbys().size() == 1) {
            add("report.todo.synchronous");
        }
    }

    /** Up to 12 no slot can be capped; later it is where the plan or the run says how far. */
    private boolean uncapped() {
        PgVersion version =
                run.changeSet().servers().get(run.changeSet().primary()).version();
        if (!version.atLeast(PgVersion.V13)) {
            return true;
        }
        return run.settings().stream()
                .noneMatch(change -> change.name().equals("max_slot_wal_keep_size")
                        && change.after().map(value -> !value.equals("-1")).orElse(false));
    }

    /** Slots of this run that may still be there and keep WAL while no standby uses them. */
    private List<Footprint.Slot> slots() {
        boolean dropped =
                run.troubles().stream().anyMatch(trouble -> trouble.failure().endsWith("slot-dropped"));
        return dropped
                ? List.of()
                : run.footprint().slots().stream()
                        .filter(slot -> slot.made() && slot.stands())
                        .filter(slot -> run.servers().stream()
                                .noneMatch(server ->
                                        server.host().equals(slot.standby()) && server.is() == ServerChange.Is.STANDBY))
                        .toList();
    }

    private void add(String key, Object... values) {
        items.add(words.get(key, values));
    }
}
