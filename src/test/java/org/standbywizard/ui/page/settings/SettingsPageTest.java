package org.standbywizard.ui.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.learn.Library;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.Readable;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.shell.Taught;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The settings page as a person reads and uses it. */
class SettingsPageTest {
    private static final PageStage.Look NARROW = new PageStage.Look(false, false, false, 700, 800);

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();

    static Stream<Arguments> shown() {
        return Stream.of(SettingsStates.values())
                .flatMap(state -> Stream.of(
                        Arguments.of(state, Locale.ENGLISH, NARROW),
                        Arguments.of(state, Locale.KOREAN, PageStage.Look.DARK),
                        Arguments.of(state, Locale.ENGLISH, PageStage.Look.SMALL),
                        Arguments.of(state, Locale.KOREAN, PageStage.Look.PROJECTOR)));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void canBeRead(SettingsStates state, Locale language, PageStage.Look look) {
        try (SettingsShown shown = new SettingsShown(state, home, language, look)) {
            assertThat(PageStage.onFx(() -> Readable.faults(shown.scene.getRoot())))
                    .isEmpty();
        }
    }

    /** Whatever field one goes into, Learn has a text about it; parameters of the plan's own may be any. */
    @ParameterizedTest
    @EnumSource(SettingsStates.class)
    void everyFieldIsExplained(SettingsStates state) {
        try (SettingsShown shown = show(state)) {
            List<String> unexplained = new ArrayList<>();
            shown.on(() -> shown.scene.getRoot().lookupAll(".field").forEach(field -> {
                Node input = ((InputBox) field).input();
                boolean other = String.valueOf(input.getId()).startsWith("other-");
                boolean explained = Taught.at(input)
                        .flatMap(subject -> subject.getValue())
                        .filter(subject -> Library.of(Locale.KOREAN).has(subject.topic()))
                        .isPresent();
                if (!explained && !other) {
                    unexplained.add(input.getId());
                }
            }));
            assertThat(unexplained).isEmpty();
        }
    }

    private SettingsShown show(SettingsStates state) {
        return new SettingsShown(state, home, Locale.ENGLISH, PageStage.Look.LIGHT);
    }

    private static void focus(SettingsShown shown, String id) {
        WaitForAsyncUtils.waitForFxEvents();
        shown.on(() -> {
            // A control that was just made hears no keys before it is dressed.
            shown.scene.getRoot().applyCss();
            // Another test's window that closes late gives the keyboard to whichever it likes.
            shown.stage.requestFocus();
            shown.node(id).requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(PageStage.onFx(shown.stage::isFocused)).isTrue();
    }

    private static String focused(SettingsShown shown) {
        return PageStage.onFx(() -> shown.scene.getFocusOwner().getId());
    }

    private static String allText(SettingsShown shown) {
        return PageStage.onFx(() -> Readable.text(shown.scene.getRoot()));
    }

    private static boolean isNameAbove(SettingsShown shown, boolean compact) {
        return PageStage.onFx(() -> {
            shown.context.layout().set(compact, false);
            shown.scene.getRoot().applyCss();
            shown.scene.getRoot().layout();
            InputBox box = (InputBox) shown.node("setting-role").getParent();
            double name =
                    box.label().localToScene(box.label().getLayoutBounds()).getMaxY();
            return name <= box.input().localToScene(0, 0).getY();
        });
    }

    /** Also those that were made in a window of another width. */
    @Test
    void theRowsFollowTheWidthOfTheWindow() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            assertThat(isNameAbove(shown, false)).isFalse();
            assertThat(isNameAbove(shown, true)).isTrue();
            assertThat(isNameAbove(shown, false)).isFalse();
        }
    }

    @Test
    void aPresetChangesTheFields() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            assertThat(PageStage.onFx(() -> ((ToggleButton) shown.node("preset-recommended")).isSelected()))
                    .isTrue();
            focus(shown, "preset-tutorial");
            robot.push(KeyCode.SPACE);
            assertThat(PageStage.onFx(() -> ((TextField) shown.node("setting-keep-size")).getText()))
                    .isEqualTo("512MB");
            // What one changes oneself is no preset any more.
            focus(shown, "setting-keep-size");
            robot.push(KeyCode.END)
                    .push(KeyCode.BACK_SPACE)
                    .push(KeyCode.BACK_SPACE)
                    .write("GB");
            assertThat(shown.desk.wizard.draft().get().text("settings.wal_keep_size"))
                    .contains("512GB");
            assertThat(PageStage.onFx(() -> ((ToggleButton) shown.node("preset-tutorial")).isSelected()))
                    .isFalse();
            assertThat(allText(shown)).contains("Your own");
        }
    }

    @Test
    void aFieldSaysWhatIsWrongWhenItIsLeft() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            focus(shown, "setting-role");
            robot.write("pg_monitor");
            assertThat(allText(shown)).doesNotContain("keeps the role pg_monitor for itself");
            robot.push(KeyCode.TAB);
            assertThat(allText(shown)).contains("keeps the role pg_monitor for itself");
            focus(shown, "setting-role");
            robot.push(KeyCode.END).push(KeyCode.BACK_SPACE);
            shown.on(() -> ((TextField) shown.node("setting-role")).setText("copy"));
            assertThat(allText(shown)).doesNotContain("for itself");
        }
    }

    @Test
    void nextShowsTheFirstTroubleAndOpensItsCard() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            shown.on(() -> {
                ((javafx.scene.control.Button) shown.node("group-copy")).fire();
                shown.desk.model.set(Item.MAX_RATE, "fast");
            });
            assertThat(PageStage.onFx(() -> shown.node("setting-max-rate")
                            .getParent()
                            .getParent()
                            .getParent()
                            .getParent()
                            .isVisible()))
                    .isFalse();
            shown.on(() -> shown.page.actions().get(1).run().run());
            assertThat(shown.frame.went).isEmpty();
            assertThat(focused(shown)).isEqualTo("setting-max-rate");
            assertThat(allText(shown)).contains("Before you go on:");
            shown.on(() -> {
                shown.desk.model.set(Item.MAX_RATE, "50M");
                shown.page.actions().get(1).run().run();
            });
            assertThat(shown.frame.went).containsExactly("next");
            assertThat(allText(shown)).doesNotContain("Before you go on:");
        }
    }

    @Test
    void aChoiceIsMadeWithTheKeyboard() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            focus(shown, "setting-sync-mode");
            robot.push(KeyCode.SPACE).push(KeyCode.DOWN).push(KeyCode.ENTER);
            assertThat(shown.desk.wizard.draft().get().text("replication.synchronous.mode"))
                    .contains("first");
            assertThat(PageStage.onFx(() -> shown.node("setting-sync-count")
                            .getParent()
                            .getParent()
                            .getParent()
                            .isVisible()))
                    .isTrue();
        }
    }

    @Test
    void whyIsToldOnRequestWithTheChapterOfTheVersion() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            assertThat(allText(shown)).doesNotContain("fills the primary's disk");
            shown.on(() -> ((javafx.scene.control.Button) shown.node("why-slots")).fire());
            assertThat(allText(shown)).contains("fills the primary's disk");
            shown.on(() -> ((javafx.scene.control.Hyperlink) shown.page.body().lookup(".why .hyperlink")).fire());
            assertThat(shown.frame.browsed)
                    .containsExactly(
                            "https://www.postgresql.org/docs/15/warm-standby.html#STREAMING-REPLICATION-SLOTS");
        }
    }

    @Test
    void addressesSayWhetherTheyAreSupposed() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            assertThat(PageStage.onFx(() -> ((Label) shown.node("standby-0-mark-source")).getText()))
                    .isEqualTo("supposed");
            assertThat(PageStage.onFx(() -> ((TextField) shown.node("standby-0-sourceAddress")).getPromptText()))
                    .isEqualTo("10.0.0.2/32");
            focus(shown, "standby-0-sourceAddress");
            robot.write("10.0.0.0/24");
            assertThat(PageStage.onFx(() -> ((Label) shown.node("standby-0-mark-source")).getText()))
                    .isEqualTo("given");
            assertThat(shown.desk.wizard.plan().get().get().standbys().get(0).sourceAddress())
                    .contains("10.0.0.0/24");
        }
    }

    @Test
    void theVersionDecidesWhatIsShown() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            assertThat(isShown(shown, "setting-keep-segments")).isFalse();
            shown.on(() -> shown.desk.running(90624));
            assertThat(isShown(shown, "setting-keep-segments")).isTrue();
            assertThat(isShown(shown, "setting-keep-size")).isFalse();
            assertThat(PageStage.onFx(() -> ((ChoiceBox<?>) shown.node("setting-authentication"))
                            .getItems()
                            .toString()))
                    .isEqualTo("[md5, trust]");
            assertThat(PageStage.onFx(() -> ((ChoiceBox<?>) shown.node("setting-authentication")).getValue()))
                    .as("what scram means there")
                    .isEqualTo("md5");
            assertThat(shown.desk.wizard.rest().get())
                    .as("showing is not choosing")
                    .isEqualTo(PlanDraft.EMPTY);
        }
    }

    private static boolean isShown(SettingsShown shown, String id) {
        return PageStage.onFx(() -> {
            for (Node node = shown.node(id); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }

    @Test
    void settingsWithoutAFieldAreAddedAndTakenOut() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            focus(shown, "other-name");
            robot.write("work_mem").push(KeyCode.TAB).write("64MB").push(KeyCode.ENTER);
            assertThat(shown.desk.wizard.draft().get().text("settings.work_mem"))
                    .contains("64MB");
            assertThat(focused(shown)).isEqualTo("other-name");
            shown.on(() -> ((TextField) shown.node("other-work_mem")).setText("32MB"));
            assertThat(shown.desk.wizard.draft().get().text("settings.work_mem"))
                    .contains("32MB");
            shown.on(() -> shown.desk.model.removeOther("work_mem"));
            assertThat(PageStage.onFx(() -> shown.node("other-work_mem"))).isNull();
        }
    }

    @Test
    void anotherStandbyGetsItsOwnAddresses() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            shown.on(() ->
                    shown.desk.wizard.standbys().add(new ServerEntry(false, PlanDraft.EMPTY.with("host", "db3"))));
            focus(shown, "standby-1-primaryAddress");
            robot.write("192.0.2.7");
            assertThat(shown.desk.wizard.standbys().get(1).text("primaryAddress"))
                    .isEqualTo("192.0.2.7");
            assertThat(shown.desk.wizard.standbys().get(0).text("primaryAddress"))
                    .isEmpty();
        }
    }

    @Test
    void aPageThatIsClosedHearsNoMore() {
        try (SettingsShown shown = show(SettingsStates.RECOMMENDED)) {
            shown.on(() -> {
                shown.page.close();
                shown.desk.model.set(Item.ROLE, "other");
            });
            assertThat(PageStage.onFx(() -> ((TextField) shown.node("setting-role")).getText()))
                    .isEmpty();
        }
    }
}
