package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** The restart test: which server, the consent that it needs, and how long it took. */
final class RestartCard {
    private final PageContext context;
    private final Messages words;
    private final VerifyModel model;
    private final Restarting test;
    private final ComboBox<HostId> which = Kit.id(new ComboBox<>(), "restart-server");
    private final CheckBox consent = Kit.id(new CheckBox(), "restart-consent");
    private final Button run = Kit.id(Kit.button("", this::press), "restart-run");
    private final Label missing = Kit.wrapped("", "problem");
    private final VBox result = new VBox(8);
    private final VBox node;
    private boolean showing;

    RestartCard(PageContext context, VerifyModel model, Bag bag) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.test = model.restart();
        consent.setWrapText(true);
        consent.selectedProperty().bindBidirectional(test.consent());
        bag.add(() -> consent.selectedProperty().unbindBidirectional(test.consent()));
        which.setConverter(new Names());
        which.setAccessibleText(words.get("page.verify.restart.which"));
        which.setMaxWidth(320);
        which.setOnAction(event -> {
            if (!showing) {
                test.chosen().set(Optional.ofNullable(which.getValue()));
            }
        });
        missing.setManaged(false);
        missing.setVisible(false);
        this.node = Kit.titled(
                words.get("page.verify.restart"),
                null,
                Kit.wrapped(words.get("page.verify.restart.what"), "quiet"),
                Kit.styled(new FlowPane(which, run), "restart-choice"),
                consent,
                missing,
                result);
        bag.any(this::show, model.moment(), test.chosen(), test.clients(), test.consent(), test.state());
        bag.now(test.state(), this::result);
        bag.onChange(model.moment(), moment -> countFirst());
    }

    Node node() {
        return node;
    }

    private ShortNames names() {
        return model.shortNames();
    }

    /** As soon as there is a server to count on. */
    private void countFirst() {
        if (test.chosen().get().isEmpty()) {
            test.server().ifPresent(server -> test.chosen().set(Optional.of(server)));
        }
    }

    private final class Names extends StringConverter<HostId> {
        @Override
        public String toString(HostId server) {
            if (server == null) {
                return "";
            }
            String key = test.isPrimary(server) ? "page.verify.restart.primary" : "page.verify.restart.standby";
            return words.get(key, names().name(server));
        }

        @Override
        public HostId fromString(String text) {
            return null;
        }
    }

    private void show() {
        showing = true;
        if (!which.getItems().equals(test.servers())) {
            which.getItems().setAll(test.servers());
        }
        Optional<HostId> server = test.server();
        if (!Objects.equals(which.getValue(), server.orElse(null))) {
            which.setValue(server.orElse(null));
        }
        showing = false;
        boolean busy = test.state().get() instanceof RestartState.Running;
        which.setDisable(busy || test.servers().isEmpty());
        run.setDisable(busy || server.isEmpty());
        run.setText(
                words.get("page.verify.restart.run", server.map(names()::name).orElse("")));
        boolean asked = server.map(test::needsConsent).orElse(false) && !busy;
        consent.setVisible(asked);
        consent.setManaged(asked);
        server.ifPresent(s -> consent.setText(consentText(s)));
        if (test.consent().get()) {
            tell("");
        }
    }

    private String consentText(HostId server) {
        OptionalInt clients = test.clients().get();
        if (test.isPrimary(server)) {
            return clients.isPresent()
                    ? words.get("page.verify.restart.consent.primary", server, clients.getAsInt())
                    : words.get("page.verify.restart.consent.primary.uncounted", server);
        }
        if (test.isSynchronous(server)) {
            return clients.isPresent()
                    ? words.get("page.verify.restart.consent.sync", server, clients.getAsInt())
                    : words.get("page.verify.restart.consent.sync.uncounted", server);
        }
        return words.get("page.verify.restart.consent.standby", server, clients.orElse(0));
    }

    /** Never dead without saying why. */
    private void press() {
        Optional<HostId> server = test.server();
        if (server.isEmpty()) {
            return;
        }
        if (!test.isPossible()) {
            tell(words.get("page.verify.restart.impossible", server.get()));
            return;
        }
        if (test.needsConsent(server.get()) && !test.consent().get()) {
            tell(words.get("page.verify.restart.needs-consent", server.get()));
            consent.requestFocus();
            return;
        }
        tell("");
        test.begin();
    }

    private void tell(String why) {
        missing.setText(why);
        missing.setVisible(!why.isEmpty());
        missing.setManaged(!why.isEmpty());
    }

    private void result(RestartState state) {
        List<Node> lines = new ArrayList<>();
        if (state instanceof RestartState.Running running) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setPrefSize(18, 18);
            turning.setMinSize(18, 18);
            lines.add(Kit.row(turning, Kit.wrapped(words.get("page.verify.restart.running", running.server()))));
        } else if (state instanceof RestartState.Passed passed) {
            lines.add(passed(
                    words.get("page.verify.restart.passed", passed.server(), Times.span(passed.upMillis(), words))));
            passed.streamingMillis()
                    .forEach((standby, millis) -> lines.add(passed(
                            words.get("page.verify.restart.passed.streaming", standby, Times.span(millis, words)))));
        } else if (state instanceof RestartState.Grew grew) {
            lines.add(FailureNote.notice(
                    Tone.WARN, Kit.wrapped(words.get("page.verify.restart.grew", grew.server(), grew.clients()))));
        } else if (state instanceof RestartState.Failed failed) {
            lines.add(FailureNote.of(context, failed.failure()));
        }
        result.getChildren().setAll(lines);
        result.setVisible(!lines.isEmpty());
        result.setManaged(!lines.isEmpty());
    }

    private static Node passed(String text) {
        return Kit.row(Kit.icon(Tone.GOOD), Kit.wrapped(text));
    }
}
