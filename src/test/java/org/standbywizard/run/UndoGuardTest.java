package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.FakeContext;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Step;

/** Safety rule 1: an undo looks again first, and is refused where it would replace or cut off somebody. */
class UndoGuardTest {
    private final Planned pair = new Planned();
    private FakeContext context;
    private ChangeSet changes;
    private Set<String> begun;

    @BeforeEach
    void asTheRunLeftThem() {
        prepare();
    }

    private void prepare() {
        changes = pair.changes();
        begun = changes.steps().map(Step::id).collect(Collectors.toSet());
        context = new FakeContext(changes);
        db1().rows("recovering", Map.of("recovering", "false"))
                .rows("pg_walfile_name", Map.of("timeline", "1"))
                .rows("synchronous_standby_names", Map.of("synchronous_standby_names", ""))
                .rows("pg_stat_replication", sender("db2", "replicator", "db2"))
                .rows("SELECT slot_name, slot_type", slot("db2", "physical"));
        db2().script("swap-look.sh", 0, "swapped\n")
                .rows("recovering", Map.of("recovering", "true"))
                .rows("received_tli", Map.of("timeline", "1"));
    }

    private FakeContext.FakeHost db1() {
        return context.host("db1");
    }

    private FakeContext.FakeHost db2() {
        return context.host("db2");
    }

    private static Map<String, String> sender(String name, String role, String slot) {
        return Map.of("application_name", name, "usename", role, "slot_name", slot);
    }

    private static Map<String, String> slot(String name, String type) {
        return Map.of("slot_name", name, "slot_type", type);
    }

    private List<String> refusals() {
        return new UndoGuard(pair.plan.build(), changes, begun, context)
                .look().stream().map(Failure::key).toList();
    }

    @Test
    void rule1_asTheRunLeftItNothingIsInTheWay() {
        assertThat(refusals()).isEmpty();
    }

    @Test
    void rule1_aPrimaryThatIsAStandbyNow() {
        db1().rows("recovering", Map.of("recovering", "true"));
        assertThat(refusals()).containsExactly("refused.undo-primary-in-recovery");
    }

    @Test
    void rule1_aPromotedStandby() {
        db2().rows("recovering", Map.of("recovering", "false"));
        assertThat(refusals()).containsExactly("refused.undo-promoted");
    }

    @Test
    void rule1_aPromotedStandbyAlsoBeforeTheRunStartedItItself() {
        // The power went between swap and start; the machine booted, and somebody promoted what it found.
        begun.remove("db2/start");
        db2().rows("recovering", Map.of("recovering", "false"));
        assertThat(refusals()).containsExactly("refused.undo-promoted");
    }

    @Test
    void rule1_theFormerServerThatStillRunsIsNoPromotedStandby() {
        db2().script("swap-look.sh", 0, "former\n").rows("recovering", Map.of("recovering", "false"));
        context = contextWithFormer();
        assertThat(refusals()).isEmpty();
    }

    private FakeContext contextWithFormer() {
        FakeContext other = new FakeContext(changes);
        other.host("db1")
                .rows("recovering", Map.of("recovering", "false"))
                .rows("pg_walfile_name", Map.of("timeline", "1"))
                .rows("synchronous_standby_names", Map.of("synchronous_standby_names", ""));
        other.host("db2").script("swap-look.sh", 0, "former\n").rows("recovering", Map.of("recovering", "false"));
        return other;
    }

    @Test
    void rule1_timelinesThatDiffer() {
        db2().rows("received_tli", Map.of("timeline", "2"));
        assertThat(refusals()).containsExactly("refused.undo-timeline");
    }

    @Test
    void rule1_aStandbyThatFeedsOthers() {
        db2().rows("pg_stat_replication", sender("db5", "replicator", "x"));
        assertThat(refusals()).containsExactly("refused.undo-feeds-others");
    }

    @Test
    void rule1_aStandbyThatIsDownIsNobodys() {
        db2().down = true;
        assertThat(refusals()).isEmpty();
    }

    @Test
    void rule1_somebodyElseUsesTheRole() {
        db1().rows("pg_stat_replication", sender("db9", "replicator", "theirs"));
        assertThat(refusals()).containsExactly("refused.undo-role-used");
    }

    @Test
    void rule1_somebodyElseUsesTheSlot() {
        db1().rows("pg_stat_replication", sender("db9", "their_role", "db2"));
        assertThat(refusals()).containsExactly("refused.undo-slot-used");
    }

    @Test
    void rule1_somebodyElseNeedsTheSettings() {
        // Before the run: no slot allowed at all, as 9.6 comes.
        pair.db1
                .setting("max_replication_slots", "0")
                .setting("max_wal_senders", "0")
                .setting("wal_level", "minimal");
        prepare();
        assertThat(refusals()).isEmpty();
        db1().rows("SELECT slot_name, slot_type", slot("db2", "physical"), slot("theirs", "physical"));
        assertThat(refusals()).containsExactly("refused.undo-settings-used");
        db1().rows("SELECT slot_name, slot_type", slot("db2", "physical"))
                .rows("pg_stat_replication", sender("db9", "their_role", "none"));
        assertThat(refusals()).containsExactly("refused.undo-settings-used");
    }

    @Test
    void rule1_aLogicalSlotMadeSinceNeedsWalLevelLogical() {
        pair.plan.settings.put("wal_level", "logical");
        prepare();
        db1().rows("SELECT slot_name, slot_type", slot("theirs", "logical"));
        assertThat(refusals()).containsExactly("refused.undo-settings-used");
    }

    @Test
    void rule9_commitsThatSomebodyLetsWaitForTheStandby() {
        db1().rows("synchronous_standby_names", Map.of("synchronous_standby_names", "FIRST 1 (db2, db9)"));
        assertThat(refusals()).containsExactly("refused.undo-synchronous");
        db1().rows("synchronous_standby_names", Map.of("synchronous_standby_names", "db9"));
        assertThat(refusals()).isEmpty();
        // What the run itself set is emptied before the standby stops.
        pair.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 1, List.of());
        prepare();
        db1().rows("synchronous_standby_names", Map.of("synchronous_standby_names", "FIRST 1 (db2)"));
        assertThat(refusals()).isEmpty();
    }
}
