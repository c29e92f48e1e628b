package org.standbywizard.ui.page.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.check.Survey.Stage;
import org.standbywizard.plan.Finding;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.HelpBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** One server's checks: problems one by one, passes folded; or how far the look is, or why there is none. */
final class ServerCard extends VBox {
    private final PageContext context;
    private final Messages words;
    private final PreflightModel model;
    private final ServerChecks server;
    private final List<CheckRow> rows = new ArrayList<>();
    private Optional<Node> failed = Optional.empty();

    ServerCard(PageContext context, PreflightModel model, ServerChecks server) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.server = server;
        getStyleClass().addAll("card", "server-checks");
        setId("checks-" + server.id());
        Label name = Kit.styled(new Label(server.id().name()), "card-title");
        Label role = Kit.styled(
                new Label(words.get(server.primary() ? "page.preflight.role.primary" : "page.preflight.role.standby")),
                "quiet");
        role.setMinWidth(USE_PREF_SIZE);
        HBox head = Kit.styled(Kit.row(name, role, Kit.spacer()), "card-head");
        head.getChildren().addAll(badges());
        getChildren().add(head);
        setAccessibleText(
                words.get(server.primary() ? "page.preflight.primary" : "page.preflight.standby", server.id()));
        if (server.stage().orElse(null) instanceof Stage.Failed lost && !isStopped()) {
            getChildren().add(failure(lost.failure()));
        } else if (!server.findings().isEmpty()) {
            getChildren().add(checks());
        } else {
            getChildren().add(working());
        }
    }

    ServerChecks server() {
        return server;
    }

    /** Where the first problem of this server is; a block before others. */
    Optional<Node> firstProblem() {
        return failed.or(() -> rows.stream().map(CheckRow::target).findFirst());
    }

    void open(boolean isOpen) {
        rows.forEach(row -> row.open(isOpen));
    }

    private boolean isStopped() {
        return model.phase().get() == PreflightModel.Phase.CANCELLED;
    }

    private List<Label> badges() {
        Stage stage = server.stage().orElse(null);
        boolean running = model.phase().get() == PreflightModel.Phase.RUNNING;
        if (stage instanceof Stage.Found) {
            return counts();
        }
        if (!running && !(stage instanceof Stage.Failed && !isStopped())) {
            return List.of(Kit.badge(Tone.NEUTRAL, words.get("page.preflight.stopped")));
        }
        if (stage instanceof Stage.Failed) {
            return List.of(Kit.badge(Tone.BAD, words.get("page.preflight.unreachable")));
        }
        if (stage instanceof Stage.Connecting) {
            return List.of(Kit.badge(Tone.ACTIVE, words.get("page.preflight.connecting")));
        }
        return List.of(
                stage instanceof Stage.Looking
                        ? Kit.badge(Tone.ACTIVE, words.get("page.preflight.looking"))
                        : Kit.badge(Tone.NEUTRAL, words.get("page.preflight.waiting")));
    }

    /** In the place of the checks until there are any. */
    private Node working() {
        boolean running = model.phase().get() == PreflightModel.Phase.RUNNING;
        String key = !running
                ? "page.preflight.stopped.why"
                : server.stage().orElse(null) instanceof Stage.Looking
                        ? "page.preflight.looking.why"
                        : "page.preflight.connecting.why";
        HBox row = Kit.styled(new HBox(), "working");
        if (running) {
            ProgressBar bar = new ProgressBar();
            bar.setAccessibleText(words.get(key));
            row.getChildren().add(bar);
        }
        row.getChildren().add(Kit.wrapped(words.get(key), "quiet"));
        return row;
    }

    private List<Label> counts() {
        List<Label> badges = new ArrayList<>();
        Finding.State[] states = Finding.State.values();
        for (int i = states.length - 1; i >= 0; i--) {
            long count = server.count(states[i]);
            if (count > 0) {
                badges.add(Kit.badge(
                        CheckRow.tone(states[i]),
                        words.get("page.preflight.count." + CheckReport.word(states[i]), count)));
            }
        }
        return badges;
    }

    private Node failure(Failure failure) {
        FailureText text = FailureText.of(words, failure);
        VBox lines = new VBox(Kit.wrapped(text.cause(), "card-title"), Kit.wrapped(text.next()));
        if (!text.detail().isEmpty()) {
            lines.getChildren().add(Kit.styled(Kit.wrapped(text.detail()), "mono", "quiet"));
        }
        lines.getChildren().add(new HelpBox(words, text.known(), context.desktop()::copy));
        lines.getStyleClass().add("lines");
        HBox.setHgrow(lines, javafx.scene.layout.Priority.ALWAYS);
        Button copy = Kit.iconButton(Feather.COPY, words.get("page.preflight.copy"), () -> context.desktop()
                .copy(text.toString()));
        failed = Optional.of(copy);
        HBox row = Kit.styled(new HBox(Kit.icon(Tone.BAD), lines, copy), "failure");
        return row;
    }

    private Node checks() {
        boolean compact = context.layout().compact().get();
        VBox list = Kit.styled(new VBox(), "check-list");
        server.problems().forEach(finding -> {
            CheckRow row = new CheckRow(context, finding, model.unfolded(), compact);
            rows.add(row);
            list.getChildren().add(row);
        });
        List<Finding> passes = server.passes();
        if (!passes.isEmpty()) {
            VBox passed = new VBox();
            ToggleButton fold = fold(passes.size());
            fold.setSelected(model.unfolded().showsPasses(server.id()));
            unfold(passed, passes, fold.isSelected());
            fold.selectedProperty().addListener((o, was, is) -> {
                model.unfolded().showPasses(server.id(), is);
                unfold(passed, passes, is);
            });
            list.getChildren().addAll(fold, passed);
        }
        if (!server.whole()) {
            list.getChildren().add(Kit.styled(new Label(words.get("page.preflight.more")), "quiet", "check-more"));
        }
        return list;
    }

    /** Rows are made only when they are wanted. */
    private void unfold(VBox passed, List<Finding> passes, boolean open) {
        boolean compact = context.layout().compact().get();
        passed.getChildren()
                .setAll(
                        open
                                ? passes.stream()
                                        .map(finding -> new CheckRow(context, finding, model.unfolded(), compact))
                                        .toList()
                                : List.of());
    }

    private ToggleButton fold(int count) {
        Label label = Kit.styled(new Label(words.get("page.preflight.passed", count), Kit.icon(Tone.GOOD)), "quiet");
        ToggleButton fold = CheckRow.folding(Kit.row(label));
        fold.setAccessibleText(words.get("page.preflight.passed.show", count, server.id()));
        fold.setId("passed-" + server.id());
        return fold;
    }
}
