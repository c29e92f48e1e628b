package org.standbywizard.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** What a person, or a screen reader, would stumble over in a scene. On the toolkit's thread, after a layout. */
public final class Readable {
    private Readable() {}

    /** Words that are missing or cut off, controls that have no name or are covered; empty if all can be read. */
    public static List<String> faults(Parent root) {
        root.applyCss();
        root.layout();
        root.layout();
        List<String> faults = new ArrayList<>();
        collect(root, faults);
        faults.addAll(Clickable.covered(root));
        return faults;
    }

    /** All words that are seen in labels and buttons, a line each. On the toolkit's thread. */
    public static String text(Node node) {
        if (!node.isVisible()) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            all.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(text(child)));
        }
        return all.toString();
    }

    private static void collect(Node node, List<String> faults) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words(labeled, faults);
        }
        if (node instanceof Control control && control.isFocusTraversable() && !(control instanceof ScrollPane)) {
            name(control, faults);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, faults));
        }
    }

    private static void words(Labeled labeled, List<String> faults) {
        if (labeled.getText().contains("[page.")) {
            faults.add("no words: " + labeled.getText());
        }
        for (Node part : labeled.getChildrenUnmodifiable()) {
            boolean cut = part instanceof Text text
                    && (text.getText().endsWith("...") || text.getText().endsWith("\u2026"))
                    && !text.getText().equals(labeled.getText());
            if (cut && !labeled.getStyleClass().contains("card-title")) {
                faults.add("cut off: " + labeled.getText());
            }
        }
    }

    private static void name(Control control, List<String> faults) {
        boolean named = control.getAccessibleText() != null
                && !control.getAccessibleText().isBlank();
        boolean says = (control instanceof ButtonBase || control instanceof CheckBox)
                && ((Labeled) control).getText() != null
                && !((Labeled) control).getText().isBlank();
        if (!named && !says) {
            String kind = control instanceof TextInputControl
                    ? "field"
                    : control.getClass().getSimpleName();
            faults.add("no name: " + kind + " " + control.getId());
        }
    }
}
