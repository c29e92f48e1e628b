package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.FakePractice;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Sheets;
import org.standbywizard.ui.model.WizardModel;

/** The window's practice lab without a toolkit and without a lab. */
class PractisingTest {
    @TempDir
    Path home;

    private final FakePractice practice = new FakePractice();
    private final FakeFrame frame = new FakeFrame();
    private final Sheets sheets = new Sheets();
    private final List<Runnable> soon = new ArrayList<>();
    private final List<PracticeFace> faces = new ArrayList<>();
    private boolean busy;
    private WizardModel model;
    private Habits habits;
    private Practising practising;

    @BeforeEach
    void make() {
        Services services = TestServices.in(home);
        model = new WizardModel(services);
        habits = new Habits(services.preferences(), services.work(), Remembered.NOTHING);
        PlanKeeper keeper = new PlanKeeper(model, habits, sheets, Optional::empty);
        practising = new Practising(
                new Practising.Around(model, keeper, habits, sheets, frame, frame, practice, () -> busy, soon::add));
        practising.face().addListener((observed, was, is) -> faces.add(is));
    }

    private void start() {
        practising.open();
        practising.begin();
    }

    private void choose(String key) {
        sheets.choose(sheets.shown().get().orElseThrow().choices().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow());
    }

    private String asked() {
        return sheets.shown().get().map(sheet -> sheet.key()).orElse("");
    }

    @Test
    void theNewestWithOneStandbyIsWhatIsOffered() {
        practising.open();
        assertThat(faces).containsExactly(new PracticeFace.Looking(), new PracticeFace.Choosing(practice.versions));
        assertThat(practising.version().get()).contains(FakePractice.NEWEST);
        practising.begin();
        assertThat(practice.done).containsExactly("start 18.6 1");
    }

    @Test
    void aLabThatIsReadyHasItsPlanOpenAndNothingToSave() {
        start();
        FakePractice.Lab lab = practice.labs.get(0);
        assertThat(practising.lab().get()).containsSame(lab);
        assertThat(model.plan().get().get().primary().id().name()).isEqualTo("primary");
        assertThat(model.file().get()).contains(lab.file());
        assertThat(frame.went).containsExactly("PRIMARY");
        assertThat(practising.face().get()).isEqualTo(new PracticeFace.Away());
        assertThat(habits.recent()).as("it is gone another day").isEmpty();
        model.run().set(Optional.empty());
        new PlanKeeper(model, habits, sheets, Optional::empty).beforeLosing(() -> frame.went.add("closed"));
        assertThat(frame.went).endsWith("closed");
    }

    @Test
    void whatIsMissingIsDownloadedFirst() {
        practising.open();
        practising.version().set(Optional.of(FakePractice.MISSING));
        practising.standbys().set(3);
        assertThat(practice.done).as("not before it is agreed to").isEmpty();
        practising.begin();
        assertThat(practice.done).containsExactly("fetch 17.11", "start 17.11 3");
        assertThat(faces)
                .contains(
                        new PracticeFace.Fetching(FakePractice.ARCHIVE, 0),
                        new PracticeFace.Fetching(FakePractice.ARCHIVE, 5_000_000),
                        new PracticeFace.Starting(PracticeLab.Stage.STARTING));
    }

    @Test
    void whereThereCanBeNoLabItIsSaidAndNotTriedAgain() {
        practice.noVersions = Optional.of(FakePractice.refused("lab-windows", "Windows 11", "amd64"));
        practising.open();
        assertThat(practising.face().get()).isEqualTo(new PracticeFace.Failed(practice.noVersions.get(), false));
        practising.begin();
        assertThat(practice.done).isEmpty();
    }

    @Test
    void aStartThatFailsMayBeTriedAgain() {
        practice.noStart = Optional.of(FakePractice.refused("lab-start", "18.6"));
        start();
        assertThat(practising.face().get()).isEqualTo(new PracticeFace.Failed(practice.noStart.get(), true));
        practice.noStart = Optional.empty();
        start();
        assertThat(practising.lab().get()).isPresent();
    }

    @Test
    void whatIsCancelledIsGoneWithoutAWord() {
        practice.meanwhile = cancellation -> {
            practising.cancel();
            assertThat(practising.face().get()).isEqualTo(new PracticeFace.Cancelling());
            throw new FailureException(new Failure.Cancelled("practice"));
        };
        start();
        assertThat(practising.face().get()).isEqualTo(new PracticeFace.Away());
        assertThat(practising.lab().get()).isEmpty();
        assertThat(frame.went).isEmpty();
    }

    /** The lab was ready at the very moment when it was cancelled. */
    @Test
    void aLabThatComesAfterItWasCancelledIsEnded() {
        practice.meanwhile = cancellation -> practising.cancel();
        start();
        assertThat(practice.done).containsExactly("start 18.6 1", "end 1");
        assertThat(practising.face().get()).isEqualTo(new PracticeFace.Away());
        assertThat(practising.lab().get()).isEmpty();
    }

    @Test
    void whatWasEnteredIsAskedAboutOnceAndBefore() {
        model.primary().set("host", "db1");
        start();
        assertThat(asked()).isEqualTo("unsaved");
        assertThat(practice.done).isEmpty();
        choose("discard");
        assertThat(sheets.shown().get()).isEmpty();
        assertThat(frame.went).containsExactly("PRIMARY");
    }

    @Test
    void aSecondClickOffersToGoOn() {
        start();
        model.open(PlanDraft.EMPTY, Optional.empty());
        practising.open();
        assertThat(practising.face().get()).isEqualTo(new PracticeFace.There());
        practising.goOn();
        assertThat(model.file().get()).contains(practice.labs.get(0).file());
        assertThat(practice.done).containsExactly("start 18.6 1");
    }

    @Test
    void orToBeginAnewWhichEndsTheFirst() {
        start();
        practising.open();
        practising.anew();
        practising.begin();
        assertThat(asked()).isEqualTo("practice-anew");
        assertThat(practice.done).containsExactly("start 18.6 1");
        choose("anew");
        assertThat(practice.done).containsExactly("start 18.6 1", "end 1", "start 18.6 1");
        assertThat(model.file().get()).contains(practice.labs.get(1).file());
    }

    @Test
    void rowsAreWrittenAsManyAsAreWantedAndCounted() {
        start();
        FakePractice.Lab lab = practice.labs.get(0);
        assertThat(lab.rate).isZero();
        practising.load().on().set(true);
        assertThat(lab.rate).isEqualTo(100);
        practising.load().rate().set(5000);
        assertThat(lab.rate).isEqualTo(5000);
        lab.written = 777;
        assertThat(soon).hasSize(1);
        soon.remove(0).run();
        assertThat(practising.load().written().get()).isEqualTo(777);
        assertThat(soon).as("again in a second").hasSize(1);
        practising.load().on().set(false);
        assertThat(lab.rate).isZero();
        soon.remove(0).run();
        assertThat(soon).isEmpty();
    }

    @Test
    void aResetForgetsWhatWasFoundAndDone() {
        start();
        practising.load().on().set(true);
        model.primary().set("superuser", "other");
        practising.reset();
        assertThat(asked()).isEqualTo("practice-reset");
        choose("keep");
        assertThat(practice.done).doesNotContain("reset 1");
        practising.reset();
        choose("reset");
        assertThat(practice.done).contains("reset 1");
        assertThat(practising.load().on().get()).isFalse();
        assertThat(practising.doing().get()).isEqualTo(Practising.Doing.NOTHING);
        assertThat(model.primary().text("superuser")).isEmpty();
        assertThat(frame.went).containsExactly("PRIMARY", "PRIMARY");
    }

    @Test
    void stoppingTakesItsPlanAwayToo() {
        start();
        practising.stop();
        choose("stop");
        assertThat(practice.done).endsWith("end 1");
        assertThat(practising.lab().get()).isEmpty();
        assertThat(model.file().get()).isEmpty();
        assertThat(model.plan().get().isValid()).isFalse();
        assertThat(frame.went).endsWith("START");
    }

    @Test
    void anotherPlanThatIsOpenStaysWhenTheLabIsStopped() {
        start();
        model.open(practice.labs.get(0).plan().with("primary.host", "db1"), Optional.of(home.resolve("own.json")));
        practising.stop();
        choose("stop");
        assertThat(model.file().get()).contains(home.resolve("own.json"));
    }

    @Test
    void nothingIsTakenFromUnderARun() {
        start();
        busy = true;
        practising.reset();
        assertThat(asked()).isEqualTo("practice-busy");
        choose("keep");
        practising.stop();
        assertThat(asked()).isEqualTo("practice-busy");
        choose("keep");
        practising.anew();
        practising.begin();
        assertThat(asked()).isEqualTo("practice-busy");
        choose("keep");
        assertThat(practice.done).containsExactly("start 18.6 1");
    }

    @Test
    void theLabEndsWithTheWindow() {
        start();
        assertThat(practising.warning(Messages.of(java.util.Locale.ENGLISH))).isEmpty();
        practising.closed();
        assertThat(practice.done).doesNotContain("end 1");
        assertThat(practising.ended()).isCompleted();
        assertThat(practice.done).endsWith("end 1");
    }

    @Test
    void aLabThatIsOnItsWayEndsWithTheWindowToo() {
        practice.meanwhile = cancellation -> {
            practising.closed();
            assertThat(cancellation.isCancelled()).isFalse();
        };
        start();
        assertThat(practising.ended()).isCompleted();
        assertThat(practice.done).containsExactly("start 18.6 1", "end 1");
        assertThat(frame.went).isEmpty();
    }
}
