package org.standbywizard.ui.page.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ui.PageStage.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.ProofResult;
import org.standbywizard.steps.RestartTest;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;

/** The page as a person sees it. */
@Timeout(120)
class VerifyPageTest {
    @TempDir
    Path home;

    private final FakeFrame frame = new FakeFrame();
    private Watched watched;
    private VerifyPage page;
    private Scene scene;
    private Stage stage;

    @BeforeEach
    void pair() {
        watched = onFx(() -> new Watched(home, "db1", "db2"));
    }

    @AfterEach
    void close() {
        onFx(() -> {
            if (page != null) {
                page.close();
                stage.close();
            }
            return null;
        });
    }

    private void show(Locale language, Look look) {
        onFx(() -> {
            page = new VerifyPage(PageStage.context(watched.wizard, language, look, frame), watched.model);
            scene = PageStage.mount(page, look);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return null;
        });
    }

    private void look(int times) {
        onFx(() -> {
            watched.look(times);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return null;
        });
    }

    private static Stream<Node> all(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(VerifyPageTest::all))
                : Stream.of(node);
    }

    /** Every text that is shown, one a line. */
    private String texts() {
        return onFx(() -> all(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(n -> ((Labeled) n).getText())
                .filter(t -> t != null && !t.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    private String title() {
        return onFx(() -> page.title().getValue());
    }

    private <T> T find(String id, Class<T> type) {
        return type.cast(scene.lookup("#" + id));
    }

    private void press(String id) {
        onFx(() -> {
            find(id, Button.class).fire();
            return null;
        });
    }

    static Stream<Arguments> looks() {
        return Stream.of(Locale.ENGLISH, Locale.KOREAN)
                .flatMap(language -> Stream.of(Look.LIGHT, Look.DARK, Look.SMALL, Look.PROJECTOR)
                        .map(look -> Arguments.of(language, look)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void saysEverythingInWordsAndFits(Locale language, Look look) {
        watched.deeds.past = new Past(
                List.of(),
                Optional.of(new ProofResult(
                        1,
                        new HostId("db1"),
                        "t",
                        "t",
                        Map.of(new HostId("db2"), 9L),
                        Map.of(new HostId("db2"), "cannot execute"))),
                List.of(new Past.Aside(new HostId("db2"), "/var/lib/postgresql/15/main.before-r1")));
        show(language, look);
        look(3);
        assertThat(texts()).doesNotContain("[").contains("db1", "db2", "2/5C01A8F0");
        assertThat(title()).contains("db1", "db2").doesNotContain("[");
        boolean korean = language.equals(Locale.KOREAN);
        assertThat(texts()).contains(korean ? "지연 없음" : "in step", korean ? "9 ms 이내" : "at most 9 ms later");
        assertThat(outside()).as("nothing reaches beyond the page").isEmpty();
    }

    /** Nodes that are cut at the right. */
    private List<String> outside() {
        return onFx(() -> {
            double right = scene.getWidth() + 0.5;
            return all(page.body())
                    .filter(Labeled.class::isInstance)
                    .filter(n -> n.localToScene(n.getLayoutBounds()).getMaxX() > right)
                    .map(Node::toString)
                    .toList();
        });
    }

    /** A tick would say of servers that follow nobody any more that all is well. */
    @Test
    void aRunSinceMakesItOutOfDate() {
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        assertThat(onFx(() -> page.mark().getValue())).isEqualTo(Mark.DONE);
        onFx(() -> {
            watched.wizard.run().set(Optional.of(new RunRequest.Undo(List.of())));
            return null;
        });
        assertThat(onFx(() -> page.mark().getValue())).isEqualTo(Mark.OUT_OF_DATE);
    }

    @Test
    void savesAReportOfWhatIsWatched() throws Exception {
        show(Locale.ENGLISH, Look.LIGHT);
        assertThat(onFx(() -> find("action-save-report", Button.class).isDisabled()))
                .as("nothing was seen yet")
                .isTrue();
        look(1);
        Path file = home.resolve("verified.html");
        frame.chosen = Optional.of(file);
        press("action-save-report");
        assertThat(frame.said).contains("The report is saved in verified.html.");
        var saved = org.standbywizard.report.Page.of(Files.readString(file));
        assertThat(saved.title()).isEqualTo("Verification of a streaming replication: db1 → db2");
        assertThat(saved.rows("db2", "15.18").get(0)).contains("streaming", "in step");
    }

    @Test
    void theTitleIsAlwaysAFact() {
        show(Locale.ENGLISH, Look.LIGHT);
        assertThat(title()).isEqualTo("Looking at db1, db2");
        look(1);
        assertThat(title()).isEqualTo("db2 is a streaming standby of db1");
        assertThat(onFx(() -> page.mark().getValue())).isEqualTo(Mark.DONE);

        watched.servers.standby("db2").state = "catchup";
        look(1);
        assertThat(title()).isEqualTo("db2 catches up");

        watched.servers.standby("db2").state = "streaming";
        watched.servers.standby("db2").away = true;
        watched.servers.standby("db2").cut = true;
        look(1);
        assertThat(title()).isEqualTo("db2 cannot be reached since " + Times.clock(watched.servers.now));
        assertThat(onFx(() -> page.mark().getValue())).isEqualTo(Mark.PROBLEM);
        look(37);
        watched.servers.standby("db2").away = false;
        watched.servers.standby("db2").cut = false;
        look(1);
        assertThat(title()).isEqualTo("db2 is a streaming standby of db1");
        assertThat(texts()).contains("db2 is back after 38 s and streams");

        watched.servers.primaryAway = true;
        look(1);
        assertThat(title()).isEqualTo("db1 cannot be reached since " + Times.clock(watched.servers.now));
        watched.servers.primaryAway = false;
        watched.servers.standby("db2").lost = true;
        look(1);
        assertThat(title()).isEqualTo("Slot db2 is lost: its WAL is gone, db2 must be rebuilt");
        watched.servers.standby("db2").lost = false;
        watched.servers.standby("db2").promoted = true;
        look(1);
        assertThat(title()).isEqualTo("db2 was promoted: it is no longer a standby");
    }

    @Test
    void aServerThatNoSetUpHasReached() {
        watched.servers.standby("db2").neverSetUp();
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        assertThat(title()).isEqualTo("db2 is a server of its own, no copy of db1");
        assertThat(texts())
                .contains("Not a standby", "a server of its own, no standby", "Nothing replays here")
                .doesNotContain("not streaming", "promoted", "pg_create_physical_replication_slot");
        assertThat(outside()).isEmpty();
    }

    /** What is wanted and what to do begin below the check's name, whatever the size of letters. */
    @ParameterizedTest
    @MethodSource("looks")
    void aChecksDetailsStandBelowItsName(Locale language, Look look) {
        watched.servers.standby("db2").neverSetUp();
        show(language, look);
        look(1);
        List<Double> lefts = onFx(() -> all(scene.getRoot())
                .filter(n -> n.getStyleClass().contains("check-detail")
                        || n.getStyleClass().contains("check-title"))
                .limit(2)
                .map(n -> n instanceof javafx.scene.layout.VBox box
                        ? box.getChildren().get(0)
                        : n)
                .map(n -> n.localToScene(n.getLayoutBounds()).getMinX())
                .toList());
        assertThat(lefts).hasSize(2);
        assertThat(lefts.get(1)).isEqualTo(lefts.get(0));
    }

    @Test
    void problemsComeFirstWithWhatToDo() {
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        assertThat(texts()).contains("27 pass");
        watched.servers.standby("db2").lost = true;
        look(1);
        String said = texts();
        assertThat(said).contains("What to do: The WAL that db2 needs is gone");
        assertThat(said.indexOf("What to do")).isLessThan(said.indexOf("db1: 8 pass"));
    }

    @Test
    void aCheckUnfoldsAndStaysSoWhenTheLanguageChanges() {
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        onFx(() -> {
            all(scene.getRoot())
                    .filter(n -> n.getStyleClass().contains("check-head"))
                    .map(ToggleButton.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
        });
        assertThat(texts()).contains("Wanted: PostgreSQL answers over SSH.");
        onFx(() -> {
            page.close();
            stage.close();
            return null;
        });
        show(Locale.KOREAN, Look.LIGHT);
        look(1);
        assertThat(texts()).contains("기준: ");
    }

    @Test
    void thePictureHasATextForThoseWhoDoNotSeeIt() {
        show(Locale.ENGLISH, Look.LIGHT);
        watched.servers.standby("db2").lag(1_258_291, 35);
        look(1);
        Node picture = onFx(() -> scene.lookup("#topology"));
        assertThat(picture.getAccessibleText())
                .contains("db1: primary · writes at 2/5C01A8F0")
                .contains("db2: streaming · replayed")
                .contains("1.2 MB (35 ms)");
        assertThat(picture.isFocusTraversable()).isTrue();
        assertThat(onFx(() -> scene.lookup("#lag-chart").getAccessibleText())).contains("db2: now 1.2 MB (35 ms)");
    }

    @Test
    void theProofIsMadeOnRequestAndNamesTheDatabase() {
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        assertThat(texts()).contains("database postgres on db1");
        watched.deeds.besideFacts = Map.of("way", "table", "at-most-ms-db2", "9", "refused-db2", "read-only");
        press("write-proof");
        assertThat(watched.deeds.beside).hasSize(1);
        assertThat(texts())
                .contains("INSERT INTO \"standby_wizard_proof_")
                .contains("at most 9 ms later")
                .contains("A write on db2 was refused: read-only");
    }

    @Test
    void restartingThePrimaryWithoutATickSaysWhatIsMissing() {
        watched.deeds.clients = 12;
        watched.deeds.besideFacts = Map.of(RestartTest.UP, "1830", RestartTest.STREAMING + "db2", "2345");
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        onFx(() -> {
            watched.model.restart().chosen().set(Optional.of(new HostId("db1")));
            return null;
        });
        assertThat(onFx(() -> find("restart-consent", CheckBox.class).getText()))
                .contains("12");
        press("restart-run");
        assertThat(watched.deeds.beside).isEmpty();
        assertThat(texts()).contains("Tick first that db1 may be restarted.");
        assertThat(onFx(() -> scene.getFocusOwner())).isSameAs(find("restart-consent", CheckBox.class));
        onFx(() -> {
            find("restart-consent", CheckBox.class).fire();
            return null;
        });
        press("restart-run");
        assertThat(texts())
                .contains("db1 answered again after 1.8 s.")
                .contains("db2 streams again, 2.3 s after the request.")
                .doesNotContain("Tick first");
    }

    @Test
    void stopsAndStarts() {
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        press("sampling");
        assertThat(watched.deeds.watching).isFalse();
        assertThat(onFx(() -> page.subtitle().getValue()))
                .isEqualTo("Stopped: this is how it was at " + Times.clock(watched.servers.now) + ".");
        press("sampling");
        assertThat(watched.deeds.watching).isTrue();
    }

    @Test
    void leavesTowardsUndoOrAFurtherStandby() {
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        assertThat(action("undo").available().getValue()).as("without a run").isFalse();
        go("add-standby");
        assertThat(frame.went).containsExactly("STANDBYS");
        assertThat(watched.wizard.standbys()).hasSize(2);
    }

    @Test
    void undoHandsTheChainOver() {
        org.standbywizard.run.Journals.RunRecord run = new org.standbywizard.run.Journals.RunRecord(
                "r1",
                "key",
                1,
                org.standbywizard.run.RunStatus.DONE,
                watched.wizard.plan().get().get(),
                new org.standbywizard.steps.Planned().changes(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        watched.deeds.past = Past.of(List.of(run), Optional.empty());
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        go("undo");
        assertThat(watched.wizard.undoing().get()).containsExactly(run);
        assertThat(frame.went).containsExactly("UNDO");
    }

    private void go(String id) {
        Action action = action(id);
        onFx(() -> {
            action.run().run();
            return null;
        });
    }

    private Action action(String id) {
        return onFx(() -> page.actions().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void manyStandbysWithLongNamesStayApart() {
        watched = onFx(() -> new Watched(
                home,
                "pg-primary-eu-central-1a.production.example.com",
                "pg-standby-eu-central-1b.production.example.com",
                "pg-standby-eu-central-1c.production.example.com",
                "pg-standby-us-east-2a.production.example.com",
                "db5"));
        show(Locale.ENGLISH, Look.LIGHT);
        look(2);
        assertThat(title()).isEqualTo("4 standbys stream from pg-primary-eu-central-1a.production.example.com");
        assertThat(texts()).contains("pg-standby-eu-central-1b\n", "pg-standby-eu-central-1c\n");
        assertThat(outside()).isEmpty();
    }

    @Test
    void closedItHearsNothingMore() {
        show(Locale.ENGLISH, Look.LIGHT);
        look(1);
        onFx(() -> {
            page.close();
            return null;
        });
        watched.servers.standby("db2").promoted = true;
        look(1);
        assertThat(title()).isEqualTo("db2 is a streaming standby of db1");
    }
}
