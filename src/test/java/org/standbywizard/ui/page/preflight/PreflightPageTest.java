package org.standbywizard.ui.page.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.LivePage;
import org.standbywizard.ui.LivePage.Face;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.PlannedWindow;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.Taught;

class PreflightPageTest {
    @TempDir
    Path home;

    private final PlannedWindow window = new PlannedWindow();
    private WizardModel wizard;
    private LivePage page;

    static Stream<Face> faces() {
        return Face.all();
    }

    private void open(Face face) {
        open(face.language(), face.look());
    }

    private void open(Locale language, Look look) {
        wizard = PageStage.onFx(() -> window.model(home));
        page = new LivePage(
                wizard,
                language,
                look,
                (context, live) -> new PreflightPage(context, new PreflightModel(wizard, window)));
    }

    private void open() {
        open(Locale.ENGLISH, Look.LIGHT);
    }

    @AfterEach
    void close() {
        page.close();
    }

    /** Learn tells of the check whose line has the focus. */
    @Test
    void everyCheckSaysWhatItIsAbout() {
        manyProblems();
        open();
        Node card = page.find("checks-db2", Node.class);
        List<String> topics = PageStage.onFx(() -> card.lookupAll(".check").stream()
                .map(line -> Taught.at(line.lookup(".check-line"))
                        .orElseThrow()
                        .getValue()
                        .orElseThrow()
                        .topic()
                        .toString())
                .toList());
        assertThat(topics).contains("check/architecture").allMatch(topic -> topic.startsWith("check/"));
    }

    private Mark mark() {
        return page.page().mark().getValue();
    }

    private void manyProblems() {
        window.servers.db1.pending.add("work_mem = 8MB (4MB)");
        window.servers.db2.machine = "aarch64";
        window.servers.db2.clients = 2;
        window.unreachable.clear();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void everyStateHasItsWordsAndEveryControlAName(Face face) {
        manyProblems();
        open(face);
        assertThat(page.texts()).noneMatch(text -> text.startsWith("["));
        assertThat(page.mute()).isEmpty();
        assertThat(page.shows("checks-db1")).isTrue();
        assertThat(page.shows("checks-db2")).isTrue();
        assertThat(page.shows("confirm-db2")).isTrue();
        assertThat(page.shows("accept-edits")).isTrue();
        assertThat(page.shows("warnings-read")).isTrue();
        assertThat(mark()).isEqualTo(Mark.PROBLEM);
    }

    @ParameterizedTest
    @MethodSource("faces")
    void warningsAreReadByKeyboardBeforeThePageIsLeft(Face face) {
        open(face);
        page.act("next");
        assertThat(page.frame.went).isEmpty();
        assertThat(page.focused()).isSameAs(page.find("warnings-read", CheckBox.class));
        page.press(KeyCode.ENTER);
        assertThat(page.frame.went).isEmpty();
        page.press(KeyCode.SPACE);
        assertThat(wizard.consents().get().warnings()).isTrue();
        assertThat(mark()).isEqualTo(Mark.DONE);
        page.act("next");
        assertThat(page.frame.went).containsExactly("next");
    }

    @Test
    void aBlockTakesTheFocusAndShowsWhatToDo() {
        window.servers.db2.machine = "aarch64";
        open();
        page.act("next");
        assertThat(page.frame.went).isEmpty();
        Node focused = page.focused();
        assertThat(focused).isInstanceOf(ToggleButton.class);
        assertThat(focused.getAccessibleText()).startsWith("block, Processor architecture");
        assertThat(((ToggleButton) focused).isSelected()).isTrue();
        assertThat(page.texts()).anyMatch(text -> text.startsWith("Use a machine of the same architecture"));
        assertThat(page.page().note().getValue()).contains("db2");
    }

    @Test
    void aWarningIsOpenedAndClosedByKeyboard() {
        open();
        String fix = "Set \"wal_log_hints\": \"on\" in the plan";
        assertThat(page.texts()).noneMatch(text -> text.startsWith(fix));
        Node row = page.all(node -> node instanceof ToggleButton button
                        && button.getAccessibleText() != null
                        && button.getAccessibleText().contains("pg_rewind"))
                .get(0);
        PageStage.onFx(() -> {
            row.requestFocus();
            return null;
        });
        page.press(KeyCode.SPACE);
        assertThat(page.texts()).anyMatch(text -> text.startsWith(fix));
        page.press(KeyCode.SPACE);
        assertThat(page.texts()).noneMatch(text -> text.startsWith(fix));
    }

    @Test
    void aServersNameIsTyped() {
        window.servers.db2.clients = 2;
        open();
        page.act("next");
        assertThat(page.focused()).isSameAs(page.find("confirm-db2", TextField.class));
        page.write("db2");
        page.press(KeyCode.ENTER);
        assertThat(page.frame.went).isEmpty();
        assertThat(wizard.consents().get().named()).containsExactly(PlannedWindow.DB2);
        page.act("next");
        assertThat(page.focused()).isSameAs(page.find("warnings-read", CheckBox.class));
    }

    @ParameterizedTest
    @MethodSource("faces")
    void anUnreachableServerSaysWhyAndWhatToDo(Face face) {
        window.unreachable.put("db2", new Failure.Unreachable("db2.example.org", "timeout", 22, "timed out"));
        open(face);
        assertThat(page.texts()).anyMatch(text -> text.contains("db2.example.org"));
        assertThat(mark()).isEqualTo(Mark.PROBLEM);
        page.act("next");
        assertThat(page.frame.went).isEmpty();
        assertThat(page.focused().getAccessibleText()).isNotBlank();
        window.unreachable.clear();
        page.act("again");
        assertThat(page.texts()).noneMatch(text -> text.contains("db2.example.org"));
        assertThat(window.looks).isEqualTo(2);
    }

    @Test
    void passesAreFoldedUntilTheyAreAskedFor() {
        open();
        assertThat(page.texts()).doesNotContain("Operating system");
        page.fire("filter-all");
        assertThat(page.texts()).contains("Operating system");
        page.fire("filter-problems");
        assertThat(page.texts()).doesNotContain("Operating system");
    }

    @Test
    void theChecksAreCopiedAsText() {
        open();
        page.focus("copy-checks");
        page.press(KeyCode.SPACE);
        assertThat(page.frame.copied).singleElement().asString().contains("db1 (primary)", "[warn] Listen addresses");
        assertThat(page.frame.said).hasSize(1);
    }

    @Test
    void serversTheWrongWayRoundLeadToTheirPage() {
        window.servers.db1.databases.clear();
        window.servers.db1.totalBytes = 22L << 20;
        window.servers.db2.databases.put("shop", 900L << 20);
        window.servers.db2.totalBytes = 922L << 20;
        open();
        page.focus("to-primary");
        page.press(KeyCode.SPACE);
        assertThat(page.frame.went).containsExactly("PRIMARY");
    }

    @Test
    void aPlanChangedElsewhereMarksThePage() {
        open();
        PageStage.onFx(() -> {
            wizard.rest().set(wizard.rest().get().with("settings.work_mem", "8MB"));
            return null;
        });
        page.settle();
        assertThat(mark()).isEqualTo(Mark.OUT_OF_DATE);
        assertThat(page.label("next")).isEqualTo("Check the servers");
        page.act("next");
        assertThat(window.looks).isEqualTo(2);
    }

    @Test
    void aClosedPageHearsNothingMore() {
        open();
        List<String> before = page.texts();
        PageStage.onFx(() -> {
            page.page().close();
            wizard.checked().set(java.util.Optional.empty());
            return null;
        });
        assertThat(page.texts()).isEqualTo(before);
    }
}
