package org.standbywizard.ui.page.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.DraftOfPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.RunStatus;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.FakePractice;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Sheets;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.Practising;

class StartModelTest {
    @TempDir
    Path home;

    private final SomeRuns runs = new SomeRuns();
    private final FakeFrame frame = new FakeFrame();
    private final Sheets sheets = new Sheets();
    private WizardModel model;
    private StartModel start;
    private String key;

    @BeforeEach
    void make() {
        Services services = TestServices.with(TestServices.in(home), runs);
        model = new WizardModel(services);
        Habits habits = new Habits(services.preferences(), services.work(), Remembered.NOTHING);
        PlanKeeper keeper = new PlanKeeper(model, habits, sheets, Optional::empty);
        Practising practising = new Practising(new Practising.Around(
                model, keeper, habits, sheets, frame, frame, new FakePractice(), () -> false, Runnable::run));
        start = new StartModel(model, keeper, habits, frame, practising);
        key = Journals.keyOf(runs.plan());
    }

    private List<RunRow> rows() {
        start.refresh();
        return ((Runs.Known) start.runs().get()).rows();
    }

    private Path planFile() {
        Path file = home.resolve("pair.json");
        assertThat(model.services()
                        .plans()
                        .write(file, DraftOfPlan.of(runs.plan()))
                        .isValid())
                .isTrue();
        return file;
    }

    @Test
    void aChoiceSetsTheIntentAndGoesOn() {
        assertThat(start.mark().get()).isEqualTo(Mark.TO_COME);
        start.choose(Intent.CHECK);
        assertThat(model.intent().get()).isEqualTo(Intent.CHECK);
        assertThat(frame.went).containsExactly("PRIMARY");
        assertThat(start.mark().get()).isEqualTo(Mark.DONE);
    }

    @Test
    void onlyTheNewestStandingRunOfAPrimaryGoesOnOrIsTakenBack() {
        runs.add("r1", key, RunStatus.DONE, 99);
        runs.add("r2", key, RunStatus.FAILED, 3);
        runs.add("r3", key, RunStatus.UNDONE, 3);
        runs.add("r4", "other|22|", RunStatus.DONE, 99);
        List<RunRow> rows = rows();
        assertThat(rows).extracting(row -> row.run().runId()).containsExactly("r4", "r3", "r2", "r1");
        assertThat(rows).extracting(RunRow::resumable).containsExactly(false, false, true, false);
        assertThat(rows).extracting(RunRow::undoable).containsExactly(true, false, true, false);
    }

    @Test
    void aRunSaysHowFarItCame() {
        runs.add("r1", key, RunStatus.CANCELLED, 3);
        RunRow row = rows().get(0);
        assertThat(row.primary()).isEqualTo("db1");
        assertThat(row.standbys()).containsExactly("db2");
        assertThat(row.standing()).isEqualTo(3);
        assertThat(row.steps()).isGreaterThan(10);
        assertThat(row.maybeCopying()).isFalse();
    }

    @Test
    void aCopyWhoseEndNobodySawMayGoOn() {
        runs.addCopying("r1");
        assertThat(rows().get(0).maybeCopying()).isTrue();
    }

    @Test
    void resumingShowsThePlanOfTheRun() {
        RunRecord run = runs.add("r1", key, RunStatus.FAILED, 3);
        start.resume(run);
        assertThat(model.run().get()).contains(new RunRequest.Resume(run));
        assertThat(model.plan().get().get().servers()).isEqualTo(run.plan().servers());
        assertThat(model.intent().get()).isEqualTo(Intent.SET_UP);
        assertThat(frame.went).containsExactly("APPLY");
    }

    @Test
    void anUndoTakesTheWholeChain() {
        runs.add("r1", key, RunStatus.DONE, 99);
        RunRecord second = runs.add("r2", key, RunStatus.DONE, 2);
        runs.add("r3", "other|22|", RunStatus.DONE, 2);
        start.undo(second);
        assertThat(model.undoing().get()).extracting(RunRecord::runId).containsExactly("r1", "r2");
        assertThat(model.run().get())
                .as("nothing is done before that page's consent")
                .isEmpty();
        assertThat(frame.went).containsExactly("UNDO");
    }

    @Test
    void anotherPlanThatWasTypedIsNotLostToARun() {
        model.primary().set("host", "typed");
        RunRecord run = runs.add("r1", key, RunStatus.FAILED, 3);
        start.resume(run);
        assertThat(sheets.shown().get()).isPresent();
        assertThat(model.run().get()).isEmpty();
        assertThat(frame.went).isEmpty();
    }

    @Test
    void aPlanWithAnUnfinishedRunStaysToTellOfIt() {
        runs.add("r1", key, RunStatus.UNFINISHED, 3);
        start.open(planFile());
        assertThat(frame.went).isEmpty();
        assertThat(start.unfinished().orElseThrow().run().runId()).isEqualTo("r1");
    }

    @Test
    void aPlanWithoutOneGoesOnToItsServers() {
        runs.add("r1", "other|22|", RunStatus.UNFINISHED, 3);
        start.open(planFile());
        assertThat(frame.went).containsExactly("PRIMARY");
        assertThat(start.unfinished()).as("of another primary").isEmpty();
    }

    @Test
    void withoutAPlanTheNewestUnfinishedRunIsToldOf() {
        runs.add("r1", "other|22|", RunStatus.FAILED, 3);
        runs.add("r2", "third|22|", RunStatus.DONE, 99);
        start.refresh();
        assertThat(start.unfinished().orElseThrow().run().runId()).isEqualTo("r1");
    }

    @Test
    void journalsThatCannotBeReadAreSaid() {
        runs.broken = new FailureException(
                new Failure.Refused("this computer", "journal-damaged", List.of("/runs/r1", "2"), ""));
        start.refresh();
        assertThat(start.runs().get()).isEqualTo(new Runs.Unreadable(runs.broken.failure()));
    }

    @Test
    void aFileThatIsNoPlanIsSaidHere() throws Exception {
        start.open(Files.writeString(home.resolve("no.json"), "hello"));
        assertThat(start.trouble().get()).isPresent();
        assertThat(frame.went).isEmpty();
        assertThat(start.mark().get()).isEqualTo(Mark.TO_COME);
    }
}
