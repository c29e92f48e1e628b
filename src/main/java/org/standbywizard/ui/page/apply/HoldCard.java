package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.standbywizard.run.RunState;
import org.standbywizard.run.StepState;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;
import org.standbywizard.text.StepLines;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.StepSubject;
import org.standbywizard.ui.shell.Taught;

/** Before a step that waits: what will happen on which host, and what happened last. */
final class HoldCard extends VBox {
    private static final int MOST_LINES = 40;
    private static final int ROWS = 8;

    private final Messages messages;
    private final ApplyWords words;
    private final StepText steps;
    private final Label title = Kit.wrapped("", "strong");
    private final Label why = Kit.wrapped("");
    private final Label before = Kit.wrapped("", "quiet");
    private final TextArea lines = Kit.styled(new TextArea(), "mono", "hold-lines");

    HoldCard(Messages messages) {
        this.messages = messages;
        this.words = new ApplyWords(messages);
        this.steps = new StepText(messages);
        getStyleClass().addAll("notice", "hold");
        setId("hold");
        lines.setEditable(false);
        lines.setAccessibleText(words.get("hold.lines"));
        getChildren().addAll(title, why, lines, before);
    }

    void update(Holding.Hold hold, RunState state) {
        Step step = hold.step();
        Taught.by(this, StepSubject.of(messages, step, state.changeSet()));
        boolean restart = hold.why() == StepGate.Why.RESTART;
        getStyleClass().removeIf(name -> name.startsWith("tone-"));
        getStyleClass().add((restart ? Tone.WARN : Tone.INFO).styleClass());
        title.setText(words.get(
                hold.why() == StepGate.Why.PAUSE ? "hold.paused" : "hold.next", step.host(), steps.title(step)));
        why.setText(
                !restart
                        ? ""
                        : hold.clients().isPresent()
                                ? words.get(
                                        "hold.restart.counted",
                                        step.host(),
                                        hold.clients().getAsInt())
                                : words.get("hold.restart", step.host()));
        show(why, restart);
        List<String> what = what(step, state);
        lines.setText(String.join("\n", what));
        lines.setPrefRowCount(Math.min(ROWS, Math.max(1, what.size())));
        show(lines, !what.isEmpty());
        Optional<StepState> last = last(state);
        before.setText(last.map(this::happened).orElse(""));
        show(before, last.isPresent());
        setAccessibleText(title.getText() + ". " + why.getText());
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** The file's difference, or the same by hand. */
    private static List<String> what(Step step, RunState state) {
        List<String> all = new ArrayList<>(StepLines.diff(step));
        StepLines.commands(step, state.changeSet().servers().get(step.host())).stream()
                .flatMap(String::lines)
                .forEach(all::add);
        StepLines.settings(step).forEach(all::add);
        return all.size() <= MOST_LINES ? all : all.subList(0, MOST_LINES);
    }

    /** The step that ended last in this go. */
    private static Optional<StepState> last(RunState state) {
        return state.steps()
                .filter(step -> step.phase().isOver() && step.startedAt() > 0)
                .max(Comparator.comparingLong(step -> step.startedAt() + step.millis()));
    }

    private String happened(StepState last) {
        String key = last.phase() == StepState.Phase.ALREADY ? "hold.before.already" : "hold.before";
        String text = words.get(
                key, last.step().host(), steps.title(last.step()), Sizes.millis(last.millis(), messages.locale()));
        List<String> said = last.output().stream().map(steps::output).toList();
        return said.isEmpty() ? text : text + "\n" + String.join("\n", said);
    }
}
