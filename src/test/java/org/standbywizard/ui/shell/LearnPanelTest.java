package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.learn.Topic;
import org.standbywizard.ui.FrameStage;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.TestServices;

/** What the Learn panel shows of the page, of what has the focus there, and of the lessons. */
class LearnPanelTest {
    private static final Subject STEP = new Subject(
            Topic.parse("step/create-slot"),
            List.of(new ByHand("On db1, in psql:", "SELECT first();"), new ByHand("On db1, in x.conf:", "a = 'b'")));

    @TempDir
    Path home;

    private FrameStage frame;
    private Stage stage;

    @BeforeEach
    void make() {
        frame = PageStage.onFx(() -> new FrameStage(TestServices.in(home)));
        show(Locale.ENGLISH);
        change(f -> f.flow.go(PageId.SETTINGS));
    }

    @AfterEach
    void close() {
        PageStage.onFx(() -> {
            frame.frame.close();
            stage.hide();
            return null;
        });
    }

    private void show(Locale language) {
        PageStage.onFx(() -> {
            if (stage == null) {
                stage = new Stage();
            }
            Scene scene = frame.scene(language, false, 1180, 760);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            return null;
        });
    }

    private void change(Consumer<FrameStage> change) {
        PageStage.onFx(() -> {
            change.accept(frame);
            frame.frame.applyCss();
            frame.frame.layout();
            return null;
        });
    }

    private <N extends Node> N node(Class<N> type, String selector) {
        return type.cast(PageStage.onFx(() -> stage.getScene().lookup(selector)));
    }

    private String title() {
        return PageStage.onFx(() -> ((Labeled) stage.getScene().lookup(".learn-title")).getText());
    }

    /** Everything that is read in the panel. */
    private String text() {
        return PageStage.onFx(() -> {
            StringBuilder text = new StringBuilder();
            read(stage.getScene().lookup(".learn-text"), text);
            return text.toString();
        });
    }

    private static void read(Node node, StringBuilder text) {
        if (node instanceof Text words) {
            text.append(words.getText()).append(words.getParent() instanceof TextFlow ? "" : "\n");
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> read(child, text));
        }
    }

    private void press(String selector) {
        change(f -> ((javafx.scene.control.ButtonBase) stage.getScene().lookup(selector)).fire());
    }

    private TextField field(String id, Topic.Kind kind, String name) {
        TextField field = new TextField();
        field.setId(id);
        Taught.by(field, kind, name);
        change(f -> f.pages.get(PageId.SETTINGS).body.getChildren().add(field));
        return field;
    }

    @Test
    void whatHasTheFocusIsExplainedUntilOneGoesBackOrOn() {
        TextField known = field("known", Topic.Kind.SETTING, "wal_level");
        TextField unknown = field("unknown", Topic.Kind.SETTING, "moon_phase");
        assertThat(title()).isEqualTo("Settings that replication needs");
        assertThat(node(Hyperlink.class, "#learn-back").isVisible()).isFalse();

        change(f -> known.requestFocus());
        assertThat(title()).isEqualTo("wal_level");
        change(f -> unknown.requestFocus());
        assertThat(title()).as("nothing is said of what has no text").isEqualTo("wal_level");
        assertThat(node(Hyperlink.class, "#learn-back").isVisible()).isTrue();
        press("#learn-back");
        assertThat(title()).isEqualTo("Settings that replication needs");

        change(f -> known.requestFocus());
        change(f -> f.flow.go(PageId.PREVIEW));
        assertThat(title()).isEqualTo("What you see is what is done");
    }

    @Test
    void whatIsSelectedIsHeardWhileTheFocusIsThere() {
        ObjectProperty<Optional<Subject>> selected =
                new SimpleObjectProperty<>(Optional.of(Subject.of(Topic.parse("setting/wal_level"))));
        TextField list = new TextField();
        Taught.by(list, selected);
        change(f -> f.pages.get(PageId.SETTINGS).body.getChildren().add(list));
        assertThat(title()).as("selected, but nobody went there").isEqualTo("Settings that replication needs");
        change(f -> list.requestFocus());
        assertThat(title()).isEqualTo("wal_level");
        change(f -> selected.set(Optional.of(STEP)));
        assertThat(title()).isEqualTo("Create the replication slot");
        change(f -> f.flow.go(PageId.PREVIEW));
        change(f -> selected.set(Optional.of(Subject.of(Topic.parse("setting/wal_level")))));
        assertThat(title()).as("of a page that one has left").isEqualTo("What you see is what is done");
    }

    @Test
    void aStepShowsItsVeryCommandsToBeCopied() {
        change(f -> f.learning.focus(STEP));
        assertThat(text())
                .containsSubsequence("By hand", "On db1, in psql:", "SELECT first();", "On db1, in x.conf:", "a = 'b'");
        List<Button> copies =
                PageStage.onFx(() -> stage.getScene().lookup(".learn-by_hand").lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .toList());
        change(f -> copies.forEach(Button::fire));
        assertThat(frame.desktop.copied).containsExactly("SELECT first();", "a = 'b'");
        assertThat(copies.get(0).getAccessibleText()).contains("On db1, in psql");

        change(f -> item("#learn-more", "learn-copy").fire());
        assertThat(frame.desktop.copied.get(2))
                .startsWith("Create the replication slot\n")
                .contains("On db1, in psql:\nSELECT first();\nOn db1, in x.conf:\na = 'b'\n");
    }

    /** Where a slot's name stands in a sample, it is the plan's and not the standby's. */
    @Test
    void aSlotIsCalledAsThePlanCallsIt() {
        change(f -> f.learning.focus(new Subject(STEP.topic(), STEP.hands(), Optional.of("second_slot"))));
        assertThat(text()).contains(" (second_slot,0/1501388)");

        change(f -> f.model.standbys().get(0).set("name", "db2.example.org"));
        Subject setting = Subject.of(Topic.parse("setting/slot"));
        change(f -> f.learning.focus(setting));
        assertThat(text()).contains(" db2_example_org ").doesNotContain("db2.example.org");
        change(f -> f.model.standbys().get(0).set("slot", "shop"));
        change(f -> f.learning.back());
        change(f -> f.learning.focus(setting));
        assertThat(text()).contains(" shop ");
    }

    @Test
    void aStepWithoutAPlanSaysWhereItsCommandsAre() {
        change(f -> f.learning.focus(Subject.of(STEP.topic())));
        assertThat(text()).contains("when the step of a plan is selected");
    }

    private javafx.scene.control.MenuItem item(String menu, String id) {
        return ((MenuButton) stage.getScene().lookup(menu))
                .getItems().stream()
                        .filter(one -> id.equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aLessonStaysOnEveryPageAndInEveryLanguageUntilItIsLeft() {
        change(f -> {
            MenuButton menu = (MenuButton) stage.getScene().lookup("#learn-lessons");
            menu.getOnShowing().handle(null);
            assertThat(menu.getText()).isEqualTo("Lessons 1 to 10");
            assertThat(menu.getItems()).hasSize(10 + 2);
            menu.getItems().get(8).fire();
        });
        assertThat(title()).startsWith("Does it follow?");
        assertThat(text()).contains("SELECT pg_is_in_recovery();").doesNotContain("For the trainer");
        change(f -> f.flow.go(PageId.VERIFY));
        change(f -> f.learning.focus(STEP));
        assertThat(title()).startsWith("Does it follow?");
        press("#learn-next");
        assertThat(title()).startsWith("The proof");
        assertThat(node(Button.class, "#learn-next").isVisible())
                .as("it is the last")
                .isFalse();

        show(Locale.KOREAN);
        assertThat(title()).startsWith("쓰기·읽기 확인");
        assertThat(node(MenuButton.class, "#learn-lessons").getText()).isEqualTo("강의 10/10");
        press("#learn-before");
        assertThat(title()).startsWith("따라가고 있나");
        press("#learn-back");
        assertThat(title()).isEqualTo("얼마나 뒤처져 있나");
    }

    /** Marked in the lesson, seen in the list of lessons, counted, taken back one by one or all at once. */
    @Test
    void progressIsShownAndTakenBack() {
        change(f -> f.learning.lesson(f.learning.lessons().get(4)));
        CheckBox done = node(CheckBox.class, "#learn-done");
        assertThat(done.isSelected()).isFalse();
        assertThat(words("#learn-progress")).isEqualTo("Done: 0 of 10");
        change(f -> done.fire());
        assertThat(frame.habits.lessons()).containsExactly("05-slot");
        assertThat(words("#learn-progress")).isEqualTo("Done: 1 of 10");
        change(f -> ((MenuButton) stage.getScene().lookup("#learn-lessons"))
                .getOnShowing()
                .handle(null));
        assertThat(item("#learn-lessons", "05-slot").getText()).isEqualTo("5. The replication slot (done)");
        assertThat(item("#learn-lessons", "04-restart").getText()).doesNotContain("done");
        press("#learn-next");
        assertThat(done.isSelected()).as("of the next one").isFalse();
        press("#learn-before");
        assertThat(done.isSelected()).isTrue();
        change(f -> done.fire());
        assertThat(frame.habits.lessons()).isEmpty();

        change(f -> {
            f.habits.done("01-role", true);
            f.habits.mended("04-slot-missing");
            ((MenuButton) stage.getScene().lookup("#learn-lessons"))
                    .getOnShowing()
                    .handle(null);
            assertThat(item("#learn-lessons", "learn-reset").getText())
                    .isEqualTo("Reset progress (lessons done: 1 of 10)…");
            item("#learn-lessons", "learn-reset").fire();
        });
        assertThat(frame.habits.lessons()).as("asked first").hasSize(1);
        change(f ->
                f.sheets.choose(f.sheets.shown().get().orElseThrow().choices().get(0)));
        assertThat(frame.habits.lessons()).isEmpty();
        assertThat(frame.habits.exercises()).isEmpty();
        assertThat(words("#learn-progress")).isEqualTo("Done: 0 of 10");
    }

    private String words(String selector) {
        return PageStage.onFx(() -> ((Labeled) stage.getScene().lookup(selector)).getText());
    }

    /** Only of a lesson, only while a lab runs, and asked first. */
    @Test
    void theLabIsBroughtToTheLessonsStart() {
        assertThat(node(Node.class, ".learn-lesson").isVisible())
                .as("a page is no lesson")
                .isFalse();
        change(f -> f.learning.lesson(f.learning.lessons().get(5)));
        assertThat(node(Node.class, ".learn-lesson").isVisible()).isTrue();
        assertThat(node(Button.class, "#learn-bring").isVisible())
                .as("no lab runs")
                .isFalse();
        change(f -> {
            f.practising.open();
            f.practising.begin();
        });
        assertThat(node(Button.class, "#learn-bring").isVisible()).isTrue();
        press("#learn-bring");
        assertThat(frame.practice.done).doesNotContain("set up prepared");
        change(f -> {
            assertThat(f.sheets.shown().get().orElseThrow().values())
                    .containsExactly("the primary ready, with a slot for each standby; nothing is copied");
            f.sheets.choose(f.sheets.shown().get().orElseThrow().choices().get(0));
        });
        assertThat(frame.practice.done).contains("set up prepared");
    }

    @Test
    void aChapterOpensInTheBrowser() {
        change(f -> f.learning.focus(Subject.of(Topic.parse("setting/wal_level"))));
        change(f -> ((Hyperlink) stage.getScene().lookup(".learn-documentation .learn-link")).fire());
        assertThat(frame.desktop.browsed)
                .containsExactly("https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-WAL-LEVEL");
    }

    @Test
    void namesOfThePlanStandInTheTexts() {
        change(f -> {
            f.model.primary().set("host", "shop-primary");
            f.learning.lesson(f.learning.lessons().get(0));
        });
        assertThat(text()).contains("may stream WAL from shop-primary");
    }

    @Test
    void widenedItLiesOverThePage() {
        double narrow = PageStage.onFx(
                () -> stage.getScene().lookup("#learn").getBoundsInParent().getWidth());
        press("#learn-widen");
        double wide = PageStage.onFx(
                () -> stage.getScene().lookup("#learn").getBoundsInParent().getWidth());
        assertThat(wide).isGreaterThan(narrow * 1.5);
        press("#learn-close");
        assertThat(node(Node.class, "#learn")).isNull();
    }

    @Test
    void theHandoutIsSavedWhereThePersonSays() throws Exception {
        Path file = home.resolve("handout.html");
        change(f -> {
            f.desktop.chosen = Optional.of(file);
            item("#learn-more", "learn-trainer").fire();
        });
        assertThat(Files.readString(file)).contains("For the trainer");
        change(f -> item("#learn-more", "learn-handout").fire());
        assertThat(Files.readString(file)).contains("<article").doesNotContain("For the trainer");
    }
}
