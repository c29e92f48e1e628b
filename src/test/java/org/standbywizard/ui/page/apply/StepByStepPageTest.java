package org.standbywizard.ui.page.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ui.PageStage.fx;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.conf.ScramVerifier;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Prediction;
import org.standbywizard.ui.LivePage;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;

/** Step by step in a window: what is shown before and after, what is read again, what is done by hand. */
class StepByStepPageTest extends LiveRun {
    /** What presenters' clickers send; some send the last two. */
    private static final List<KeyCode> CLICKER = List.of(
            KeyCode.PAGE_DOWN,
            KeyCode.PAGE_UP,
            KeyCode.RIGHT,
            KeyCode.LEFT,
            KeyCode.F5,
            KeyCode.ESCAPE,
            KeyCode.PERIOD,
            KeyCode.B,
            KeyCode.ENTER,
            KeyCode.SPACE);

    @Override
    void open(Locale language, Look look) {
        super.open(language, look);
        fx(() -> run.model.holding().stepwise().set(true));
    }

    private void begin() {
        fx(() -> run.begin(FakeRun.RESTART));
        holds("db1/role");
    }

    private void next(String step) {
        page.act("go");
        holds(step);
    }

    private String said(String style) {
        Node area = page.all(node -> node.getStyleClass().contains(style)).get(0);
        return PageStage.onFx(((TextArea) area)::getText);
    }

    private String words(LivePage.Face face, String key, Object... values) {
        return Messages.of(face.language()).get(key, values);
    }

    @ParameterizedTest
    @MethodSource("faces")
    void afterAStepItShowsWhatTheServerSays(LivePage.Face face) {
        open(face);
        begin();
        next("db1/conf");
        until("the server was asked", () -> !run.model
                .course()
                .diary()
                .get()
                .orElseThrow()
                .page("db1/role")
                .orElseThrow()
                .answers()
                .isEmpty());
        assertThat(said("after-lines"))
                .contains(words(face, "page.apply.after.says", "db1"))
                .contains("FROM pg_authid WHERE rolname = 'replicator'")
                .contains("rolreplication");
        assertThat(said("hold-lines")).contains("+listen_addresses");
        assertThat(page.texts()).noneMatch(text -> text.startsWith("["));
        assertThat(page.mute()).isEmpty();
    }

    @Test
    void withoutStepByStepNoServerIsAskedMore() {
        open();
        fx(() -> run.model.holding().stepwise().set(false));
        fx(() -> run.begin(FakeRun.RESTART));
        until("done", () -> run.model.face().get() == Face.DONE);
        assertThat(run.model.course().diary().get().orElseThrow().pages())
                .hasSize(16)
                .allMatch(one -> one.answers().isEmpty());
        assertThat(page.shows("hold")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void earlierStepsAreReadAgainAndNothingChanges(LivePage.Face face) {
        open(face);
        begin();
        next("db1/conf");
        next("db1/hba");
        page.focus("hold");
        page.press(KeyCode.LEFT);
        page.press(KeyCode.LEFT);
        assertThat(said("hold-lines")).contains("CREATE ROLE");
        assertThat(page.texts())
                .contains(words(face, "page.apply.pager.earlier"), words(face, "page.apply.pager.count", 1, 2));
        page.press(KeyCode.PAGE_DOWN);
        assertThat(said("hold-lines")).contains("postgresql.conf");
        page.fire("pager-present");
        assertThat(said("hold-lines")).contains("pg_hba.conf");
        assertThat(page.shows("pager-present")).isFalse();
        assertThat(isHeld("db1/hba")).as("still").isTrue();
        assertThat(run.pair.one.files.get(org.standbywizard.fake.FakeServer.HBA))
                .isEqualTo(org.standbywizard.fake.FakeServer.HBA_TEXT);
    }

    /** Whoever pressed Next has the focus there, and a clicker's next key would begin another step. */
    @Test
    void noKeyOfAClickerBeginsAStep() {
        open();
        begin();
        page.focus("action-go");
        page.press(KeyCode.SPACE);
        holds("db1/conf");
        for (KeyCode key : CLICKER) {
            page.press(key);
            page.press(key);
            assertThat(isHeld("db1/conf")).as(key + " on " + page.focused()).isTrue();
        }
        page.fire("action-by-hand");
        holds("db1/conf");
        for (KeyCode key : CLICKER) {
            page.press(key);
            assertThat(isHeld("db1/conf")).as(key + " by hand").isTrue();
        }
        assertThat(run.pair.one.scripts).doesNotContain("replace-file.sh");
        page.focus("action-go");
        page.press(KeyCode.SPACE);
        holds("db1/hba");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void aStepIsDoneByHandAndChecked(LivePage.Face face) {
        open(face);
        begin();
        page.act("by-hand");
        until(
                "it is the person's",
                () -> isHeld("db1/role")
                        && run.model
                                .course()
                                .isHanded(run.model
                                        .holding()
                                        .held()
                                        .get()
                                        .orElseThrow()
                                        .step()));
        assertThat(said("hold-lines")).contains("\\password \"replicator\"").doesNotContain("PASSWORD '");
        page.act("check");
        until(
                "it was looked at",
                () -> isHeld("db1/role")
                        && run.model
                                .course()
                                .diary()
                                .get()
                                .flatMap(book -> book.page("db1/role"))
                                .flatMap(one -> one.found())
                                .isPresent());
        String missing = words(face, "not-yet.role-missing", "replicator");
        assertThat(page.texts()).contains(words(face, "page.apply.hand.not-yet", missing));
        run.pair.one.roles.add("replicator");
        run.pair.one.verifiers.put("replicator", ScramVerifier.of(run.password.reveal(), new byte[16], 4096));
        page.act("check");
        holds("db1/conf");
        assertThat(page.texts()).anyMatch(text -> text.startsWith(words(face, "page.apply.phase.by_hand")));
        assertThat(page.texts()).noneMatch(text -> text.startsWith("["));
        page.fire("pace-all");
        until("done", () -> run.model.face().get() == Face.DONE);
        fx(run::undo);
        until("undone", () -> run.model.face().get() == Face.UNDONE);
        assertThat(run.pair.one.roles).containsExactly("replicator");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void whoWantsIsAskedBeforeAndToldAfter(LivePage.Face face) {
        open(face);
        begin();
        assertThat(page.shows("question-0")).isFalse();
        page.fire("question-ask");
        Prediction role = Prediction.of(face.language(), "ensure-role").orElseThrow();
        assertThat(page.texts())
                .contains(role.question())
                .containsAll(
                        role.choices().stream().map(Prediction.Choice::text).toList())
                .doesNotContain(role.why());
        page.fire("question-0");
        assertThat(isHeld("db1/role")).as("an answer begins nothing").isTrue();
        next("db1/conf");
        assertThat(page.texts())
                .contains(
                        words(
                                face,
                                "page.apply.question.other",
                                role.choices().get(1).text()),
                        role.why());
        Prediction file = Prediction.of(face.language(), "edit-file").orElseThrow();
        page.fire("question-" + file.right());
        next("db1/hba");
        assertThat(page.texts())
                .contains(words(
                        face,
                        "page.apply.question.right",
                        file.choices().get(file.right()).text()));
    }

    @ParameterizedTest
    @MethodSource("faces")
    void theWizardsOwnStepsSayWhyNobodyElseDoesThem(LivePage.Face face) {
        open(face);
        begin();
        until("the copy waits", () -> {
            if (!isHeld("db2/copy")) {
                run.model.holding().go();
            }
            return isHeld("db2/copy");
        });
        assertThat(page.texts()).contains(words(face, "by-hand.not.marks"));
        assertThat(page.all(node -> "action-by-hand".equals(node.getId()))).isEmpty();
    }
}
