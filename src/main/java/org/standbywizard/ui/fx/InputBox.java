package org.standbywizard.ui.fx;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An input under its label, with a line below that says what is wrong with it, or else what it is for. */
public final class InputBox extends VBox {
    /** The theme's red border. */
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Node input;
    private String hint;
    private final Label name = new Label();
    private final Label below = Kit.wrapped("");
    private final HBox line;

    /**
     * @param label with an underscore before its mnemonic, if it has one
     * @param hint one line below; empty for none
     */
    public InputBox(String label, Node input, String hint) {
        this.input = input;
        this.hint = hint;
        name.setText(label);
        name.setMnemonicParsing(true);
        name.setLabelFor(input);
        name.getStyleClass().add("field-label");
        input.setAccessibleText(label.replace("_", ""));
        HBox.setHgrow(below, Priority.ALWAYS);
        line = Kit.row(below);
        getChildren().addAll(name, input, line);
        getStyleClass().add("field");
        problem("");
    }

    /**
     * Shows problems there instead of below the input: under a row of narrow inputs they have more room.
     *
     * @param place a column; problems come and go at its end
     */
    public InputBox problemsIn(VBox place) {
        getChildren().remove(line);
        place.getChildren().add(line);
        return this;
    }

    /** For a label that holds underscores of its own. */
    public InputBox literal() {
        name.setMnemonicParsing(false);
        input.setAccessibleText(name.getText());
        return this;
    }

    public Node input() {
        return input;
    }

    public Label label() {
        return name;
    }

    /** What is wrong; empty text if nothing is. */
    public void problem(String text) {
        boolean wrong = !text.isEmpty();
        input.pseudoClassStateChanged(DANGER, wrong);
        below.setText(wrong ? text : hint);
        below.getStyleClass().removeAll("hint", "problem");
        below.getStyleClass().add(wrong ? "problem" : "hint");
        line.getChildren().setAll(below);
        if (wrong) {
            line.getChildren().add(0, Kit.icon(Tone.BAD));
        }
        boolean any = !below.getText().isEmpty();
        line.setVisible(any);
        line.setManaged(any);
        input.setAccessibleHelp(below.getText());
    }

    /** The line below while nothing is wrong. */
    public void hint(String text) {
        boolean wrong = hasProblem();
        hint = text;
        problem(wrong ? below.getText() : "");
    }

    public boolean hasProblem() {
        return below.getStyleClass().contains("problem");
    }

    public String problem() {
        return hasProblem() ? below.getText() : "";
    }
}
