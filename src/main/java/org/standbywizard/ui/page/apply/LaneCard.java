package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.run.RunState;
import org.standbywizard.run.Serving;
import org.standbywizard.run.StepState;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.text.Messages;
import org.standbywizard.text.StepLines;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.StepSubject;
import org.standbywizard.ui.shell.Taught;

/** One host's steps, with what it does at the moment below them. */
final class LaneCard extends VBox {
    private static final double LONGEST_NAME = 200;

    private final ApplyWords words;
    private final StepText steps;
    private final HostId host;
    private final Label badge;
    private final Label role = Kit.styled(new Label(), "quiet");
    private final List<StepRow> rows = new ArrayList<>();
    private final Label command = Kit.styled(Kit.mono(""), "lane-command");
    private final Label output = Kit.styled(Kit.mono(""), "lane-output");
    private final VBox foot = Kit.styled(new VBox(command, output), "lane-foot");
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private RunState.Lane shown;

    /** @param fold whether only the step of the moment is shown at first */
    LaneCard(Messages messages, RunState state, RunState.Lane lane, boolean fold) {
        this.words = new ApplyWords(messages);
        this.steps = new StepText(messages);
        this.host = lane.host();
        this.badge = Kit.badge(Tone.NEUTRAL, "");
        getStyleClass().addAll("card", "lane");
        setId("lane-" + host);
        Label name = Kit.styled(new Label(host.name()), "card-title");
        name.setTooltip(new Tooltip(host.name()));
        // A long name gives way only after the role did.
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxWidth(LONGEST_NAME);
        role.setMinWidth(0);
        Button unfold =
                Kit.iconButton(Feather.CHEVRON_DOWN, words.get("lane.unfold", host), () -> folded.set(!folded.get()));
        HBox head = Kit.styled(Kit.row(name, role, Kit.spacer(), badge, unfold), "card-head");
        VBox body = Kit.styled(new VBox(), "lane-steps");
        for (StepState step : lane.steps()) {
            StepRow row = new StepRow(words, steps, messages.locale(), step, state.direction());
            Taught.by(row, StepSubject.of(messages, step.step(), state.changeSet()));
            rows.add(row);
            body.getChildren().add(row);
        }
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body, foot);
        folded.addListener((o, was, is) -> {
            unfold.setGraphic(Kit.icon(is ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
            fold();
        });
        folded.set(fold);
        unfold.setGraphic(Kit.icon(fold ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
        update(state, lane, 0);
    }

    /** @param now milliseconds since 1970, for steps that run */
    @SuppressWarnings("ReferenceEquality") // A lane that did not change is the same one.
    void update(RunState state, RunState.Lane lane, long now) {
        role.setText(words.get("lane." + Serving.of(state, host).name().toLowerCase(Locale.ROOT)
                + (host.equals(state.changeSet().primary()) ? ".primary" : ".standby")));
        boolean changed = lane != shown;
        shown = lane;
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).update(lane.steps().get(i), now);
        }
        if (!changed) {
            return;
        }
        badge(state, lane);
        fold();
        foot(state, lane.current());
    }

    private void badge(RunState state, RunState.Lane lane) {
        int over = lane.over();
        int all = lane.steps().size();
        Optional<StepState> current = lane.current();
        if (current.filter(StepState::isOutOfSight).isPresent()) {
            Kit.show(badge, Tone.WARN, words.get("lane.lost", over, all));
        } else if (current.map(StepState::phase).equals(Optional.of(StepState.Phase.FAILED))) {
            Kit.show(badge, Tone.BAD, words.get("lane.failed", over, all));
        } else if (current.map(StepState::phase).equals(Optional.of(StepState.Phase.STOPPED))) {
            Kit.show(badge, Tone.WARN, words.get("lane.stopped", over, all));
        } else if (over == all) {
            Kit.show(
                    badge,
                    Tone.GOOD,
                    words.get(state.direction() == Direction.UNDO ? "lane.undone" : "lane.done", over, all));
        } else {
            Kit.show(badge, current.isPresent() ? Tone.ACTIVE : Tone.NEUTRAL, words.get("lane.steps", over, all));
        }
    }

    /** The step of the moment, or the next one, or the last. */
    private void fold() {
        if (shown == null) {
            return;
        }
        // Where there is room the foot stays, so that nothing jumps when the next step begins.
        foot.setVisible(shown.current().isPresent()
                || !folded.get() && shown.over() < shown.steps().size());
        foot.setManaged(foot.isVisible());
        int kept = rows.size() - 1;
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!shown.steps().get(i).phase().isOver()) {
                kept = i;
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            boolean visible = !folded.get() || i == kept;
            rows.get(i).setVisible(visible);
            rows.get(i).setManaged(visible);
        }
    }

    private void foot(RunState state, Optional<StepState> current) {
        boolean runs = current.isPresent();
        if (!runs) {
            command.setText("");
            output.setText("");
            return;
        }
        ServerRef server = state.changeSet().servers().get(current.get().step().host());
        command.setText(
                state.direction() == Direction.UNDO
                        ? ""
                        : StepLines.commands(current.get().step(), server).stream()
                                .findFirst()
                                .map(line -> "$ " + line.lines().findFirst().orElse(""))
                                .orElse(""));
        List<String> lines = current.get().output();
        output.setText(lines.isEmpty() ? "" : steps.output(lines.get(lines.size() - 1)));
    }
}
