package org.standbywizard.ui.page.preview;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.standbywizard.conf.FileDiff.Side;

/** One line in one column: its numbers, a sign that tells what becomes of it, and the line. */
final class DiffSide extends HBox {
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    /** Width of a digit in the text's own size; a little more than a monospaced font has. */
    private static final double DIGIT = 0.66;

    private final Label[] numbers;
    private final Label sign = new Label();
    private final DiffText text = new DiffText();

    /** What becomes of a line. */
    enum Fate {
        STAYS,
        ADDED,
        REMOVED,
        /** There is no line here, only in the other column. */
        ABSENT
    }

    /**
     * @param columns of numbers
     * @param digits of the largest number
     */
    DiffSide(int columns, int digits) {
        getStyleClass().add("diff-side");
        numbers = new Label[columns];
        for (int i = 0; i < columns; i++) {
            numbers[i] = new Label();
            numbers[i].getStyleClass().addAll("diff-number", "mono");
            String width = Double.toString(digits * DIGIT + 1);
            numbers[i].setStyle("-fx-min-width: ".concat(width).concat("em"));
            numbers[i].setMaxHeight(Double.MAX_VALUE);
            getChildren().add(numbers[i]);
        }
        sign.getStyleClass().addAll("diff-sign", "mono");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(sign, text);
        setMinWidth(0);
    }

    /** @param side null for ABSENT */
    void show(Fate fate, Side side, int... lines) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i].setText(i < lines.length && lines[i] > 0 ? String.valueOf(lines[i]) : "");
        }
        sign.setText(fate == Fate.ADDED ? "+" : fate == Fate.REMOVED ? "\u2212" : " ");
        text.show(side == null ? "" : side.text(), side == null ? java.util.List.of() : side.changed());
        pseudoClassStateChanged(ADDED, fate == Fate.ADDED);
        pseudoClassStateChanged(REMOVED, fate == Fate.REMOVED);
        pseudoClassStateChanged(ABSENT, fate == Fate.ABSENT);
    }
}
