package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** A run of two servers stopped after its slot was made: the slot alone goes, and the run can go on. */
class TakeBackTest {
    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final FakePlan plan = new FakePlan(pair);
    private final Cancellation cancellation = new Cancellation();
    private final List<RunEvent> events = new ArrayList<>();

    private Journals journals() {
        return new FileJournals(new AppDirs(home));
    }

    private Sessions sessions() {
        return new Sessions(pair, plan.plan().servers());
    }

    private RunStatus run(Journal journal) {
        Runner runner = new Runner(
                Runnable::run, pair, (source, purpose) -> null, Clock.systemUTC(), LockTerms.of("tester@desk"));
        try (Sessions sessions = sessions()) {
            return runner.run(journal, sessions, Gate.OPEN, events::add, cancellation);
        }
    }

    private Undoer undoer() {
        return new Undoer(
                Runnable::run, pair, (source, purpose) -> null, Clock.systemUTC(), LockTerms.of("tester@desk"));
    }

    private Journals.RunRecord stoppedBeforeTheSwap() {
        pair.two.failing.put("swap.sh", FakeServer.failed(1, "in the way"));
        var changes = plan.changes();
        try (Journal journal = journals()
                .create(new JournalEntry.Opened(
                        1, changes.runId(), Journals.keyOf(plan.plan()), plan.plan(), changes))) {
            assertThat(run(journal)).isEqualTo(RunStatus.FAILED);
        }
        pair.two.failing.clear();
        return journals().runs().get(0);
    }

    @Test
    void theSlotGoesAndNothingElse() {
        Journals.RunRecord record = stoppedBeforeTheSwap();
        assertThat(pair.one.slots).containsExactly("db2");
        try (Journal journal = journals().open(record.runId());
                Sessions sessions = sessions()) {
            assertThat(undoer().takeBack(journal, sessions, List.of("db1/slot-db2"), cancellation))
                    .isEmpty();
            assertThat(Stopped.of(journal.entries(), java.util.Set.of()).slots())
                    .isEmpty();
        }
        assertThat(pair.one.slots).isEmpty();
        assertThat(pair.one.roles).containsExactly("replicator");
        Journals.RunRecord after = journals().runs().get(0);
        assertThat(after.status()).isEqualTo(RunStatus.FAILED);
        assertThat(after.undone()).containsExactly("db1/slot-db2");
    }

    @Test
    void aRunThatGoesOnMakesItAgain() {
        Journals.RunRecord record = stoppedBeforeTheSwap();
        try (Journal journal = journals().open(record.runId());
                Sessions sessions = sessions()) {
            undoer().takeBack(journal, sessions, List.of("db1/slot-db2"), cancellation);
        }
        try (Journal journal = journals().open(record.runId())) {
            assertThat(run(journal)).as(events.toString()).isEqualTo(RunStatus.DONE);
        }
        assertThat(pair.one.slots).containsExactly("db2");
    }

    @Test
    void aSlotThatCannotBeDroppedIsToldAndStands() {
        Journals.RunRecord record = stoppedBeforeTheSwap();
        pair.one.slotsStick = true;
        try (Journal journal = journals().open(record.runId());
                Sessions sessions = sessions()) {
            assertThat(undoer().takeBack(journal, sessions, List.of("db1/slot-db2"), cancellation))
                    .get()
                    .isInstanceOf(Failure.SqlFailed.class);
            assertThat(Stopped.of(journal.entries(), java.util.Set.of()).slots())
                    .containsExactly("db2");
        }
    }

    /** The line is lost when all is taken back but the run's directories: no fault of the program, and undo goes on. */
    @Test
    void anUndoWhoseLastActIsCutOffIsDoneAgain() {
        Journals.RunRecord record = stoppedBeforeTheSwap();
        pair.two.failing.put("close-run.sh", FakeServer.failed(1, "Read-only file system"));
        try (Journal journal = journals().open(record.runId());
                Sessions sessions = sessions()) {
            assertThat(undoer().undo(journal, sessions, events::add, cancellation))
                    .isEqualTo(RunStatus.FAILED);
        }
        assertThat(events)
                .filteredOn(RunEvent.StepFailed.class::isInstance)
                .extracting(event -> ((RunEvent.StepFailed) event).step())
                .contains("db2/close");
        pair.two.failing.clear();
        try (Journal journal = journals().open(record.runId());
                Sessions sessions = sessions()) {
            assertThat(undoer().undo(journal, sessions, events::add, cancellation))
                    .isEqualTo(RunStatus.UNDONE);
        }
    }

    @Test
    void anUndoCanBeAskedBeforehandWhatForbidsIt() {
        var changes = plan.changes();
        try (Journal journal = journals()
                .create(new JournalEntry.Opened(
                        1, changes.runId(), Journals.keyOf(plan.plan()), plan.plan(), changes))) {
            assertThat(run(journal)).isEqualTo(RunStatus.DONE);
        }
        Journals.RunRecord record = journals().runs().get(0);
        try (Sessions sessions = sessions()) {
            assertThat(undoer().look(record, sessions, cancellation)).isEmpty();
            pair.two.follows = null;
            assertThat(undoer().look(record, sessions, cancellation))
                    .extracting(Failure::key)
                    .containsExactly("refused.undo-promoted");
        }
        assertThat(pair.one.slots).as("it only looked").containsExactly("db2");
    }
}
