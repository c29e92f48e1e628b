package org.standbywizard.ui.page.preflight;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.standbywizard.learn.Topic;
import org.standbywizard.plan.Finding;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.HelpBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.Taught;

/** One check: state, title and value in a line; its requirement and fix below when it is opened. */
final class CheckRow extends VBox {
    private final ToggleButton head;
    private final Finding finding;

    CheckRow(PageContext context, Finding finding, Unfolded unfolded, boolean compact) {
        this.finding = finding;
        Messages words = context.words();
        FindingText text = FindingText.of(words, finding);
        getStyleClass().add("check");
        Taught.by(this, Topic.Kind.CHECK, finding.check());
        head = head(text, tone(finding.state()), compact);
        Node details = new VBox(details(words, text), new HelpBox(words, text.known(), context.desktop()::copy));
        head.setSelected(unfolded.isOpen(finding));
        head.selectedProperty().addListener((o, was, is) -> unfolded.open(finding, is));
        Kit.showIf(details, head.selectedProperty());
        getChildren().addAll(head, details);
    }

    Finding finding() {
        return finding;
    }

    /** What takes the focus. */
    Node target() {
        return head;
    }

    void open(boolean isOpen) {
        head.setSelected(isOpen);
    }

    private static ToggleButton head(FindingText text, Tone tone, boolean compact) {
        Label badge = Kit.styled(Kit.badge(tone, text.state()), "check-state");
        Label title = Kit.styled(new Label(text.title()), "check-title");
        Label value = Kit.styled(new Label(text.value()), "check-value", "quiet");
        title.setMinWidth(compact ? 0 : Region.USE_PREF_SIZE);
        Pane words = compact ? new VBox(title, value) : new HBox(title, value);
        words.getStyleClass().add("check-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        ToggleButton button = folding(Kit.row(badge, words));
        button.setAccessibleText(text.state() + ", " + text.title() + ": " + text.value());
        return button;
    }

    /** A button over the whole width that shows and hides what is below it, with an arrow that tells which. */
    static ToggleButton folding(HBox content) {
        ToggleButton button = Kit.styled(new ToggleButton(), "check-line");
        FontIcon arrow = Kit.icon(Feather.CHEVRON_RIGHT);
        button.selectedProperty()
                .addListener((o, was, is) -> arrow.setIconCode(is ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        content.getChildren().addAll(Kit.spacer(), arrow);
        content.setAlignment(Pos.CENTER_LEFT);
        button.setGraphic(content);
        button.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(button.widthProperty().subtract(26));
        return button;
    }

    private static Node details(Messages words, FindingText text) {
        GridPane grid = Kit.styled(new GridPane(), "check-details");
        add(grid, words.get("page.preflight.found"), text.value());
        add(grid, words.get("page.preflight.requirement"), text.requirement());
        add(grid, words.get("page.preflight.fix"), text.fix());
        return grid;
    }

    private static void add(GridPane grid, String name, String text) {
        if (text.isEmpty()) {
            return;
        }
        Label label = Kit.styled(new Label(name), "field-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Kit.wrapped(text);
        GridPane.setHgrow(words, Priority.ALWAYS);
        javafx.geometry.VPos top = javafx.geometry.VPos.TOP;
        GridPane.setValignment(label, top);
        grid.addRow(grid.getRowCount(), label, words);
    }

    static Tone tone(Finding.State state) {
        return switch (state) {
            case PASS -> Tone.GOOD;
            case WARN, CONFIRM -> Tone.WARN;
            case BLOCK -> Tone.BAD;
        };
    }
}
