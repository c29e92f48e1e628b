package org.standbywizard.ui.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.Readable;
import org.standbywizard.ui.model.LinkState;
import org.testfx.api.FxRobot;

/** The pages of servers as a person uses them, mostly without a mouse. */
class ServerPagesTest {
    private static final String KEY = "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q";

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();

    static Stream<Arguments> looks() {
        return Stream.of(
                Arguments.of(Locale.ENGLISH, PageStage.Look.LIGHT),
                Arguments.of(Locale.ENGLISH, PageStage.Look.DARK),
                Arguments.of(Locale.KOREAN, PageStage.Look.LIGHT),
                Arguments.of(Locale.KOREAN, PageStage.Look.DARK));
    }

    private Shown show(States state) {
        return new Shown(state, home, Locale.ENGLISH, PageStage.Look.LIGHT);
    }

    private static boolean isFocused(Shown shown, String id) {
        return PageStage.onFx(() -> {
            Node owner = shown.scene.getFocusOwner();
            return owner != null && id.equals(owner.getId());
        });
    }

    private static void focus(Shown shown, String id) {
        shown.ready();
        shown.on(() -> {
            // Another test's window that closes late gives the keyboard to whichever it likes.
            shown.stage.requestFocus();
            shown.scene.lookup("#" + id).requestFocus();
        });
        shown.until("the window has the keyboard", shown.stage::isFocused);
        shown.until(id + " has the focus", () -> shown.scene.getFocusOwner() == shown.scene.lookup("#" + id));
    }

    private static String text(Shown shown, String id) {
        return PageStage.onFx(() -> {
            Node node = shown.scene.lookup("#" + id);
            return node instanceof TextField field ? field.getText() : ((javafx.scene.control.Labeled) node).getText();
        });
    }

    /** Each way to log in has other fields, in the same place. */
    @Test
    void aLoginIsTypedWithTheMouse() {
        try (Shown shown = show(States.EMPTY)) {
            shown.desk.hosts.host("db1", Desk.db1().build());
            shown.ready();
            robot.clickOn("#primary-host").write("10.1.2.3");
            robot.clickOn("#primary-user").write("admin");
            robot.clickOn("#primary-way-password");
            shown.ready();
            robot.clickOn("#primary-password").write("right");
            assertThat(text(shown, "primary-password")).isEqualTo("right");
            assertThat(PageStage.onFx(() -> Readable.faults(shown.scene.getRoot())))
                    .isEmpty();
            assertThat(PageStage.onFx(() -> Readable.text(shown.scene.getRoot()))
                            .lines())
                    .as("the card is called as what was typed")
                    .contains("10.1.2.3");
            robot.clickOn("#primary-way-key");
            shown.ready();
            robot.clickOn("#primary-key-file").write("/home/me/key");
            assertThat(text(shown, "primary-key-file")).isEqualTo("/home/me/key");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aWrongPasswordIsCorrectedWithTheKeyboardAlone(Locale language, PageStage.Look look) {
        try (Shown shown = new Shown(States.EMPTY, home, language, look)) {
            shown.desk.hosts.host("db1", Desk.db1().build());
            shown.desk.hosts.then(FakeHosts.password("right")).then(FakeHosts.password("right"));
            focus(shown, "primary-host");
            robot.write("db1").push(KeyCode.TAB).write("2222").push(KeyCode.TAB).write("admin");
            focus(shown, "primary-way-password");
            robot.push(KeyCode.SPACE);
            focus(shown, "primary-password");
            robot.write("wrong").push(KeyCode.ENTER);
            shown.until("refused", () -> shown.desk.card.entry().link().get() instanceof LinkState.Failed);

            assertThat(isFocused(shown, "primary-password"))
                    .as("where to correct it")
                    .isTrue();
            assertThat(text(shown, "primary-host")).isEqualTo("db1");
            assertThat(text(shown, "primary-port")).isEqualTo("2222");
            assertThat(text(shown, "primary-user")).isEqualTo("admin");

            // It is selected: typing replaces it.
            robot.write("right").push(KeyCode.ENTER);
            shown.until("connected", () -> shown.desk.card.entry().link().get() instanceof LinkState.Connected);
            assertThat(shown.desk.hosts.attempts).hasSize(2);
            robot.clickOn("#action-next");
            assertThat(shown.frame.went).containsExactly("next");
        }
    }

    @Test
    void nextSaysWhatIsMissingAndGoesThere() {
        try (Shown shown = show(States.EMPTY)) {
            robot.clickOn("#action-next");
            shown.until("the host is asked for", () -> isHostFocused(shown));
            assertThat(shown.frame.went).isEmpty();
            assertThat(PageStage.onFx(
                            () -> shown.scene.lookup("#primary-missing").isVisible()))
                    .isTrue();
            robot.write("db1").clickOn("#action-next");
            shown.until("Connect is offered", () -> "primary-connect"
                    .equals(shown.scene.getFocusOwner().getId()));
        }
    }

    private static boolean isHostFocused(Shown shown) {
        return "primary-host".equals(shown.scene.getFocusOwner().getId());
    }

    @Test
    void enterNeverTrustsAHostKey() {
        try (Shown shown = show(States.HOST_KEY)) {
            shown.until("the comparison has the focus", () -> "primary-expected"
                    .equals(shown.scene.getFocusOwner().getId()));
            robot.push(KeyCode.ENTER);
            focus(shown, "primary-trust");
            robot.push(KeyCode.ENTER).push(KeyCode.ENTER);
            shown.on(() -> {});
            assertThat(shown.desk.card.isBusy()).isTrue();
            assertThat(PageStage.onFx(
                            () -> shown.node("primary-trust", Button.class).isDefaultButton()))
                    .isFalse();
            // Space is a decision.
            shown.desk.hosts.host("db1.shop.example", Desk.db1().build());
            robot.push(KeyCode.SPACE);
            shown.until("connected", () -> shown.desk.card.entry().link().get() instanceof LinkState.Connected);
        }
    }

    @Test
    void aFingerprintIsCompared() {
        try (Shown shown = show(States.HOST_KEY)) {
            focus(shown, "primary-expected");
            shown.on(() -> shown.node("primary-expected", TextField.class)
                    .setText("256 " + KEY.replace("uNi", "uNj") + " root@db1"));
            assertThat(text(shown, "primary-verdict")).isEqualTo("different: another machine");
            assertThat(PageStage.onFx(
                            () -> shown.node("primary-trust", Button.class).isDisabled()))
                    .isTrue();
            shown.on(() -> shown.node("primary-expected", TextField.class).setText("256 " + KEY + " root@db1"));
            assertThat(text(shown, "primary-verdict")).isEqualTo("equal");
            assertThat(PageStage.onFx(
                            () -> shown.node("primary-trust", Button.class).isDisabled()))
                    .isFalse();
            focus(shown, "primary-copy-command");
            robot.push(KeyCode.SPACE);
            assertThat(shown.frame.copied).containsExactly("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub");
            focus(shown, "primary-refuse");
            robot.push(KeyCode.SPACE);
            shown.until("refused", () -> shown.desk.card.entry().link().get() instanceof LinkState.Failed);
        }
    }

    @Test
    void aChangedKeyLeavesNoWayOn() {
        try (Shown shown = show(States.KEY_CHANGED)) {
            assertThat(PageStage.onFx(() -> shown.scene.lookup("#primary-trust")))
                    .isNull();
            String seen = PageStage.onFx(() -> Readable.text(shown.scene.getRoot()));
            assertThat(seen)
                    .contains(
                            "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q",
                            "SHA256:3iXH0Qk6M2oVJ0lYl1nq0y5V1u9mC4u8b1wE7J2mR5s",
                            "/home/kim/.ssh/known_hosts, line 17");
            robot.clickOn("#action-next");
            assertThat(shown.frame.went).isEmpty();
        }
    }

    @Test
    void anAttemptIsCancelled() {
        try (Shown shown = show(States.CONNECTING)) {
            assertThat(PageStage.onFx(
                            () -> shown.node("primary-connect", Button.class).isDisabled()))
                    .isTrue();
            robot.clickOn("#primary-cancel");
            shown.until("idle", () -> shown.desk.card.entry().link().get() instanceof LinkState.Idle);
            assertThat(PageStage.onFx(
                            () -> shown.node("primary-connect", Button.class).isDisabled()))
                    .isFalse();
        }
    }

    @Test
    void aCodeIsAnsweredOnTheCard() {
        try (Shown shown = show(States.CODE)) {
            shown.desk.hosts.host("db1.shop.example", Desk.db1().build());
            assertThat(PageStage.onFx(() -> Readable.text(shown.scene.getRoot())))
                    .contains("Verification code: (admin on db1.shop.example)");
            focus(shown, "primary-secret");
            robot.write("x").push(KeyCode.ENTER);
            shown.until("connected", () -> shown.desk.card.entry().link().get() instanceof LinkState.Connected);
        }
    }

    @Test
    void aNameOfTheSshConfigurationIsCompleted() {
        try (Shown shown = show(States.EMPTY)) {
            shown.until(
                    "names are read", () -> !shown.desk.servers.aliases().get().isEmpty());
            focus(shown, "primary-host");
            robot.write("db2");
            shown.until("offered", () -> shown.node("primary-host", AliasField.class)
                    .isOffering());
            robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
            assertThat(text(shown, "primary-host")).isEqualTo("db2.shop.example");
            assertThat(shown.desk.card.text(Field.HOST)).isEqualTo("db2.shop.example");
            assertThat(shown.desk.hosts.attempts)
                    .as("Enter took the name, and did not connect")
                    .isEmpty();
        }
    }

    @Test
    void aWrongPortIsSaidWhenTheFieldIsLeft() {
        try (Shown shown = show(States.EMPTY)) {
            focus(shown, "primary-port");
            robot.write("22x");
            assertThat(PageStage.onFx(() -> Readable.text(shown.scene.getRoot())))
                    .doesNotContain("22x is not a port");
            robot.push(KeyCode.TAB);
            assertThat(PageStage.onFx(() -> Readable.text(shown.scene.getRoot())))
                    .contains("22x is not a port");
            focus(shown, "primary-port");
            robot.push(KeyCode.END).push(KeyCode.BACK_SPACE);
            assertThat(PageStage.onFx(() -> Readable.text(shown.scene.getRoot())))
                    .doesNotContain("22x is not a port");
        }
    }

    @Test
    void theServersAreSwapped() {
        try (Shown shown = show(States.STANDBY_LARGER)) {
            robot.clickOn("#action-next");
            assertThat(shown.frame.went).isEmpty();
            shown.until("Swap is offered", () -> "standby-0-swap"
                    .equals(shown.scene.getFocusOwner().getId()));
            robot.push(KeyCode.SPACE);
            assertThat(shown.desk.servers.primary().text(Field.HOST)).isEqualTo("db2.shop.example");
            robot.clickOn("#action-next");
            assertThat(shown.frame.went).containsExactly("next");
        }
    }

    @Test
    void aClusterIsChosen() {
        try (Shown shown = show(States.SEVERAL_CLUSTERS)) {
            robot.clickOn("#action-next");
            shown.until("the choice has the focus", () -> "primary-cluster-0"
                    .equals(shown.scene.getFocusOwner().getId()));
            robot.push(KeyCode.SPACE);
            shown.until(
                    "looked at",
                    () -> shown.desk.card.running().isPresent()
                            && !shown.desk.card.looking().get());
            assertThat(isFocused(shown, "primary-cluster-0"))
                    .as("the focus stays")
                    .isTrue();
            assertThat(shown.desk.card.text(Field.CLUSTER)).isEqualTo("15/main");
        }
    }

    @Test
    void standbysAreAddedAndTakenOut() {
        try (Shown shown = show(States.STANDBY)) {
            robot.clickOn("#standbys-add");
            shown.ready();
            shown.until("its host is asked for", () -> "standby-1-host"
                    .equals(shown.scene.getFocusOwner().getId()));
            robot.write("db3");
            assertThat(shown.desk.wizard.standbys()).hasSize(2);
            assertThat(shown.desk.wizard.standbys().get(1).text("host")).isEqualTo("db3");
            shown.on(() -> ((Button) shown.scene.lookup("#standbys-remove-1")).fire());
            assertThat(shown.desk.wizard.standbys()).hasSize(1);
        }
    }

    @Test
    void aPageThatIsClosedHearsNoMore() {
        try (Shown shown = show(States.CONNECTED)) {
            shown.on(() -> {
                shown.page.close();
                shown.desk.card.form().type(Field.HOST, "other");
            });
            assertThat(text(shown, "primary-host")).isEqualTo("db1.shop.example");
        }
    }
}
