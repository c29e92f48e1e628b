package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.Standing;
import org.standbywizard.steps.Step;

/** A person types some steps of a set-up on real hosts, as the window shows them, and the wizard does the others. */
@Tag("hosts")
class ByHandHostsTest {
    private static final String HBA = "/etc/postgresql/15/main/pg_hba.conf";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    private DebianPair pair;

    /** A person who takes over some steps, asks too early once, types what is shown, and asks again. */
    private final class Person implements Gate {
        private final Map<String, TestHost> hosts = Map.of("db1", pair.one, "db2", pair.two);
        private final ChangeSet changes;
        private final Set<String> steps;
        private final Set<String> handed = new HashSet<>();
        private final Set<String> asked = new HashSet<>();

        Person(ChangeSet changes, Set<String> steps) {
            this.changes = changes;
            this.steps = steps;
        }

        @Override
        public void pass(Step step, Cancellation cancellation) {
            throw new IllegalStateException();
        }

        @Override
        public synchronized Word await(Step step, Cancellation cancellation) {
            if (!steps.contains(step.id())) {
                return Word.GO;
            }
            if (handed.add(step.id())) {
                return Word.HAND_OVER;
            }
            if (!asked.add(step.id())) {
                type(step);
            }
            return Word.CHECK;
        }

        @Override
        public boolean isTelling() {
            return true;
        }

        private void type(Step step) {
            TestHost host = hosts.get(step.host().name());
            Equivalent shown = step.byHand(changes.servers().get(step.host()));
            if (shown.kind() == Equivalent.Kind.SQL) {
                shown.lines().forEach(host::sql);
            } else {
                host.exec(String.join("\n", shown.lines()) + "\n").ok();
            }
        }
    }

    @Test
    void theSetUpStandsAndItsUndoLeavesWhatWasTyped() {
        pair = DebianPair.boot(lab);
        Set<String> byHand = Set.of("db1/hba", "db1/restart", "db1/slot-db2", "db2/stop", "db2/start");
        Journal journal;
        try (Pipeline pipeline = pair.pipeline(directory)) {
            ChangeSet changes = pipeline.plan("byhand");
            journal = pipeline.journal(changes);
            assertThat(changes.steps().map(Step::id)).containsAll(byHand);
            assertThat(pipeline.apply(journal, new Person(changes, byHand)))
                    .as(String.join("\n", pipeline.reasons()))
                    .isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
            assertThat(done(pipeline)).containsExactlyInAnyOrderElementsOf(byHand);
            assertThat(pipeline.events.stream()
                            .filter(event -> event instanceof RunEvent.Looked looked
                                    && looked.found() instanceof Standing.NotYet))
                    .as("each was asked too early once")
                    .hasSize(byHand.size());
            assertThat(pipeline.events.stream()
                            .filter(RunEvent.Answered.class::isInstance)
                            .map(event -> ((RunEvent.Answered) event).answer()))
                    .isNotEmpty()
                    .allSatisfy(answer ->
                            assertThat(answer.failure()).as(answer.toString()).isEmpty());
        }
        pair.requireStreaming();
        String hba = pair.one.exec("cat " + HBA).ok();
        try (Pipeline pipeline = pair.pipeline(directory)) {
            assertThat(pipeline.undo(journal))
                    .as(String.join("\n", pipeline.reasons()))
                    .isEqualTo(RunStatus.UNDONE);
            assertThat(pipeline.events.stream()
                            .filter(RunEvent.LeftByHand.class::isInstance)
                            .map(event -> ((RunEvent.LeftByHand) event).step()))
                    .containsExactlyInAnyOrderElementsOf(byHand);
        }
        assertThat(pair.one.exec("cat " + HBA).ok()).isEqualTo(hba).contains("replicator");
        assertThat(pair.one.sql("SELECT slot_name FROM pg_replication_slots")).isEqualTo("db2");
        assertThat(pair.two.exec("systemctl is-active postgresql@15-main").out().strip())
                .as("whose server it was stopped it themselves")
                .isNotEqualTo("active");

        // What the person did they take back themselves; then everything is as it was before, to the byte.
        pair.one
                .exec("sed -i '/>>> standby-wizard/,/<<< standby-wizard/d' " + HBA)
                .ok();
        pair.one.sql("SELECT pg_drop_replication_slot('db2')");
        pair.one.sql("SELECT pg_reload_conf()");
        pair.two.exec("systemctl start postgresql@15-main").ok();
        pair.requireAsBefore();
    }

    private static List<String> done(Pipeline pipeline) {
        return pipeline.events.stream()
                .filter(RunEvent.DoneByHand.class::isInstance)
                .map(event -> ((RunEvent.DoneByHand) event).step())
                .toList();
    }
}
