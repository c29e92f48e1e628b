package org.standbywizard.ui.page.verify;

import java.util.List;
import javafx.collections.ObservableSet;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.standbywizard.learn.Topic;
import org.standbywizard.plan.Finding;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.HelpText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.HelpBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.Taught;

/** One check: a line, and unfolded what is wanted and what to do. What blocks is unfolded by itself. */
final class CheckRow extends VBox {
    private final PageContext context;
    private final Messages words;
    private final String key;
    private final ObservableSet<String> turned;
    private final CheckLine line = new CheckLine();
    private final ToggleButton head = new ToggleButton(null, line);
    private final Label wanted = Kit.wrapped("", "quiet");
    private final Label fix = Kit.wrapped("");
    private final VBox detail = Kit.styled(new VBox(4, wanted, fix), "check-detail");
    private List<HelpText> known = List.of();
    private boolean blocks;

    /**
     * @param key of this check
     * @param turned keys of those that a person folded the other way; outlives the row
     */
    CheckRow(PageContext context, String key, ObservableSet<String> turned) {
        this.context = context;
        this.words = context.words();
        this.key = key;
        this.turned = turned;
        getStyleClass().add("check-row");
        head.getStyleClass().addAll("flat", "check-head");
        head.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        head.setMaxWidth(Double.MAX_VALUE);
        head.setMinWidth(0);
        line.prefWidthProperty().bind(head.widthProperty().subtract(18));
        detail.visibleProperty().bind(head.selectedProperty());
        detail.managedProperty().bind(head.selectedProperty());
        head.setOnAction(event -> {
            if (head.isSelected() == blocks) {
                turned.remove(key);
            } else {
                turned.add(key);
            }
        });
        getChildren().addAll(head, detail);
    }

    /** @param server what the line begins with */
    void show(Finding found, String server) {
        Taught.by(this, Topic.Kind.CHECK, found.check());
        FindingText text = FindingText.of(words, found);
        String title = server + text.title();
        line.show(tone(found.state()), title, text.value());
        wanted.setText(
                text.requirement().isEmpty() ? "" : words.get("page.verify.checks.requirement", text.requirement()));
        fix.setText(text.fix().isEmpty() ? "" : words.get("page.verify.checks.fix", text.fix()));
        for (Label part : List.of(wanted, fix)) {
            part.setManaged(!part.getText().isEmpty());
            part.setVisible(!part.getText().isEmpty());
        }
        known(text.known());
        blocks = found.state() == Finding.State.BLOCK;
        head.setSelected(blocks != turned.contains(key));
        head.setAccessibleText(words.get("page.verify.checks.spoken", title, text.state(), text.value()));
        head.setAccessibleHelp(
                String.join("\n", wanted.getText(), fix.getText()).strip());
    }

    /** Made anew only when it says something else: a person may have unfolded it. */
    private void known(List<HelpText> now) {
        if (!now.equals(known)) {
            known = now;
            detail.getChildren().setAll(wanted, fix, new HelpBox(words, now, context.desktop()::copy));
        }
    }

    private static Tone tone(Finding.State state) {
        return switch (state) {
            case PASS -> Tone.GOOD;
            case WARN, CONFIRM -> Tone.WARN;
            case BLOCK -> Tone.BAD;
        };
    }
}
