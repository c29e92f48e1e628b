package org.standbywizard.ui.page.verify;

import javafx.collections.ObservableSet;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.Finding;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** One check: a line, and unfolded what is wanted and what to do. */
final class CheckRow extends VBox {
    private final Messages words;
    private final Label title = Kit.styled(new Label(), "check-title");
    private final Label value = Kit.styled(new Label(), "check-value");
    private final HBox line = Kit.row();
    private final ToggleButton head = new ToggleButton(null, line);
    private final Label finding = Kit.wrapped("", "mono-free");
    private final Label wanted = Kit.wrapped("", "quiet");
    private final Label fix = Kit.wrapped("");
    private final VBox detail = Kit.styled(new VBox(4, finding, wanted, fix), "check-detail");
    private Tone tone;

    /**
     * @param key of this check among those that are unfolded
     * @param unfolded outlives the row
     */
    CheckRow(Messages words, String key, ObservableSet<String> unfolded) {
        this.words = words;
        getStyleClass().add("check-row");
        title.setMinWidth(Region.USE_PREF_SIZE);
        value.setMinWidth(0);
        value.setMaxWidth(Double.MAX_VALUE);
        value.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(value, Priority.ALWAYS);
        head.getStyleClass().addAll("flat", "check-head");
        head.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(head.widthProperty().subtract(16));
        head.setSelected(unfolded.contains(key));
        detail.visibleProperty().bind(head.selectedProperty());
        detail.managedProperty().bind(head.selectedProperty());
        head.setOnAction(event -> {
            if (head.isSelected()) {
                unfolded.add(key);
            } else {
                unfolded.remove(key);
            }
        });
        getChildren().addAll(head, detail);
    }

    /** @param withHost whether the line names the server */
    void show(Finding found, boolean withHost) {
        FindingText text = FindingText.of(words, found);
        Tone now = tone(found.state());
        if (now != tone) {
            tone = now;
            line.getChildren().setAll(Kit.icon(now), title, value);
        }
        title.setText(withHost ? found.host().name() + ": " + text.title() : text.title());
        value.setText(text.value());
        finding.setText(text.value());
        wanted.setText(
                text.requirement().isEmpty() ? "" : words.get("page.verify.checks.requirement", text.requirement()));
        fix.setText(text.fix().isEmpty() ? "" : words.get("page.verify.checks.fix", text.fix()));
        for (Label part : new Label[] {wanted, fix}) {
            part.setManaged(!part.getText().isEmpty());
            part.setVisible(!part.getText().isEmpty());
        }
        head.setAccessibleText(words.get("page.verify.checks.spoken", title.getText(), text.state(), text.value()));
        head.setAccessibleHelp(
                String.join("\n", wanted.getText(), fix.getText()).strip());
    }

    static Tone tone(Finding.State state) {
        return switch (state) {
            case PASS -> Tone.GOOD;
            case WARN, CONFIRM -> Tone.WARN;
            case BLOCK -> Tone.BAD;
        };
    }
}
