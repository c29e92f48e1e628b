package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.learn.LabState;
import org.standbywizard.ui.FakeBench;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.FakePractice;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.PracticeBench.Answer;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Sheet;
import org.standbywizard.ui.model.Sheets;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Exercising.Verdict;

/** Exercises in the window without a toolkit and without servers. */
class ExercisingTest {
    @TempDir
    Path home;

    private final FakePractice practice = new FakePractice();
    private final FakeFrame frame = new FakeFrame();
    private final Sheets sheets = new Sheets();
    private boolean busy;
    private WizardModel model;
    private Habits habits;
    private Practising practising;
    private Exercising exercising;

    @BeforeEach
    void make() {
        Services services = TestServices.in(home);
        model = new WizardModel(services);
        habits = new Habits(services.preferences(), services.work(), Remembered.NOTHING);
        PlanKeeper keeper = new PlanKeeper(model, habits, sheets, Optional::empty);
        practising = new Practising(new Practising.Around(
                model, keeper, habits, sheets, frame, frame, practice, () -> busy, new ArrayList<Runnable>()::add));
        exercising = practising.exercising();
        practising.open();
        practising.begin();
        practice.done.clear();
    }

    private FakeBench bench() {
        return practice.labs.get(0).bench;
    }

    private Verdict verdict() {
        return exercising.verdict().get();
    }

    private void choose(String key) {
        sheets.choose(sheets.shown().get().orElseThrow().choices().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow());
    }

    /** A lesson asks first, and nothing goes on in the exercises afterwards. */
    @Test
    void theLabIsBroughtToWhereALessonStarts() {
        exercising.inject();
        exercising.startLesson(LabState.PREPARED, "the primary ready");
        assertThat(sheets.shown().get()).hasValueSatisfying(sheet -> {
            assertThat(sheet.key()).isEqualTo("practice-lesson");
            assertThat(sheet.values()).containsExactly("the primary ready");
        });
        choose("keep");
        assertThat(practice.done).doesNotContain("set up prepared");
        exercising.startLesson(LabState.PREPARED, "the primary ready");
        choose("bring");
        assertThat(practice.done).contains("set up prepared");
        assertThat(exercising.injected().get()).isEmpty();
        assertThat(practising.doing().get()).isEqualTo(Practising.Doing.NOTHING);
    }

    /** Whoever reads a lesson does not see the desk of the exercises. */
    @Test
    void whatFailsOnTheWayToALessonIsANotice() {
        bench().failure = Optional.of(FakePractice.refused("lab-set-up"));
        exercising.startLesson(LabState.COPIED, "the copies");
        choose("bring");
        assertThat(frame.failures).containsExactly(FakePractice.refused("lab-set-up"));
        assertThat(verdict()).isEqualTo(new Verdict.None());
        assertThat(practising.doing().get()).isEqualTo(Practising.Doing.NOTHING);
    }

    @Test
    void fromTheStoryToTheRepair() {
        exercising.choose("04-slot-missing");
        assertThat(verdict()).isEqualTo(new Verdict.None());
        exercising.inject();
        assertThat(verdict()).isEqualTo(new Verdict.Injected());
        assertThat(exercising.injected().get()).contains("04-slot-missing");
        exercising.hint();
        exercising.check();
        assertThat(verdict()).isEqualTo(new Verdict.Wrong(List.of(FakeBench.NO_STREAM)));
        assertThat(exercising.hints().get()).isEqualTo(1);
        assertThat(exercising.explained().get()).isFalse();
        assertThat(exercising.isDone("04-slot-missing")).isFalse();
        bench().wrong = List.of();
        exercising.check();
        assertThat(verdict()).isEqualTo(new Verdict.Mended());
        assertThat(exercising.explained().get()).isTrue();
        assertThat(exercising.injected().get()).isEmpty();
        assertThat(habits.exercises()).containsExactly("04-slot-missing");
        assertThat(practice.done)
                .containsExactly("inject 04-slot-missing", "check 04-slot-missing", "check 04-slot-missing");
    }

    @Test
    void nothingIsPutIntoAPairThatDoesNotWork() {
        bench().wrong = List.of(FakeBench.NO_STREAM);
        exercising.inject();
        assertThat(verdict()).isEqualTo(new Verdict.NotSetUp(List.of(FakeBench.NO_STREAM)));
        assertThat(exercising.injected().get()).isEmpty();
    }

    /** What works because nobody broke it is no exercise done. */
    @Test
    void anExerciseThatWasNotPutInIsNotDone() {
        exercising.check();
        assertThat(habits.exercises()).isEmpty();
    }

    @Test
    void theOpenOneIsForgottenWhenAnotherIsOpenedButNotItsFault() {
        exercising.inject();
        exercising.hint();
        exercising.explain();
        exercising.choose("08-promoted");
        assertThat(exercising.hints().get()).isZero();
        assertThat(exercising.explained().get()).isFalse();
        assertThat(exercising.injected().get()).contains("01-rule-missing");
        exercising.choose("01-rule-missing");
        assertThat(verdict()).isEqualTo(new Verdict.Injected());
    }

    @Test
    void thePairIsSetUpAnewOnlyWhenAsked() {
        exercising.inject();
        exercising.setUp();
        assertThat(practice.done).doesNotContain("set up streaming");
        choose("keep");
        assertThat(practice.done).doesNotContain("set up streaming");
        practising.load().on().set(true);
        exercising.setUp();
        choose("set-up");
        assertThat(practice.done).contains("set up streaming");
        assertThat(exercising.injected().get()).isEmpty();
        assertThat(practising.load().on().get()).isFalse();
        assertThat(practising.doing().get()).isEqualTo(Practising.Doing.NOTHING);
        assertThat(model.checked().get()).isEmpty();
        assertThat(frame.went).as("the person stays where they are").containsExactly("PRIMARY");
    }

    @Test
    void nothingIsDoneWhileARunGoesOn() {
        busy = true;
        exercising.inject();
        assertThat(practice.done).isEmpty();
        assertThat(sheets.shown().get().map(Sheet::key)).contains("practice-busy");
        choose("keep");
        exercising.setUp();
        assertThat(sheets.shown().get().map(Sheet::key)).contains("practice-busy");
    }

    @Test
    void aFailureIsTold() {
        bench().failure = Optional.of(FakePractice.refused("lab-exercise"));
        exercising.inject();
        assertThat(verdict()).isEqualTo(new Verdict.Failed(bench().failure.get()));
        assertThat(practising.doing().get()).isEqualTo(Practising.Doing.NOTHING);
    }

    @Test
    void aResetTakesTheFaultAway() {
        exercising.inject();
        practising.reset();
        choose("reset");
        assertThat(exercising.injected().get()).isEmpty();
        assertThat(verdict()).isEqualTo(new Verdict.None());
    }

    @Test
    void theDeskGoesWithTheLab() {
        exercising.open().set(true);
        practising.stop();
        choose("stop");
        assertThat(exercising.open().get()).isFalse();
        assertThat(exercising.names()).isEmpty();
    }

    @Test
    void statementsGoToTheServerThatIsChosen() {
        SqlDesk sql = exercising.sql();
        assertThat(sql.hosts()).containsExactly("primary", "standby1");
        sql.primary().text().set("  SELECT 1;\n");
        sql.primary().run();
        sql.standby().text().set("SELECT 2");
        sql.standby().run();
        sql.standby().text().set("  ");
        sql.standby().run();
        assertThat(practice.done).containsExactly("primary: SELECT 1;", "standby1: SELECT 2");
        assertThat(sql.primary().result().get()).contains(new SqlDesk.Result.Said("primary", bench().answer));
        bench().answer = new Answer.Refused("42601", "ERROR:  syntax error");
        sql.primary().run();
        assertThat(sql.primary().result().get()).contains(new SqlDesk.Result.Said("primary", bench().answer));
        assertThat(sql.primary().running().get()).isFalse();
    }
}
