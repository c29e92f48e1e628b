package org.standbywizard.ui.shell;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;

/** One step of the rail: its number or its state's icon, its name, and its state in words where it wants attention. */
final class RailStep extends Button {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    /** A page beside the order is for taking back. */
    private static final Feather BESIDE = Feather.ROTATE_CCW;

    private final Messages words;
    private final String name;
    private final Label number;
    private final StackPane circle;
    private final Label state = Kit.styled(new Label(), "rail-state");
    private final VBox texts;
    private final Tooltip tip = new Tooltip();

    /** @param number the place in the order; 0 for a page beside it */
    RailStep(Messages words, PageId page, int number, Runnable go) {
        this.words = words;
        this.name = words.get("step." + page.word());
        this.number = new Label(number == 0 ? "" : String.valueOf(number));
        this.circle = Kit.styled(new StackPane(this.number), "rail-circle");
        this.texts = new VBox(Kit.styled(new Label(name), "rail-name"), state);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox graphic = Kit.styled(new HBox(circle, texts), "rail-content");
        graphic.setAlignment(Pos.CENTER_LEFT);
        graphic.setMouseTransparent(true);
        setGraphic(graphic);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        setId("step-" + page.word());
        getStyleClass().add("rail-step");
        setOnAction(event -> go.run());
    }

    /** @param reachable whether one may go there now */
    void show(Mark mark, boolean current, boolean reachable) {
        pseudoClassStateChanged(CURRENT, current);
        getStyleClass().removeIf(style -> style.startsWith("mark-"));
        getStyleClass().add("mark-" + mark.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        boolean tells = mark == Mark.PROBLEM || mark == Mark.OUT_OF_DATE || mark == Mark.BUSY;
        boolean numbered = !number.getText().isEmpty() && (current || mark == Mark.TO_COME) && !tells;
        circle.getChildren()
                .setAll(numbered ? number : Kit.icon(number.getText().isEmpty() ? BESIDE : icon(mark)));
        String word = words.get("mark." + mark.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        state.setText(word);
        state.setVisible(tells);
        state.setManaged(tells);
        setDisable(!reachable && !current);
        String all = current ? words.get("mark.current", name, word) : words.get("mark.other", name, word);
        setAccessibleText(all);
        tip.setText(all);
    }

    void setCompact(boolean compact) {
        texts.setVisible(!compact);
        texts.setManaged(!compact);
        setTooltip(compact ? tip : null);
    }

    private static Feather icon(Mark mark) {
        return switch (mark) {
            case DONE, TO_COME -> Feather.CHECK;
            case PROBLEM -> Feather.ALERT_TRIANGLE;
            case OUT_OF_DATE -> Feather.ROTATE_CW;
            case BUSY -> Feather.LOADER;
        };
    }
}
