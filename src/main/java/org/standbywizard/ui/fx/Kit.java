package org.standbywizard.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.standbywizard.text.Printable;

/** Small parts that every page is made of. Their looks are in {@code wizard.css}. */
public final class Kit {
    private Kit() {}

    /** White, with a grey line around. */
    public static VBox card(Node... rows) {
        VBox card = new VBox(rows);
        card.getStyleClass().add("card");
        return card;
    }

    /** A card with a line of its own for the title; {@code aside} stands at its right. */
    public static VBox titled(String title, Node aside, Node... rows) {
        Label label = styled(new Label(title), "card-title");
        HBox head = row(label, spacer());
        if (aside != null) {
            head.getChildren().add(aside);
        }
        head.getStyleClass().add("card-head");
        VBox body = styled(new VBox(rows), "card-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox card = card(head, body);
        card.setAccessibleText(title);
        return card;
    }

    /** A state as a pill: icon and word. */
    public static Label badge(Tone tone, String word) {
        Label badge = new Label(word, icon(tone.icon()));
        badge.getStyleClass().addAll("badge", tone.styleClass());
        badge.setMinWidth(Region.USE_PREF_SIZE);
        return badge;
    }

    /** Makes an existing badge show another state, without a jump. */
    public static void show(Label badge, Tone tone, String word) {
        badge.getStyleClass().removeIf(name -> name.startsWith("tone-"));
        badge.getStyleClass().add(tone.styleClass());
        badge.setGraphic(icon(tone.icon()));
        badge.setText(word);
    }

    public static FontIcon icon(Feather icon) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().add("icon");
        return node;
    }

    public static FontIcon icon(Tone tone) {
        return styled(icon(tone.icon()), tone.styleClass());
    }

    /** Text that goes to a server or comes from one, made harmless. */
    public static Label mono(String text) {
        return styled(new Label(Printable.shown(text)), "mono");
    }

    /** Text that wraps instead of being cut, made harmless: it may have come from a server. */
    public static Label wrapped(String text, String... styles) {
        Label label = styled(new Label(Printable.shown(text)), styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Label wrapped(ObservableValue<String> text, String... styles) {
        Label label = wrapped("", styles);
        label.textProperty().bind(text);
        return label;
    }

    /** A field under its label; {@code hint} is one line below it, null for none. */
    public static VBox field(String label, Node input, String hint) {
        Label name = styled(new Label(label(label)), "field-label");
        name.setLabelFor(input);
        name.setMnemonicParsing(true);
        VBox box = styled(new VBox(name, input), "field");
        if (hint != null) {
            box.getChildren().add(wrapped(hint, "hint"));
            input.setAccessibleHelp(hint);
        }
        input.setAccessibleText(spoken(label));
        return box;
    }

    /** A label without the signs of its mnemonic. */
    public static String spoken(String label) {
        return label.replaceAll("\\(_[A-Za-z]\\)", "").replaceAll("_(.)", "$1");
    }

    public static HBox row(Node... nodes) {
        HBox row = styled(new HBox(nodes), "row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Takes the room that is left. */
    public static Region spacer() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** Without a border, an icon only; {@code says} is its tooltip and what a screen reader says. */
    public static Button iconButton(Feather icon, String says, Runnable action) {
        Button button = new Button(null, icon(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(says);
        button.setTooltip(new javafx.scene.control.Tooltip(says));
        button.setOnAction(event -> action.run());
        return button;
    }

    public static Button button(String text, Runnable action) {
        Button button = new Button(label(text));
        button.setOnAction(event -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Takes the Enter key from a button: what changes servers, trusts or loses something wants a click or the space bar. */
    public static <B extends ButtonBase> B deliberate(B button) {
        button.addEventFilter(KeyEvent.ANY, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
            }
        });
        return button;
    }

    /** Takes the arrow keys from a node: they would move the focus, or choose; a presenter's clicker sends them, too. */
    public static <N extends Node> N still(N node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode().isArrowKey()) {
                event.consume();
            }
        });
        return node;
    }

    /**
     * A label as this platform writes it: macOS has no mnemonics, so the letter in brackets that Korean labels have for
     * them is left out there.
     */
    public static String label(String text) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return mac ? text.replaceAll("\\(_[A-Za-z]\\)", "") : text;
    }

    /** A value inside a button's or field's label, where an underscore would be read as a mnemonic's sign. */
    public static String literal(String value) {
        return value.replace("_", "__");
    }

    public static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }

    public static <N extends Node> N id(N node, String id) {
        node.setId(id);
        return node;
    }

    /** Shows a node and gives it room only while the condition holds. */
    public static void showIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
