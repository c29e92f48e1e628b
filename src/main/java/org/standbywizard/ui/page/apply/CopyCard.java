package org.standbywizard.ui.page.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.CopyPace;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.run.RunState;
import org.standbywizard.run.StepState;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;
import org.standbywizard.ui.fx.Kit;

/** The base backups that go on: phase, bytes, rate and time left of each. */
final class CopyCard extends VBox {
    private static final List<String> PHASES = List.of("waiting-for-checkpoint", "copying", "finishing");

    private final Messages messages;
    private final ApplyWords words;
    private final Map<HostId, Bar> bars = new LinkedHashMap<>();

    CopyCard(Messages messages) {
        this.messages = messages;
        this.words = new ApplyWords(messages);
        getStyleClass().addAll("card", "copies");
        setId("copies");
        show(false);
    }

    void update(RunState state) {
        List<StepState> copies = state.steps()
                .filter(step -> state.direction() == Direction.APPLY
                        && step.step() instanceof BaseBackup
                        && step.phase() == StepState.Phase.RUNNING)
                .toList();
        bars.keySet().removeIf(host -> copies.stream()
                .noneMatch(copy -> copy.step().host().equals(host)));
        copies.forEach(
                copy -> bars.computeIfAbsent(copy.step().host(), Bar::new).update(copy.copy()));
        if (!getChildren().equals(List.copyOf(bars.values()))) {
            getChildren().setAll(bars.values());
        }
        show(!copies.isEmpty());
    }

    void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /** One host's copy. */
    private final class Bar extends VBox {
        private final Label title = Kit.styled(new Label(), "card-title");
        private final Label figures = Kit.styled(new Label(), "quiet");
        private final ProgressBar bar = new ProgressBar(0);
        private final FlowPane phases = Kit.styled(new FlowPane(), "copy-phases");
        private String phase = "";
        private CopyPace shown = CopyPace.NONE;

        Bar(HostId host) {
            getStyleClass().add("copy");
            title.setText(words.get("copy.title", host));
            title.setMinWidth(0);
            figures.setMinWidth(Region.USE_PREF_SIZE);
            bar.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.SOMETIMES);
            getChildren().addAll(Kit.row(title, Kit.spacer(), figures), bar, phases);
            phase("waiting-for-checkpoint");
        }

        void update(CopyPace pace) {
            if (pace.equals(shown)) {
                return;
            }
            shown = pace;
            phase(pace.last().phase());
            bar.setProgress(pace.share());
            figures.setText(figures(pace));
            bar.setAccessibleText(title.getText() + ": " + words.get("copy." + phase) + ", " + figures.getText());
        }

        private String figures(CopyPace pace) {
            if (pace.last().totalBytes() == 0) {
                return "";
            }
            String text =
                    words.get("copy.bytes", pace.last().doneBytes(), pace.last().totalBytes());
            if (phase.equals("copying") && pace.rate() > 0) {
                text += " · " + Sizes.rate(pace.rate(), messages.locale());
                text += pace.millisLeft().isPresent()
                        ? " · " + words.get("copy.left", pace.millisLeft().getAsLong())
                        : "";
            }
            return text;
        }

        private void phase(String now) {
            if (now.equals(phase)) {
                return;
            }
            phase = now;
            phases.getChildren().clear();
            int current = PHASES.indexOf(now);
            for (int i = 0; i < PHASES.size(); i++) {
                Label label = new Label(
                        words.get("copy." + PHASES.get(i)),
                        Kit.icon(
                                i < current
                                        ? org.standbywizard.ui.fx.Tone.GOOD
                                        : i == current
                                                ? org.standbywizard.ui.fx.Tone.ACTIVE
                                                : org.standbywizard.ui.fx.Tone.NEUTRAL));
                label.getStyleClass().addAll("copy-phase", i == current ? "strong" : "quiet");
                phases.getChildren().add(label);
            }
        }
    }
}
