package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planned;

/** What a journal comes to, however often a run was begun, stopped, gone on with and taken back. */
class RunRecordsTest {
    private final List<JournalEntry> journal = new ArrayList<>(List.of(opened()));

    private static JournalEntry opened() {
        Planned pair = new Planned();
        ReplicationPlan plan = pair.plan.build();
        ChangeSet changes = pair.changes(plan);
        return new JournalEntry.Opened(1, changes.runId(), Journals.keyOf(plan), plan, changes);
    }

    private void begun(String step) {
        journal.add(new JournalEntry.Begun(2, step));
    }

    private void ended(String step) {
        journal.add(new JournalEntry.Ended(3, step, true, Map.of(), 1));
    }

    private void failed(String step, String key) {
        journal.add(new JournalEntry.Failed(3, step, key, "", java.util.Optional.empty()));
    }

    private void undone(String step) {
        journal.add(new JournalEntry.UndoBegun(4, step));
        journal.add(new JournalEntry.UndoEnded(5, step));
    }

    private Journals.RunRecord record() {
        return Journals.RunRecord.of(journal);
    }

    @Test
    void aRunThatStoppedAnywhereIsUnfinished() {
        assertThat(record().status()).isEqualTo(RunStatus.UNFINISHED);
        begun("db1/role");
        ended("db1/role");
        begun("db1/conf");
        assertThat(record().status()).isEqualTo(RunStatus.UNFINISHED);
        assertThat(record().begun()).containsExactly("db1/role", "db1/conf");
        assertThat(record().ended()).containsExactly("db1/role");
        journal.add(new JournalEntry.Closed(9, RunStatus.FAILED));
        assertThat(record().status()).isEqualTo(RunStatus.FAILED);
        begun("db1/conf");
        assertThat(record().status()).isEqualTo(RunStatus.UNFINISHED);
    }

    @Test
    void aStepThatIsDoneAgainIsNotEndedBeforeItEnds() {
        begun("db1/restart");
        ended("db1/restart");
        begun("db1/restart");
        assertThat(record().ended()).isEmpty();
    }

    @Test
    void aStepThatWasTakenBackAndDoneAgainIsToBeTakenBackAgain() {
        begun("db1/conf");
        ended("db1/conf");
        undone("db1/conf");
        assertThat(record().undone()).containsExactly("db1/conf");
        begun("db1/conf");
        assertThat(record().undone()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refused.role-appeared",
                "refused.role-attributes",
                "refused.slot-appeared",
                "refused.slot-logical"
            })
    void rule15_somebodyElsesThingInAStepsPlaceIsNotTheRunsOwn(String refusal) {
        begun("db1/role");
        failed("db1/role", refusal);
        assertThat(record().begun())
                .as("else the next apply would set its password, and an undo would drop it")
                .isEmpty();
    }

    @Test
    void rule15_butWhatAnEarlierTryMadeStaysTheRunsOwn() {
        begun("db1/role");
        begun("db1/role");
        failed("db1/role", "refused.role-attributes");
        assertThat(record().begun())
                .as("the first try was cut off, perhaps after it")
                .containsExactly("db1/role");
    }
}
