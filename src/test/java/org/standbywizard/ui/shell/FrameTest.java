package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.ui.FakePage;
import org.standbywizard.ui.FrameStage;
import org.standbywizard.ui.Keys;
import org.standbywizard.ui.LivePage.Face;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.Readable;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.model.Sheet;

/** The frame with simple pages in it, worked by keyboard. */
class FrameTest {
    private static final String KEY = "SHA256:uN7hXx0jB6tJ1Y3yq0dYbLrWm2gUO8p4c5ZzS9aQm4E";

    @TempDir
    Path home;

    private FrameStage frame;
    private Stage stage;
    private Keys keys;

    @BeforeEach
    void make() {
        frame = PageStage.onFx(() -> new FrameStage(TestServices.in(home)));
        keys = new Keys(() -> stage.getScene());
    }

    @AfterEach
    void close() {
        if (stage != null) {
            PageStage.onFx(() -> {
                frame.frame.close();
                stage.hide();
                return null;
            });
        }
    }

    private void show(Locale language, boolean dark, double width, double height) {
        stage = PageStage.onFx(() -> {
            Scene scene = frame.scene(language, dark, width, height);
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            shown.requestFocus();
            return shown;
        });
        settle();
    }

    /** No larger than 1280x800: so large is the screen of the toolkit without a display. */
    private void show() {
        show(Locale.ENGLISH, false, 1180, 760);
    }

    /** What was begun on the toolkit's thread is done, and the window laid out. */
    private void settle() {
        PageStage.onFx(() -> null);
        PageStage.onFx(() -> {
            frame.frame.applyCss();
            frame.frame.layout();
            return null;
        });
    }

    private void change(Consumer<FrameStage> change) {
        PageStage.onFx(() -> {
            change.accept(frame);
            return null;
        });
        if (frame.frame != null) {
            settle();
        }
    }

    private Node node(String id) {
        return PageStage.onFx(() -> stage.getScene().lookup("#" + id));
    }

    /** Where a node lies in the window. */
    private Bounds place(String id) {
        return PageStage.onFx(() -> {
            Node node = stage.getScene().lookup("#" + id);
            return node.localToScene(node.getBoundsInLocal());
        });
    }

    private Node focused() {
        return PageStage.onFx(() -> stage.getScene().getFocusOwner());
    }

    private FakePage page(PageId id) {
        return frame.pages.get(id);
    }

    @SuppressWarnings("unchecked")
    private void ask(Optional<Question> question) {
        change(f -> ((ObjectProperty<Optional<Question>>) f.model.question()).set(question));
    }

    static java.util.stream.Stream<Face> faces() {
        return Face.all();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void everythingHasWordsAndCanBeReadInEveryFace(Face face) {
        PageStage.onFx(() -> frame.scene(face.language(), face.dark(), 1180, 760));
        change(f -> {
            f.habits.recent().setAll(Path.of("/home/kim/plans/shop.json"));
            f.board.failed(new Failure.Unreachable("db2.shop.example", "no-route", 22, "No route to host"));
        });
        for (double[] size : new double[][] {{1180, 760}, {960, 460}, {2360, 1520}}) {
            change(f -> f.frame.resize(size[0], size[1]));
            assertThat(PageStage.onFx(() -> Readable.faults(frame.frame)))
                    .as("%s at %s", face, size[0])
                    .isEmpty();
            assertThat(texts()).noneMatch(text -> text.contains("["));
        }
    }

    private List<String> texts() {
        return PageStage.onFx(() -> {
            List<String> found = new ArrayList<>();
            frame.frame.lookupAll("*").forEach(node -> {
                if (node instanceof Labeled labeled && labeled.getText() != null) {
                    found.add(labeled.getText());
                }
            });
            return found;
        });
    }

    @Test
    void theRailSaysWhereOneIsAndWhatIsTheMatter() {
        show();
        change(f -> {
            page(PageId.PRIMARY).mark.set(Mark.DONE);
            page(PageId.STANDBYS).mark.set(Mark.PROBLEM);
            page(PageId.SETTINGS).mark.set(Mark.OUT_OF_DATE);
            page(PageId.APPLY).mark.set(Mark.BUSY);
            f.flow.go(PageId.PRIMARY);
        });
        assertThat(node("step-primary").getAccessibleText()).isEqualTo("Primary, you are here, done");
        assertThat(node("step-standbys").getAccessibleText()).isEqualTo("Standbys, needs you");
        assertThat(node("step-settings").getAccessibleText()).isEqualTo("Settings, out of date");
        assertThat(node("step-apply").getAccessibleText()).isEqualTo("Apply, working");
        assertThat(node("step-verify").getAccessibleText()).isEqualTo("Verify, to come");
        assertThat(texts()).contains("needs you", "out of date", "working");
    }

    @Test
    void oneMayGoBackAndToWhatIsReadyButNotBeyond() {
        show();
        keys.press("choice-set-up");
        change(f -> page(PageId.PRIMARY).mark.set(Mark.DONE));
        assertThat(frame.flow.current().get()).isEqualTo(PageId.PRIMARY);
        assertThat(node("step-start").isDisabled()).isFalse();
        assertThat(node("step-standbys").isDisabled())
                .as("everything before it is done")
                .isFalse();
        assertThat(node("step-settings").isDisabled()).isTrue();
        keys.press("step-start");
        assertThat(frame.flow.current().get()).isEqualTo(PageId.START);
    }

    @Test
    void anotherIntentHasOtherSteps() {
        show();
        change(f -> f.model.intent().set(org.standbywizard.ui.model.Intent.CHECK));
        assertThat(node("step-verify")).isNotNull();
        assertThat(node("step-preflight")).isNull();
        assertThat(node("step-undo")).isNull();
        change(f -> f.flow.go(PageId.UNDO));
        assertThat(node("step-undo")).isNotNull();
    }

    @Test
    void aNewPageIsAnnouncedAndLeftAgain() {
        show();
        change(f -> f.flow.go(PageId.SETTINGS));
        assertThat(focused().getId()).isEqualTo("page-title");
        assertThat(focused().getAccessibleText()).isEqualTo("The page settings. One sentence under it.");
        assertThat(page(PageId.SETTINGS).entered).isEqualTo(1);
        change(f -> f.flow.go(PageId.PREVIEW));
        assertThat(page(PageId.SETTINGS).left).isEqualTo(1);
        assertThat(page(PageId.PREVIEW).entered).isEqualTo(1);
    }

    @Test
    void buttonsStandInTheirPlacesAndFollowTheirActions() {
        show();
        change(f -> {
            page(PageId.SETTINGS).action("next", Action.Kind.PRIMARY, "_Next", () -> {});
            page(PageId.SETTINGS).action("undo", Action.Kind.DANGER, "_Undo", () -> {});
            page(PageId.SETTINGS).action("back", Action.Kind.BACK, "_Back", () -> {});
            f.flow.go(PageId.SETTINGS);
        });
        double back = place("action-back").getMinX();
        double undo = place("action-undo").getMinX();
        double next = place("action-next").getMinX();
        assertThat(back).isLessThan(undo);
        assertThat(undo).isLessThan(next);
        change(f -> page(PageId.SETTINGS).actions.remove(1));
        assertThat(node("action-undo")).isNull();
    }

    /** Else the next key press would be that of the window's first control. */
    @Test
    void aButtonThatGoesAwayLeavesTheFocusToTheTitleAndGetsItBack() {
        show();
        Action[] next = new Action[1];
        change(f -> {
            next[0] = page(PageId.SETTINGS).action("next", Action.Kind.PRIMARY, "_Next", () -> {});
            f.flow.go(PageId.SETTINGS);
        });
        keys.to("action-next");
        change(f -> page(PageId.SETTINGS).actions.clear());
        assertThat(focused().getId()).isEqualTo("page-title");
        change(f -> page(PageId.SETTINGS).actions.setAll(next[0]));
        assertThat(focused().getId()).isEqualTo("action-next");
        change(f -> ((javafx.beans.property.BooleanProperty) next[0].available()).set(false));
        assertThat(focused().getId()).isEqualTo("page-title");
        change(f -> ((javafx.beans.property.BooleanProperty) next[0].available()).set(true));
        assertThat(focused().getId()).isEqualTo("action-next");
    }

    @Test
    void aCardThatGoesAwayDoesNotHandTheFocusToTheRail() {
        show();
        javafx.scene.control.Button answer = new javafx.scene.control.Button("Answer");
        answer.setId("answer");
        change(f -> {
            page(PageId.SETTINGS).body.getChildren().setAll(answer);
            f.flow.go(PageId.SETTINGS);
        });
        keys.to("answer");
        change(f -> page(PageId.SETTINGS).body.getChildren().clear());
        // The toolkit notices with its next pulse.
        keys.until("the title has the focus", () -> "page-title"
                .equals(
                        stage.getScene().getFocusOwner() == null
                                ? ""
                                : stage.getScene().getFocusOwner().getId()));
    }

    /** Nine steps in the height of a small window, large as on a projector. */
    @Test
    void theRailShowsTheStepOneIsAt() {
        show(Locale.ENGLISH, false, 960, 460);
        change(f -> {
            f.habits.projector().set(true);
            f.flow.go(PageId.VERIFY);
        });
        assertThat(place("step-verify").getMaxY()).isLessThan(place("menu-plan").getMinY());
        change(f -> f.flow.go(PageId.START));
        assertThat(place("step-start").getMinY()).isGreaterThan(0);
    }

    @Test
    void enterGoesOnButNeverActs() {
        List<String> fired = new ArrayList<>();
        show();
        change(f -> {
            page(PageId.PREVIEW).action("apply", Action.Kind.PRIMARY, "_Apply", () -> fired.add("apply"));
            page(PageId.PREVIEW).action("back", Action.Kind.BACK, "_Back", () -> fired.add("back"));
            f.flow.go(PageId.PREVIEW);
        });
        keys.to("action-apply");
        keys.type(KeyCode.ENTER);
        settle();
        assertThat(fired).isEmpty();
        keys.type(KeyCode.SPACE);
        settle();
        assertThat(fired).containsExactly("apply");
        keys.type(KeyCode.ESCAPE);
        settle();
        assertThat(fired).containsExactly("apply");
    }

    @Test
    void aMnemonicFiresItsButton() {
        List<String> fired = new ArrayList<>();
        show();
        change(f -> {
            page(PageId.SETTINGS).action("next", Action.Kind.PRIMARY, "_Next", () -> fired.add("next"));
            f.flow.go(PageId.SETTINGS);
        });
        keys.type(KeyCode.ALT, KeyCode.N);
        settle();
        assertThat(fired).containsExactly("next");
    }

    @Test
    void whatTabReachesIsScrolledIntoView() {
        show(Locale.ENGLISH, false, 960, 460);
        change(f -> {
            FakePage settings = page(PageId.SETTINGS);
            for (int i = 0; i < 30; i++) {
                javafx.scene.control.TextField field = new javafx.scene.control.TextField();
                field.setId("field-" + i);
                settings.body.getChildren().add(field);
            }
            f.flow.go(PageId.SETTINGS);
        });
        keys.to("field-29");
        settle();
        double foot = place("page-note").getMinY();
        double bottom = place("field-29").getMaxY();
        assertThat(bottom).isLessThan(foot);
    }

    @Test
    void theLearnPanelFoldsAndIsRemembered() {
        show(Locale.ENGLISH, false, 1280, 800);
        assertThat(node("learn")).isNotNull();
        keys.type(KeyCode.F1);
        settle();
        assertThat(node("learn")).isNull();
        assertThat(frame.habits.learnShown().get()).isFalse();
        keys.press("learn-toggle");
        settle();
        assertThat(node("learn")).isNotNull();
        assertThat(texts()).contains("What a standby is");
        change(f -> f.flow.go(PageId.SETTINGS));
        assertThat(texts()).contains("Settings that replication needs");
    }

    @Test
    void littleRoomShrinksTheRailAndLearnLiesOverThePage() {
        show(Locale.ENGLISH, false, 960, 460);
        assertThat(frame.layout.compact().get()).isTrue();
        assertThat(node("learn")).isNull();
        assertThat(place("step-start").getWidth()).isLessThan(80);
        keys.press("learn-toggle");
        settle();
        assertThat(node("learn")).isNotNull();
        assertThat(frame.habits.learnShown().get())
                .as("the choice for large windows stays")
                .isTrue();
        change(f -> f.flow.go(PageId.SETTINGS));
        assertThat(node("learn")).as("a new page is not covered").isNull();
        change(f -> {
            stage.setWidth(1440);
            stage.setHeight(800);
        });
        keys.until("there is room again", () -> !frame.layout.compact().get());
        assertThat(node("learn")).isNotNull();
        change(f -> stage.setWidth(1280));
        keys.until(
                "one column beside Learn, where two would be cut",
                () -> frame.layout.compact().get());
        assertThat(node("learn")).as("and it stays").isNotNull();
        assertThat(place("step-start").getWidth()).as("the rail's words, too").isGreaterThan(150);
        keys.press("learn-toggle");
        keys.until("the page has all the room", () -> !frame.layout.compact().get());
    }

    @ParameterizedTest
    @MethodSource("faces")
    void onAProjectorNoTextIsSmall(Face face) {
        change(f -> f.habits.projector().set(true));
        PageStage.onFx(() -> frame.scene(face.language(), face.dark(), 1920, 1080));
        change(f -> {
            page(PageId.PRIMARY).mark.set(Mark.PROBLEM);
            page(PageId.PRIMARY).note.set("a note");
            page(PageId.PRIMARY).action("next", Action.Kind.PRIMARY, "Next", () -> {});
            f.board.failed(new Failure.AuthFailed("db1", "admin", "password", "detail"));
            f.habits.recent().setAll(Path.of("/home/kim/plans/shop.json"));
        });
        for (PageId page : List.of(PageId.START, PageId.PRIMARY)) {
            change(f -> f.flow.go(page));
            List<String> small = PageStage.onFx(() -> {
                frame.frame.applyCss();
                frame.frame.layout();
                List<String> found = new ArrayList<>();
                frame.frame.lookupAll(".text").forEach(node -> {
                    if (node instanceof Text text
                            && !text.getText().isBlank()
                            && !text.getFont().getFamily().contains("eather")
                            && text.getFont().getSize() < 19.99) {
                        found.add(text.getText() + " " + text.getFont().getSize());
                    }
                });
                return found;
            });
            assertThat(small).isEmpty();
        }
    }

    @Test
    void aHostKeyIsTrustedByClickOrSpaceAndNeverByEnter() {
        List<Boolean> answers = new ArrayList<>();
        show();
        ask(Optional.of(new Question.HostKey("db2", "ssh-ed25519", KEY, answers::add)));
        assertThat(texts()).contains(KEY, "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub");
        assertThat(focused().getId()).isEqualTo("hostkey-expected");
        keys.type(KeyCode.ENTER);
        keys.type(KeyCode.ESCAPE);
        keys.to("hostkey-trust");
        keys.type(KeyCode.ENTER);
        settle();
        assertThat(answers).isEmpty();
        keys.type(KeyCode.SPACE);
        settle();
        assertThat(answers).containsExactly(true);
    }

    @Test
    void aKeyThatIsNotTheExpectedOneCannotBeTrusted() {
        show();
        ask(Optional.of(new Question.HostKey("db2", "ssh-ed25519", KEY, answer -> {})));
        keys.fill("hostkey-expected", KEY.replace("uN7", "uN8"));
        settle();
        assertThat(node("hostkey-trust").isDisabled()).isTrue();
        keys.fill("hostkey-expected", KEY);
        settle();
        assertThat(node("hostkey-trust").isDisabled()).isFalse();
    }

    @Test
    void aSecretIsGivenAndTakenOffTheScreen() {
        List<Optional<Secret>> answers = new ArrayList<>();
        show();
        Question.ForSecret question =
                new Question.ForSecret(new SecretPurpose.SudoPassword("admin", "db2"), answers::add);
        ask(Optional.of(question));
        assertThat(texts()).contains("Sudo password of admin on db2");
        assertThat(node("secret-use").isDisabled()).isTrue();
        keys.fill("secret-field", "s3cret");
        keys.type(KeyCode.ENTER);
        settle();
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).orElseThrow().reveal()).isEqualTo("s3cret");
        assertThat(keys.text("secret-field")).isEmpty();

        ask(Optional.empty());
        ask(Optional.of(question));
        keys.type(KeyCode.ESCAPE);
        settle();
        assertThat(answers).as("Esc is no answer").hasSize(1);
        keys.press("secret-not");
        settle();
        assertThat(answers.get(1)).isEmpty();
    }

    @Test
    void whileAQuestionIsShownNothingBelowItCanBeUsed() {
        List<String> fired = new ArrayList<>();
        show();
        change(f -> {
            page(PageId.SETTINGS).action("next", Action.Kind.PRIMARY, "_Next", () -> fired.add("next"));
            f.flow.go(PageId.SETTINGS);
        });
        keys.to("action-next");
        ask(Optional.of(new Question.HostKey("db2", "ssh-rsa", KEY, answer -> {})));
        keys.type(KeyCode.ALT, KeyCode.N);
        settle();
        assertThat(fired).isEmpty();
        for (int i = 0; i < 3; i++) {
            keys.type(KeyCode.TAB);
            Node owner = focused();
            assertThat(PageStage.onFx(() -> isIn(owner, "overlay")))
                    .as(String.valueOf(owner))
                    .isTrue();
        }
        ask(Optional.empty());
        assertThat(focused().getId()).as("the focus comes back").isEqualTo("action-next");
    }

    private static boolean isIn(Node node, String style) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aSheetsSafeChoiceHasTheFocusAndEnterDoesNotLose() {
        List<String> chosen = new ArrayList<>();
        show();
        change(f -> f.sheets.show(new Sheet(
                "closing",
                List.of("the copy to db2 goes on"),
                List.of(
                        new Sheet.Choice("close", true, () -> chosen.add("close")),
                        new Sheet.Choice("stay", false, () -> chosen.add("stay"))))));
        assertThat(texts()).contains("the copy to db2 goes on");
        assertThat(focused().getId()).isEqualTo("sheet-stay");
        keys.to("sheet-close");
        keys.type(KeyCode.ENTER);
        settle();
        assertThat(chosen).isEmpty();
        keys.press("sheet-stay");
        settle();
        assertThat(chosen).containsExactly("stay");
        assertThat(frame.sheets.shown().get()).isEmpty();
    }

    @Test
    void noticesHaveCauseNextActionAndDetailsToCopy() {
        show();
        change(f -> f.board.failed(new Failure.Unreachable("db2", "no-route", 22, "No route to host")));
        assertThat(texts())
                .contains(
                        "There is no way through the network to db2.",
                        "Check your own network or VPN and the address; a jump host may be needed.");
        Node focused = focused();
        assertThat(focused.getAccessibleText()).as("it is announced").contains("There is no way through");
        change(f -> ((javafx.scene.control.Button) frame.frame.lookupAll(".notice-button").stream()
                        .filter(node -> ((Labeled) node).getText().equals("Copy"))
                        .findFirst()
                        .orElseThrow())
                .fire());
        assertThat(frame.desktop.copied).hasSize(1);
        assertThat(frame.desktop.copied.get(0)).contains("db2", "VPN", "No route to host");
    }

    @Test
    void whatIsTypedIsNotInterruptedByANotice() {
        show();
        change(f -> f.flow.go(PageId.PRIMARY));
        change(f -> page(PageId.PRIMARY).body.lookup(".text-field").requestFocus());
        Node field = focused();
        change(f -> f.board.failed(new Failure.ConnectionLost("db1", "")));
        assertThat(focused()).isSameAs(field);
    }

    @Test
    void keysSaveAndOpenThePlan() throws Exception {
        show();
        change(f -> f.model.primary().set("host", "db1"));
        assertThat(((Labeled) node("menu-plan")).getText()).isEqualTo("New plan · not saved");
        Path file = home.resolve("my_plan.json");
        frame.desktop.chosen = Optional.of(file);
        keys.type(KeyCode.SHORTCUT, KeyCode.S);
        settle();
        assertThat(Files.readString(file)).contains("db1");
        assertThat(frame.keeper.state().get()).isEqualTo(PlanKeeper.State.SAVED);
        assertThat(node("menu-plan").getAccessibleText()).contains("my_plan.json · saved");
        change(f -> f.model.primary().set("host", "db2"));
        keys.type(KeyCode.SHORTCUT, KeyCode.O);
        settle();
        assertThat(frame.sheets.shown().get().orElseThrow().key()).isEqualTo("unsaved");
        keys.type(KeyCode.SHORTCUT, KeyCode.N);
        settle();
        assertThat(frame.sheets.shown().get().orElseThrow().key())
                .as("not asked twice")
                .isEqualTo("unsaved");
    }

    @Test
    void aPlanThatCannotBeOpenedKeepsWhatThereIs() throws Exception {
        show();
        Path file = Files.writeString(home.resolve("bad.json"), "{\"format\":\"standby-wizard/1\",\"primry\":{}}");
        frame.desktop.chosen = Optional.of(file);
        keys.press("choice-open");
        settle();
        assertThat(node("start-problem")).isNotNull();
        assertThat(node("start-problem").getAccessibleText()).contains("primry");
    }

    @Test
    void theWindowsTitleTellsOfProgressOnWhicheverPage() {
        show();
        change(f -> page(PageId.APPLY).progress.set("42 %"));
        assertThat(frame.frame.progress().get()).isEqualTo("42 %");
        change(f -> page(PageId.APPLY).progress.set(""));
        assertThat(frame.frame.progress().get()).isEmpty();
    }

    @Test
    void anotherLanguageMakesThePagesAnewFromTheirModels() {
        show();
        FakePage before = page(PageId.SETTINGS);
        change(f -> stage.getScene().setRoot(f.frame(Locale.KOREAN)));
        assertThat(before.closed).isTrue();
        assertThat(texts()).contains("무엇을 하시겠습니까?");
        change(f -> stage.getScene().setRoot(f.frame(Locale.ENGLISH)));
        assertThat(texts()).contains("What do you want to do?");
    }

    private void startLab() {
        change(stage -> {
            stage.practising.open();
            stage.practising.begin();
        });
    }

    @Test
    void aPracticeLabHasAStripOnEveryPageAndIsWorkedByKeyboard() {
        show();
        assertThat(keys.isShown("practice-strip")).isFalse();
        startLab();
        for (PageId page : PageId.values()) {
            change(stage -> stage.flow.go(page));
            assertThat(keys.isShown("practice-strip")).as(page.name()).isTrue();
        }
        var lab = frame.practice.labs.get(0);
        keys.press("practice-writing");
        assertThat(lab.rate).isEqualTo(100);
        keys.to("practice-rate");
        keys.type(KeyCode.DOWN);
        assertThat(lab.rate).isEqualTo(1000);
        change(stage -> {
            lab.written = 1234;
            stage.soon.remove(0).run();
        });
        assertThat(keys.text("practice-written")).isEqualTo("1,234 written");
        keys.press("practice-reset");
        keys.type(KeyCode.ENTER);
        assertThat(frame.practice.done).as("Enter takes the safe way").containsExactly("start 18.6 1");
        keys.press("practice-reset");
        keys.press("sheet-reset");
        assertThat(frame.practice.done).endsWith("reset 1");
        keys.press("practice-stop");
        keys.press("sheet-stop");
        assertThat(frame.practice.done).endsWith("end 1");
        assertThat(keys.isShown("practice-strip")).isFalse();
    }

    /** Where the standbys streamed all along, it would say nothing that one does not know. */
    @Test
    void whatIsMendedIsSaidAsTheExerciseHasIt() {
        show();
        startLab();
        change(stage -> stage.practising.exercising().open().set(true));
        mend("01-rule-missing");
        keys.awaitWords("exercise-verdict", "Mended: every standby streams from the primary again.");
        mend("13-commits-hang");
        keys.awaitWords("exercise-verdict", "Mended: commits no longer wait for a standby that is not there.");
    }

    private void mend(String exercise) {
        change(stage -> {
            stage.practising.exercising().choose(exercise);
            stage.practising.exercising().inject();
            stage.practice.labs.get(0).bench.wrong = List.of();
            stage.practising.exercising().check();
        });
    }

    @ParameterizedTest
    @MethodSource("faces")
    void theStripFitsASmallWindow(Face face) {
        show(face.language(), face.dark(), 960, 460);
        startLab();
        change(stage -> stage.practising.load().rate().set(20_000));
        Bounds stop = place("practice-stop");
        assertThat(stop.getMaxX()).isLessThanOrEqualTo(960);
        Bounds about = place("practice-writing");
        assertThat(about.getMinX()).isGreaterThan(64 + 200);
        assertThat(node("practice-writing").isFocusTraversable()).isTrue();
    }

    /**
     * What the buttons of a presenter's clicker send: pages, slides, arrows, Enter and Space, and the keys that begin, end
     * and blacken a show. However often they are pressed, nothing that changes servers is begun.
     */
    @ParameterizedTest
    @ValueSource(strings = {"PREVIEW", "APPLY", "UNDO"})
    void aPresentersClickerAppliesNothing(PageId id) {
        show();
        List<String> begun = new ArrayList<>();
        change(s -> {
            s.pages.get(id).action("apply", Action.Kind.PRIMARY, "_Apply", () -> begun.add("apply"));
            s.pages.get(id).action("undo", Action.Kind.DANGER, "_Undo", () -> begun.add("undo"));
            s.flow.go(id);
        });
        List<KeyCode> moves = List.of(
                KeyCode.PAGE_DOWN,
                KeyCode.RIGHT,
                KeyCode.DOWN,
                KeyCode.PAGE_UP,
                KeyCode.LEFT,
                KeyCode.UP,
                KeyCode.F5,
                KeyCode.ESCAPE,
                KeyCode.PERIOD,
                KeyCode.B,
                KeyCode.HOME,
                KeyCode.END);
        for (KeyCode move : moves) {
            for (int i = 0; i < 3; i++) {
                keys.type(move);
                keys.type(KeyCode.ENTER);
                keys.type(KeyCode.SPACE);
                settle();
                assertThat(begun).as("after %s, %d times", move, i + 1).isEmpty();
                change(s -> s.flow.go(id));
            }
        }
    }
}
