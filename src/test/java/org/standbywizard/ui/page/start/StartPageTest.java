package org.standbywizard.ui.page.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.plan.DraftOfPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.report.Page;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunStatus;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.FakePractice;
import org.standbywizard.ui.LivePage;
import org.standbywizard.ui.LivePage.Face;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Sheets;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Practising;

/** The first page in a window, in every face. */
class StartPageTest {
    private static final Face USUAL = new Face(java.util.Locale.ENGLISH, false);

    @TempDir
    Path home;

    private final SomeRuns runs = new SomeRuns();
    private final FakePractice practice = new FakePractice();
    private final Sheets sheets = new Sheets();
    private final List<Runnable> later = new ArrayList<>();
    private Practising practising;
    private WizardModel model;
    private Habits habits;
    private LivePage page;

    private void show(Face face) {
        Services services = TestServices.with(TestServices.in(home), runs);
        model = PageStage.onFx(() -> new WizardModel(services));
        habits = new Habits(services.preferences(), services.work(), Remembered.NOTHING);
        PlanKeeper keeper = new PlanKeeper(model, habits, sheets, Optional::empty);
        page = new LivePage(model, face.language(), face.look(), (context, live) -> {
            practising = new Practising(new Practising.Around(
                    model, keeper, habits, sheets, live.frame, live.frame, practice, () -> false, later::add));
            StartModel start = new StartModel(model, keeper, habits, live.frame, practising);
            return new StartPage(context, start);
        });
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    static Stream<Face> faces() {
        return Face.all();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void everyStateHasItsWordsAndNothingIsMute(Face face) {
        runs.add("r1", "a|22|", RunStatus.DONE, 99);
        runs.add("r2", "b|22|", RunStatus.UNDONE, 2);
        runs.add("r3", "c|22|", RunStatus.CANCELLED, 2);
        runs.add("r4", "d|22|", RunStatus.FAILED, 2);
        runs.addCopying("r5");
        show(face);
        PageStage.onFx(() -> habits.recent().add(Path.of("/home/kim/plans/shop.json")));
        page.settle();
        assertThat(page.texts()).noneMatch(text -> text.contains("["));
        assertThat(page.mute()).isEmpty();
        assertThat(page.shows("unfinished")).isTrue();
        assertThat(page.shows("choice-practise")).isTrue();
        assertThat(page.texts()).contains("shop.json");
    }

    @Test
    void theKeyboardChooses() {
        show(USUAL);
        page.focus("choice-check");
        page.press(KeyCode.ENTER);
        assertThat(model.intent().get()).isEqualTo(Intent.CHECK);
        assertThat(page.frame.went).containsExactly("PRIMARY");
        page.focus("choice-set-up");
        page.press(KeyCode.SPACE);
        assertThat(model.intent().get()).isEqualTo(Intent.SET_UP);
        page.press(KeyCode.TAB);
        assertThat(page.focused().getId()).isEqualTo("choice-check");
    }

    @Test
    void eachRunOffersWhatCanBeDoneAboutIt() {
        runs.add("r1", "a|22|", RunStatus.DONE, 99);
        runs.add("r2", "b|22|", RunStatus.UNDONE, 2);
        String key = Journals.keyOf(runs.plan());
        var failed = runs.add("r3", key, RunStatus.FAILED, 2);
        show(USUAL);
        assertThat(buttons())
                .containsExactlyInAnyOrder("undo-r1", "resume-r3", "undo-r3", "unfinished-resume", "unfinished-undo");
        page.fire("resume-r3");
        assertThat(model.run().get()).contains(new RunRequest.Resume(failed));
        assertThat(page.frame.went).containsExactly("APPLY");
    }

    @Test
    void everyRunsReportCanBeSavedAlsoOfOneThatWasTakenBack() throws Exception {
        runs.add("r1", "a|22|", RunStatus.DONE, 99);
        runs.add("r2", "b|22|", RunStatus.UNDONE, 2);
        show(USUAL);
        for (String id : List.of("r1", "r2")) {
            page.frame.chosen = Optional.of(home.resolve(id + ".html"));
            page.fire("report-" + id);
            Page saved = Page.of(Files.readString(home.resolve(id + ".html")));
            assertThat(saved.texts("dd")).contains(id);
        }
        assertThat(page.frame.said)
                .containsExactly("The report is saved in r1.html.", "The report is saved in r2.html.");
        page.frame.chosen = Optional.empty();
        page.fire("report-r1");
        assertThat(page.frame.said).as("no file was chosen").hasSize(2);
    }

    private List<String> buttons() {
        return page.all(node -> node.getId() != null && node.getId().matches("(resume|undo|unfinished)-.+")).stream()
                .map(Node::getId)
                .toList();
    }

    @Test
    void recentPlansComeFirstForWhoHasSome() {
        show(USUAL);
        assertThat(order("recent-plans")).isGreaterThan(order("choice-open") + 1);
        PageStage.onFx(() -> habits.recent().add(Path.of("/plans/shop.json")));
        page.settle();
        double needs = PageStage.onFx(() ->
                page.page().body().lookup(".start-needs").localToScene(0, 0).getY());
        assertThat(order("recent-plans")).isLessThan(needs);
    }

    private double order(String id) {
        return PageStage.onFx(
                () -> page.page().body().lookup("#" + id).localToScene(0, 0).getY());
    }

    @Test
    void aFileThatIsNoPlanIsToldInPlaceAndCanBeForgotten() throws Exception {
        Path bad = Files.writeString(home.resolve("bad.json"), "{");
        show(USUAL);
        PageStage.onFx(() -> habits.recent().add(bad));
        page.frame.chosen = Optional.of(bad);
        page.focus("choice-open");
        page.press(KeyCode.SPACE);
        assertThat(page.shows("start-problem")).isTrue();
        assertThat(page.texts()).contains("bad.json was not opened", "Take it off the list");
        Node forget = page.all(node -> node instanceof javafx.scene.control.Button button
                        && "Take it off the list".equals(button.getText()))
                .get(0);
        PageStage.onFx(() -> {
            ((javafx.scene.control.Button) forget).fire();
            return null;
        });
        page.settle();
        assertThat(habits.recent()).isEmpty();
        assertThat(page.texts()).doesNotContain("bad.json was not opened");
    }

    @Test
    void anOpenedPlanIsNamedAboveAndItsUnfinishedRunIsTold() {
        runs.addCopying("r1");
        show(USUAL);
        Path file = home.resolve("pair.json");
        model.services().plans().write(file, DraftOfPlan.of(runs.plan()));
        page.frame.chosen = Optional.of(file);
        page.focus("choice-open");
        page.press(KeyCode.SPACE);
        assertThat(page.texts()).contains("pair.json: db1 to db2");
        assertThat(page.frame.went).isEmpty();
        assertThat(page.texts()).anyMatch(text -> text.startsWith("The copy to db2 may still be going on"));
    }

    @Test
    void journalsThatCannotBeReadAreTold() {
        runs.broken = new FailureException(
                new Failure.Refused("this computer", "journal-damaged", List.of("/runs/r1", "2"), ""));
        show(USUAL);
        assertThat(page.texts()).anyMatch(text -> text.contains("/runs/r1"));
    }

    /** What a face of the lab must have: its words, something to press, and nothing mute. */
    private void look(String id) {
        page.settle();
        assertThat(page.texts()).noneMatch(text -> text.contains("["));
        assertThat(page.mute()).isEmpty();
        assertThat(page.shows(id)).as(id).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void theLabIsChosenMadeAndGoneOnWithByKeyboard(Face face) {
        List<String> said = new ArrayList<>();
        practice.meanwhile =
                cancellation -> said.add(((Labeled) page.page().body().lookup("#practice-says")).getText());
        show(face);
        assertThat(page.shows("practice-panel")).isFalse();
        page.focus("choice-practise");
        page.press(KeyCode.ENTER);
        look("practice-begin");
        assertThat(page.focused().getId()).isEqualTo("practice-begin");
        assertThat(page.texts()).contains("18", "17", "11", "1", "2", "3", words().get("practice.differs"));
        page.press(KeyCode.SPACE);
        assertThat(said).containsExactly(words().get("practice.starting"));
        assertThat(practice.done).containsExactly("start 18.6 1");
        assertThat(page.frame.went).containsExactly("PRIMARY");
        assertThat(page.shows("practice-panel")).isFalse();
        page.focus("choice-practise");
        page.press(KeyCode.SPACE);
        look("practice-go-on");
        assertThat(page.texts()).contains(words().get("page.start.practise.there", "18.6", 1));
        page.press(KeyCode.TAB);
        assertThat(page.focused().getId()).isEqualTo("practice-anew");
    }

    private Messages words() {
        return page.context.words();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void sizeAndChecksumAreShownBeforeADownload(Face face) {
        show(face);
        page.focus("choice-practise");
        page.press(KeyCode.SPACE);
        page.fire("practice-version-17");
        look("practice-download");
        assertThat(page.texts())
                .contains(FakePractice.ARCHIVE.name(), "SHA-256 " + FakePractice.ARCHIVE.sha256())
                .anyMatch(text -> text.contains("14.3 MB"));
        assertThat(practice.done).isEmpty();
        page.fire("practice-version-17");
        assertThat(practising.version().get()).as("one is always chosen").contains(FakePractice.MISSING);
        page.fire("practice-standbys-3");
        page.fire("practice-begin");
        assertThat(practice.done).containsExactly("fetch 17.11", "start 17.11 3");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void whereThereCanBeNoLabItIsSaidWhatToDo(Face face) {
        practice.noVersions = Optional.of(FakePractice.refused("lab-windows", "Windows 11", "amd64"));
        show(face);
        page.focus("choice-practise");
        page.press(KeyCode.SPACE);
        look("practice-problem");
        assertThat(page.texts()).anyMatch(text -> text.contains("WSL 2") && text.contains("practice --serve"));
        assertThat(page.focused().getId()).isEqualTo("practice-close");
        page.press(KeyCode.SPACE);
        assertThat(page.shows("practice-panel")).isFalse();
    }

    @Test
    void withoutRecoveryConfThatIsSaid() {
        practice.versions = List.of(FakePractice.NEWEST);
        show(USUAL);
        page.focus("choice-practise");
        page.press(KeyCode.SPACE);
        assertThat(page.texts()).anyMatch(text -> text.startsWith("There is nothing below 12"));
    }
}
