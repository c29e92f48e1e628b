package org.standbywizard.ui.page.apply;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.run.StepState;
import org.standbywizard.text.Sizes;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** One step: what it does, where it is, how long it took. */
final class StepRow extends HBox {
    private final ApplyWords words;
    private final Locale locale;
    private final String title;
    private final FontIcon icon = Kit.icon(Tone.NEUTRAL);
    private final Label time = Kit.styled(new Label(), "step-time");
    private StepState shown;

    StepRow(ApplyWords words, StepText steps, Locale locale, StepState state, Direction direction) {
        this.words = words;
        this.locale = locale;
        this.title = direction == Direction.UNDO ? steps.undo(state.step()) : steps.title(state.step());
        getStyleClass().add("step-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Kit.styled(new Label(title), "step-title");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setTooltip(new Tooltip(title));
        time.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(icon, name, time);
        // So that the Learn panel tells about it.
        setFocusTraversable(true);
        setOnMouseClicked(event -> requestFocus());
        update(state, 0);
    }

    /** @param now milliseconds since 1970, for one that runs */
    @SuppressWarnings("ReferenceEquality") // A state that did not change is the same one.
    void update(StepState state, long now) {
        boolean runs = state.phase() == StepState.Phase.RUNNING;
        if (state == shown && !runs) {
            return;
        }
        if (shown == null || shown.phase() != state.phase()) {
            phase(state);
        }
        shown = state;
        time.setText(time(state, now));
        setAccessibleText(title + ": " + words.get(word(state)) + " " + time.getText());
    }

    private static String word(StepState state) {
        return state.isOutOfSight()
                ? "phase.lost"
                : "phase." + state.phase().name().toLowerCase(Locale.ROOT);
    }

    private void phase(StepState state) {
        StepState.Phase phase = state.phase();
        Tone tone = state.isOutOfSight() ? Tone.WARN : tone(phase);
        getStyleClass().removeIf(name -> name.startsWith("phase-"));
        getStyleClass().add(word(state).replace('.', '-'));
        icon.getStyleClass().removeIf(name -> name.startsWith("tone-"));
        icon.getStyleClass().add(tone.styleClass());
        icon.setIconCode(
                phase == StepState.Phase.UNDONE ? org.kordamp.ikonli.feather.Feather.CORNER_UP_LEFT : tone.icon());
    }

    private static Tone tone(StepState.Phase phase) {
        return switch (phase) {
            case WAITING -> Tone.NEUTRAL;
            case RUNNING -> Tone.ACTIVE;
            case DONE, ALREADY, BY_HAND, UNDONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case STOPPED -> Tone.WARN;
        };
    }

    private String time(StepState state, long now) {
        return switch (state.phase()) {
            case WAITING -> "";
            // Whole seconds: it is drawn once a second.
            case RUNNING ->
                now <= state.startedAt() ? "" : Sizes.millis((now - state.startedAt()) / 1000 * 1000, locale);
            case DONE, UNDONE -> Sizes.millis(state.millis(), locale);
            case ALREADY -> words.get("phase.already");
            case BY_HAND -> words.get(word(state));
            case FAILED -> words.get(word(state));
            case STOPPED -> words.get("phase.stopped");
        };
    }
}
