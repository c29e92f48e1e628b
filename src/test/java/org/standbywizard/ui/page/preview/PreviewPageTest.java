package org.standbywizard.ui.page.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.check.Preflight;
import org.standbywizard.check.Survey;
import org.standbywizard.learn.Topic;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.ui.LivePage;
import org.standbywizard.ui.LivePage.Face;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.PlannedWindow;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Consents;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.Subject;
import org.standbywizard.ui.shell.Taught;

class PreviewPageTest {
    private static final String CONF = "/etc/postgresql/15/main/postgresql.conf";

    @TempDir
    Path home;

    private final PlannedWindow window = new PlannedWindow();
    private WizardModel wizard;
    private PreviewModel model;
    private LivePage page;

    static Stream<Face> faces() {
        return Face.all();
    }

    private void open(Locale language, Look look) {
        wizard = PageStage.onFx(() -> {
            WizardModel made = window.model(home);
            ReplicationPlan plan = made.plan().get().get();
            Survey.Result found = window.at(plan, server -> null, (server, stage) -> {}, new Cancellation());
            made.checked()
                    .set(Optional.of(new Checked(
                            plan,
                            found.facts(),
                            found.failures(),
                            Preflight.check(plan, found.facts()),
                            TestServices.NOW)));
            made.consents().set(new Consents(Set.of(), true, false, false, false));
            return made;
        });
        model = PageStage.onFx(() -> new PreviewModel(wizard, window, (server, facts, stop) -> window.connections));
        page = new LivePage(wizard, language, look, (context, live) -> new PreviewPage(context, model));
    }

    private void open() {
        open(Locale.ENGLISH, Look.LIGHT);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private void select(String id) {
        PageStage.onFx(() -> {
            State.Shown shown = (State.Shown) model.state().get();
            model.selected()
                    .set(shown.outline().entries().stream()
                            .filter(entry -> entry.id().equals(id))
                            .findFirst());
            return null;
        });
        page.settle();
        assertThat(model.selected().get()).as(id).isPresent();
    }

    /** Learn tells of the step that is selected, wherever in the list or in its lines the focus is. */
    @Test
    void theSelectedStepIsExplainedWithItsVeryCommands() {
        open();
        select("db1/slot-db2");
        Subject subject = Taught.at(page.find("entries", Node.class))
                .orElseThrow()
                .getValue()
                .orElseThrow();
        assertThat(subject.topic()).isEqualTo(Topic.parse("step/create-slot"));
        assertThat(subject.hands())
                .extracting(hand -> hand.text())
                .containsExactly("SELECT pg_create_physical_replication_slot('db2', true);");
        assertThat(Taught.at(page.find("lines", Node.class)).orElseThrow().getValue())
                .contains(subject);
    }

    private Mark mark() {
        return page.page().mark().getValue();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void everyEntryHasItsWordsAndEveryControlAName(Face face) {
        open(face.language(), face.look());
        for (Entry entry : ((State.Shown) model.state().get()).outline().entries()) {
            select(entry.id());
            assertThat(page.texts()).noneMatch(text -> text.startsWith("["));
            assertThat(page.mute()).isEmpty();
        }
        assertThat(page.shows("costs")).isTrue();
        assertThat(page.texts()).anyMatch(text -> text.contains("12"));
    }

    @ParameterizedTest
    @MethodSource("faces")
    void theRestartIsDecidedOnByKeyboardAndEnterDoesNeither(Face face) {
        open(face.language(), face.look());
        assertThat(mark()).isEqualTo(Mark.TO_COME);
        page.act("apply");
        assertThat(page.frame.went).isEmpty();
        CheckBox allow = page.find("allow-restart", CheckBox.class);
        assertThat(page.focused()).isSameAs(allow);
        assertThat(allow.getText()).contains("db1").contains("12");
        page.press(KeyCode.ENTER);
        assertThat(allow.isSelected()).isFalse();
        page.press(KeyCode.SPACE);
        assertThat(allow.isSelected()).isTrue();
        page.press(KeyCode.ENTER);
        assertThat(page.frame.went).isEmpty();
        assertThat(mark()).isEqualTo(Mark.DONE);
        page.act("apply");
        assertThat(page.frame.went).containsExactly("APPLY");
        assertThat(wizard.run().get().orElseThrow()).isInstanceOf(RunRequest.Begin.class);
    }

    @Test
    void theButtonSaysWhatItWillDo() {
        open();
        assertThat(page.label("apply")).isEqualTo("Apply and restart db1");
        page.focus("pause-before-restart");
        page.press(KeyCode.SPACE);
        assertThat(page.label("apply")).isEqualTo("Apply, pause before the restart of db1");
        page.focus("allow-restart");
        page.press(KeyCode.SPACE);
        assertThat(page.label("apply")).isEqualTo("Apply and restart db1");
        assertThat(page.find("pause-before-restart", CheckBox.class).isSelected())
                .isFalse();
    }

    @Test
    void whereNothingRestartsItSaysSoAndAsksNothing() {
        window.servers.db1.setting("listen_addresses", "*");
        window.servers.db2.reachable.put("10.0.0.1 5432", "open");
        open();
        assertThat(page.label("apply")).isEqualTo("Apply");
        assertThat(page.shows("restart")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void moreConnectionsThanAgreedToAreShownAndAskedAgain(Face face) {
        open(face.language(), face.look());
        page.fire("allow-restart");
        window.servers.db1.clients = 40;
        page.act("apply");
        assertThat(page.frame.went).isEmpty();
        CheckBox allow = page.find("allow-restart", CheckBox.class);
        assertThat(allow.isSelected()).isFalse();
        assertThat(allow.getText()).contains("40");
        assertThat(page.texts())
                .anyMatch(text -> text.equals(page.context.words().get("page.preview.more")));
    }

    @Test
    void aLongFileMakesOnlyTheRowsThatAreSeen() {
        window.servers.db1.fileTexts.put(CONF, "# a comment about nothing at all\n".repeat(10_000));
        open();
        ListView<?> diff = page.find("diff", ListView.class);
        assertThat(diff.getItems()).hasSizeGreaterThan(10_000);
        long cells = page.all(node -> node instanceof ListCell<?> cell && cell.getListView() == diff)
                .size();
        assertThat(cells).isBetween(5L, 100L);
        assertThat(page.all(node -> node instanceof Text text && text.getText().contains("listen_addresses = '*'")))
                .as("the change is in sight")
                .isNotEmpty();
    }

    @Test
    void oneGoesFromChangeToChange() {
        window.servers.db1.fileTexts.put(
                CONF,
                "# >>> standby-wizard: managed block, replaced on each run; edit outside of it\n"
                        + "listen_addresses = 'localhost'\n"
                        + "# <<< standby-wizard: end of managed block\n"
                        + "# a line\n".repeat(200));
        open();
        select("db1/conf " + CONF);
        assertThat(page.texts()).contains("1 of 2");
        page.fire("change-next");
        assertThat(page.texts()).contains("2 of 2");
        page.fire("change-next");
        page.fire("change-before");
        assertThat(page.texts()).contains("1 of 2");
    }

    @Test
    void noSecretIsShownAndItIsSaidWhereItWillBe() {
        open();
        select("db1/role");
        assertThat(page.find("lines", TextArea.class).getText()).contains("PASSWORD '********'");
        assertThat(page.texts())
                .anyMatch(text -> text.startsWith("The password was made up for this run.")
                        && text.contains("/var/lib/postgresql/.standby-wizard/db2.pgpass on db2"));
        page.focus("copy-entry");
        page.press(KeyCode.SPACE);
        assertThat(page.frame.copied)
                .containsExactly("CREATE ROLE \"replicator\" LOGIN REPLICATION PASSWORD '********';");
    }

    @Test
    void theGeneratedPasswordIsShownOnlyWhenAskedForAndCopied() {
        open();
        String password = wizard.previewed().get().orElseThrow().password().reveal();
        assertThat(password).matches("[A-Za-z0-9]{32}");
        select("db1/role");
        assertThat(page.shows("password-shown")).isFalse();
        page.focus("show-password");
        page.press(KeyCode.SPACE);
        assertThat(page.find("password-shown", TextField.class).getText()).isEqualTo(password);
        page.fire("copy-password");
        assertThat(page.frame.copied).containsExactly(password);
        select("db1/conf " + CONF);
        select("db1/role");
        assertThat(page.shows("password-shown")).isFalse();
    }

    @Test
    void anotherPreviewOfTheSameRoleKeepsWhatWasNotedDown() {
        open();
        String before = wizard.previewed().get().orElseThrow().password().reveal();
        PageStage.onFx(() -> {
            model.preview();
            return null;
        });
        page.settle();
        assertThat(wizard.previewed().get().orElseThrow().password().reveal()).isEqualTo(before);
    }

    @Test
    void theTreeIsWalkedByKeyboard() {
        open();
        TreeView<?> tree = page.find("entries", TreeView.class);
        page.focus("entries");
        String before = model.selected().get().orElseThrow().id();
        page.press(KeyCode.DOWN);
        assertThat(model.selected().get().orElseThrow().id()).isNotEqualTo(before);
        assertThat(tree.getSelectionModel().getSelectedIndex()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void withLittleRoomItIsOneColumn(Face face) {
        open(face.language(), new Look(face.dark(), false, true, 700, 460));
        assertThat(page.shows("entries")).isFalse();
        ComboBox<?> chooser = page.find("entry-chooser", ComboBox.class);
        assertThat(chooser.getItems()).hasSizeGreaterThan(10);
        ListView<?> diff = page.find("diff", ListView.class);
        assertThat(diff.getItems()).hasOnlyElementsOfType(Diff.Line.class);
        assertThat(page.mute()).isEmpty();
        page.act("apply");
        Node allow = page.find("allow-restart", CheckBox.class);
        assertThat(page.focused()).isSameAs(allow);
        double bottom = PageStage.onFx(
                () -> allow.localToScene(allow.getBoundsInLocal()).getMaxY());
        assertThat(bottom).as("it was scrolled into sight").isLessThan(400);
    }

    private String title() {
        return PageStage.onFx(() -> page.page().title().getValue());
    }

    @ParameterizedTest
    @MethodSource("faces")
    void nothingToChangeLeadsToVerify(Face face) {
        window.following();
        open(face.language(), face.look());
        assertThat(page.texts()).contains(page.context.words().get("page.preview.nothing"));
        assertThat(title()).isEqualTo(page.context.words().get("page.preview.title.nothing"));
        assertThat(mark()).isEqualTo(Mark.DONE);
        page.act("apply");
        assertThat(page.frame.went).containsExactly("VERIFY");
        assertThat(wizard.run().get()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void withoutPreflightItLeadsThere(Face face) {
        open(face.language(), face.look());
        PageStage.onFx(() -> {
            wizard.rest().set(wizard.rest().get().with("settings.work_mem", "8MB"));
            return null;
        });
        page.settle();
        assertThat(page.texts()).contains(page.context.words().get("page.preview.out-of-date"));
        assertThat(title()).isEqualTo(page.context.words().get("page.preview.title.none"));
        assertThat(mark()).isEqualTo(Mark.OUT_OF_DATE);
        page.act("apply");
        assertThat(page.frame.went).containsExactly("PREFLIGHT");
    }

    @Test
    void afterTheRunBeganItLeadsToApplyOrToANewLook() {
        open();
        page.fire("pause-before-restart");
        page.act("apply");
        page.frame.went.clear();
        assertThat(page.label("apply")).isEqualTo("Go to Apply");
        assertThat(page.shows("restart")).isFalse();
        page.act("apply");
        assertThat(page.frame.went).containsExactly("APPLY");
        page.fire("check-again");
        assertThat(page.frame.went).containsExactly("APPLY", "PREFLIGHT");
        assertThat(wizard.checked().get()).isEmpty();
    }
}
