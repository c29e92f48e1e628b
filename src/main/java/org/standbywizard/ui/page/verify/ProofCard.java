package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.SqlText;
import org.standbywizard.run.ProofResult;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.verify.VerifyTarget;

/** The proof: what it would write, and what it showed. */
final class ProofCard {
    /** A longer name of a server may be cut. */
    private static final int SHORT = 24;

    private final PageContext context;
    private final Messages words;
    private final VerifyModel model;
    private final VBox body = new VBox(8);
    private final Button button;
    private final VBox node;
    private ProofState shown;
    private boolean possible;

    ProofCard(PageContext context, VerifyModel model, Bag bag) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.button = Kit.id(Kit.button("", this::press), "write-proof");
        this.node = Kit.titled(words.get("page.verify.proof"), button, body);
        body.setMinHeight(96);
        bag.any(this::show, model.proof().state(), model.moment());
    }

    Node node() {
        return node;
    }

    private void press() {
        if (model.proof().state().get() instanceof ProofState.Running) {
            model.proof().cancel();
        } else {
            model.proof().begin();
        }
    }

    private void show() {
        ProofState state = model.proof().state().get();
        boolean now = model.proof().isPossible();
        if (state == shown && now == possible) {
            return;
        }
        shown = state;
        possible = now;
        button.setDisable(!now && !(state instanceof ProofState.Running));
        button.setText(words.get(label(state)));
        List<Node> lines = new ArrayList<>();
        if (state instanceof ProofState.Running) {
            lines.add(running());
        } else if (state instanceof ProofState.Shown proof) {
            result(proof, lines);
        } else {
            if (state instanceof ProofState.Failed failed) {
                lines.add(FailureNote.of(context, failed.failure()));
            }
            String primary = model.moment().get().map(m -> m.primary().name()).orElseGet(() -> model.plannedPrimary()
                    .map(HostId::name)
                    .orElse(""));
            lines.add(Kit.wrapped(words.get("page.verify.proof.what", VerifyTarget.DATABASE, primary), "quiet"));
        }
        if (!now && model.moment().get().isPresent() && !(state instanceof ProofState.Running)) {
            lines.add(Kit.wrapped(words.get("page.verify.proof.impossible"), "hint"));
        }
        body.getChildren().setAll(lines);
    }

    private static String label(ProofState state) {
        if (state instanceof ProofState.Running) {
            return "page.verify.proof.cancel";
        }
        return state instanceof ProofState.None ? "page.verify.proof.write" : "page.verify.proof.again";
    }

    private Node running() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        turning.setMinSize(18, 18);
        String standbys = model.proof().standbys().stream()
                .map(HostId::name)
                .collect(Collectors.joining(words.get("page.verify.list")));
        String primary = model.moment().get().map(m -> m.primary().name()).orElse("");
        return Kit.row(turning, Kit.wrapped(words.get("page.verify.proof.running", primary, standbys)));
    }

    private void result(ProofState.Shown proof, List<Node> lines) {
        ProofResult result = proof.result();
        boolean table = !result.table().isEmpty();
        GridPane grid = Kit.styled(new GridPane(), "proof-lines");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.SOMETIMES);
        ColumnConstraints what = new ColumnConstraints();
        what.setHgrow(Priority.ALWAYS);
        what.setFillWidth(true);
        grid.getColumnConstraints().setAll(name, what);
        String written = (table
                        ? SqlText.of("INSERT INTO %I (token) VALUES (%L)", result.table(), result.token())
                        : SqlText.of("SELECT pg_create_restore_point(%L)", result.token()))
                .render();
        grid.addRow(0, label(words.get("page.verify.proof.written", result.primary())), wrappedMono(written));
        int row = 1;
        for (var entry : result.atMostMillis().entrySet()) {
            Label delay = Kit.styled(
                    new Label(words.get("page.verify.proof.delay", Times.span(entry.getValue(), words))),
                    "proof-delay");
            delay.setMinWidth(Region.USE_PREF_SIZE);
            delay.setGraphic(Kit.icon(org.standbywizard.ui.fx.Tone.GOOD));
            String key = table ? "page.verify.proof.read" : "page.verify.proof.replayed";
            Node value = table ? Kit.row(mono(SqlText.literal(result.token())), delay) : delay;
            grid.addRow(row++, label(words.get(key, entry.getKey())), value);
        }
        lines.add(grid);
        for (HostId standby : result.atMostMillis().keySet()) {
            String said = result.refusals().get(standby);
            lines.add(Kit.wrapped(
                    said == null
                            ? words.get("page.verify.proof.refused.plain", standby)
                            : words.get("page.verify.proof.refused", standby, said),
                    "quiet"));
        }
        String made = proof.ofRun()
                ? "page.verify.proof.of-run"
                : table ? "page.verify.proof.made" : "page.verify.proof.made.point";
        lines.add(Kit.wrapped(words.get(made, Times.clock(result.at())), "hint"));
        proof.left()
                .ifPresent(failure -> lines.add(Kit.wrapped(
                        words.get(
                                "page.verify.proof.left",
                                org.standbywizard.text.FailureText.of(words, failure)
                                        .cause()),
                        "problem")));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setMinWidth(text.length() <= SHORT ? Region.USE_PREF_SIZE : 160);
        label.setMaxWidth(220);
        GridPane.setValignment(label, VPos.TOP);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private static Label wrappedMono(String text) {
        return Kit.wrapped(text, "mono");
    }

    private static Label mono(String text) {
        Label label = Kit.mono(text);
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(text));
        return label;
    }
}
