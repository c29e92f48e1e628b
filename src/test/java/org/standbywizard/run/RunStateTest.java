package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Progress;
import org.standbywizard.steps.Step;

/** Events of a run of db1 and db2 (Debian, PostgreSQL 15), with the ids that the planner gives. */
class RunStateTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    private final ChangeSet changes = new Planned().changes();
    private RunState state = RunState.applying(changes);

    private void started(String step, long at) {
        state = state.apply(new RunEvent.StepStarted(at, step, "any", host(step)));
    }

    private void ended(String step, boolean changed, long millis) {
        state = state.apply(new RunEvent.StepEnded(0, step, host(step), changed, Map.of(), millis));
    }

    private void done(String... steps) {
        for (String step : steps) {
            started(step, 1);
            ended(step, true, 1);
        }
    }

    private void failed(String step, Failure failure) {
        state = state.apply(new RunEvent.StepFailed(0, step, host(step), failure, 7));
    }

    private static HostId host(String step) {
        return new HostId(step.substring(0, step.indexOf('/')));
    }

    private StepState of(String step) {
        return state.step(step).orElseThrow();
    }

    @Test
    void aLanePerHostWithItsStepsOfAllStages() {
        assertThat(state.hosts()).containsExactly(DB1, DB2);
        assertThat(state.lane(DB1).orElseThrow().steps())
                .extracting(s -> s.step().id())
                .startsWith("db1/role")
                .endsWith("db1/proof");
        assertThat(state.lane(DB2).orElseThrow().steps())
                .extracting(s -> s.step().id())
                .startsWith("db2/passfile", "db2/login", "db2/copy")
                .endsWith("db2/streaming");
        assertThat(state.steps()).allMatch(s -> s.phase() == StepState.Phase.WAITING);
        assertThat(state.progress()).isZero();
    }

    @Test
    void aStepRunsThenHasChangedSomethingOrNot() {
        started("db1/role", 1_000);
        assertThat(of("db1/role").phase()).isEqualTo(StepState.Phase.RUNNING);
        assertThat(of("db1/role").startedAt()).isEqualTo(1_000);
        assertThat(state.lane(DB1).orElseThrow().current().orElseThrow().step().id())
                .isEqualTo("db1/role");
        ended("db1/role", true, 120);
        assertThat(of("db1/role").phase()).isEqualTo(StepState.Phase.DONE);
        assertThat(of("db1/role").millis()).isEqualTo(120);
        started("db1/conf", 1_200);
        ended("db1/conf", false, 3);
        assertThat(of("db1/conf").phase()).isEqualTo(StepState.Phase.ALREADY);
        assertThat(state.lane(DB1).orElseThrow().over()).isEqualTo(2);
        assertThat(state.lane(DB1).orElseThrow().current()).isEmpty();
    }

    @Test
    void whatAnEventDoesNotTouchStaysTheSameObject() {
        RunState before = state;
        started("db1/role", 1);
        assertThat(state.lane(DB2).orElseThrow()).isSameAs(before.lane(DB2).orElseThrow());
        assertThat(of("db1/conf")).isSameAs(before.step("db1/conf").orElseThrow());
    }

    @Test
    void onlyTheLastLinesOfOutputAreKept() {
        started("db2/copy", 1);
        for (int i = 1; i <= 9; i++) {
            state = state.apply(new RunEvent.Output(i, "db2/copy", DB2, "line " + i));
        }
        assertThat(of("db2/copy").output()).containsExactly("line 6", "line 7", "line 8", "line 9");
    }

    @Test
    void theCopyCountsByItsBytes() {
        int all = state.all();
        started("db2/copy", 0);
        state = state.apply(new RunEvent.Copying(0, "db2/copy", DB2, new Progress("waiting-for-checkpoint", 0, 0)));
        assertThat(of("db2/copy").copy().last().phase()).isEqualTo("waiting-for-checkpoint");
        state = state.apply(new RunEvent.Copying(0, "db2/copy", DB2, new Progress("copying", 0, 1000)));
        state = state.apply(new RunEvent.Copying(2_000, "db2/copy", DB2, new Progress("copying", 500, 1000)));
        assertThat(of("db2/copy").copy().rate()).isEqualTo(250);
        assertThat(of("db2/copy").copy().millisLeft()).hasValue(2_000);
        // Twenty steps' worth, half of it (99 of 100 for the bytes), of 19 + the others.
        assertThat(state.progress()).isEqualTo(20 * 0.99 * 0.5 / (all + 19), within(1e-9));
        ended("db2/copy", true, 4_000);
        assertThat(state.progress()).isEqualTo(20.0 / (all + 19), within(1e-9));
    }

    @Test
    void aFailureIsItsStepsAndASecondTryForgetsIt() {
        Failure refused = new Failure.Refused("10.0.0.2", "replication-login", List.of("x"), "no pg_hba.conf entry");
        started("db2/login", 1);
        failed("db2/login", refused);
        assertThat(of("db2/login").phase()).isEqualTo(StepState.Phase.FAILED);
        assertThat(state.failures()).containsExactly(refused);
        started("db2/login", 2);
        assertThat(state.failures()).isEmpty();
        assertThat(of("db2/login").phase()).isEqualTo(StepState.Phase.RUNNING);
    }

    @Test
    void aPersonsStopIsNoFailure() {
        started("db2/login", 1);
        failed("db2/login", new Failure.Cancelled("10.0.0.2"));
        failed("db2/copy", new Failure.Cancelled("10.0.0.2"));
        assertThat(of("db2/login").phase()).isEqualTo(StepState.Phase.STOPPED);
        assertThat(of("db2/copy").phase()).as("never begun").isEqualTo(StepState.Phase.WAITING);
        assertThat(state.failures()).isEmpty();
    }

    @Test
    void troubleOutsideAnyStepIsKeptApart() {
        Failure lost = new Failure.ConnectionLost("10.0.0.2", "reset");
        failed("db2/open", lost);
        assertThat(state.troubles()).containsExactly(new RunState.Trouble("db2/open", DB2, lost));
        assertThat(state.failures()).containsExactly(lost);
    }

    @Test
    void theEndHasItsStatus() {
        state = state.apply(new RunEvent.Started(5, "r1", RunEvent.Direction.APPLY, false, 9));
        assertThat(state.startedAt()).isEqualTo(5);
        assertThat(state.end()).isEmpty();
        state = state.apply(new RunEvent.Finished(25, "r1", RunStatus.FAILED, 20));
        assertThat(state.end()).hasValue(new RunState.End(25, RunStatus.FAILED, 20));
    }

    @Test
    void aRunThatGoesOnBeginsWithWhatStands() {
        Journals.RunRecord record =
                record(List.of("db1/role", "db1/conf", "db1/reload"), List.of("db1/role", "db1/conf"));
        RunState resumed = RunState.resuming(record);
        assertThat(resumed.over()).isEqualTo(2);
        assertThat(resumed.step("db1/conf").orElseThrow().phase()).isEqualTo(StepState.Phase.ALREADY);
        assertThat(resumed.step("db1/reload").orElseThrow().phase()).isEqualTo(StepState.Phase.WAITING);
    }

    @Test
    void anUndoHasTheStepsThatWereBegunBackwards() {
        state = RunState.undoing(
                record(List.of("db1/role", "db1/conf", "db2/passfile", "db2/login", "db2/copy"), List.of("db1/role")));
        assertThat(state.lane(DB2).orElseThrow().steps())
                .extracting(s -> s.step().id())
                .as("a login test has nothing to take back")
                .containsExactly("db2/copy", "db2/passfile");
        started("db2/copy", 1);
        ended("db2/copy", true, 3);
        assertThat(of("db2/copy").phase()).isEqualTo(StepState.Phase.UNDONE);
        assertThat(state.over()).isEqualTo(1);
    }

    private Journals.RunRecord record(List<String> begun, List<String> ended) {
        return new Journals.RunRecord(
                "r1",
                "key",
                0,
                RunStatus.FAILED,
                new Planned().plan.build(),
                changes,
                begun,
                ended,
                List.of(),
                List.of());
    }

    // What serves, what stands still.

    @Test
    void theStandbysServerIsStoppedFromItsStopToItsStart() {
        assertThat(Serving.of(state, DB2)).isEqualTo(Serving.FORMER);
        assertThat(Serving.of(state, DB1)).isEqualTo(Serving.SERVES);
        started("db2/stop", 1);
        assertThat(Serving.of(state, DB2)).isEqualTo(Serving.STOPPED);
        ended("db2/stop", true, 1);
        assertThat(Serving.of(state, DB2)).isEqualTo(Serving.STOPPED);
        done("db2/swap", "db2/start");
        assertThat(Serving.of(state, DB2)).isEqualTo(Serving.STANDBY);
    }

    @Test
    void thePrimaryDoesNotServeWhileItRestarts() {
        started("db1/restart", 1);
        assertThat(Serving.of(state, DB1)).isEqualTo(Serving.RESTARTING);
        ended("db1/restart", true, 1);
        assertThat(Serving.of(state, DB1)).isEqualTo(Serving.SERVES);
        started("db1/restart", 1);
        failed("db1/restart", new Failure.Refused("10.0.0.1", "restart-failed", List.of(), ""));
        assertThat(Serving.of(state, DB1)).as("ask it").isEqualTo(Serving.UNKNOWN);
    }

    @Test
    void undoneBackwards() {
        List<String> all = changes.steps().map(Step::id).toList();
        state = RunState.undoing(record(all, all));
        assertThat(Serving.of(state, DB2)).isEqualTo(Serving.STANDBY);
        assertThat(Interruption.of(state).slots()).as("the standby uses it").isEmpty();
        done("db2/streaming", "db2/start");
        assertThat(Serving.of(state, DB2)).isEqualTo(Serving.STOPPED);
        assertThat(Interruption.of(state).slots()).containsExactly("db2");
        done("db2/swap", "db2/conf", "db2/stop");
        assertThat(Serving.of(state, DB2)).isEqualTo(Serving.FORMER);
        done("db1/slot-db2");
        assertThat(Interruption.of(state).slots()).isEmpty();
    }

    @Test
    void whatAnInterruptionDuringTheCopyMeans() {
        done("db1/role", "db1/slot-db2", "db2/passfile", "db2/login");
        started("db2/copy", 1);
        Interruption now = Interruption.of(state);
        assertThat(now.copying()).containsExactly(DB2);
        assertThat(now.slots()).containsExactly("db2");
        assertThat(now.dropped()).as("a cancelled copy drops its own").containsExactly("db2");
        assertThat(now.stopped()).isEmpty();
        assertThat(now.left()).isEqualTo(now.all() - 4);
    }

    @Test
    void whatAnInterruptionAfterTheStopMeans() {
        done("db1/slot-db2", "db2/copy", "db2/finish", "db2/stop");
        Interruption now = Interruption.of(state);
        assertThat(now.stopped()).containsExactly(DB2);
        assertThat(now.slots()).containsExactly("db2");
        assertThat(now.dropped()).isEmpty();
        assertThat(now.copying()).isEmpty();
        done("db2/swap", "db2/start", "db2/streaming");
        assertThat(Interruption.of(state).slots()).as("somebody uses it now").isEmpty();
    }

    @Test
    void aSlotThatAStepDroppedAgainKeepsNothing() {
        done("db1/slot-db2");
        started("db2/copy", 1);
        state = state.apply(new RunEvent.Output(2, "db2/copy", DB2, "slot-dropped db2"));
        assertThat(state.droppedSlots()).isEqualTo(Set.of("db2"));
        assertThat(Interruption.of(state).slots()).isEmpty();
    }

    @Test
    void theSlotsLimitIsTheOneThatTheRunSets() {
        Planned planned = new Planned();
        planned.plan.settings.put("max_slot_wal_keep_size", "2GB");
        assertThat(Interruption.slotLimit(planned.changes())).hasValue(2L << 30);
    }
}
