package org.standbywizard.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** Over the page: its title, one sentence, what the page puts beside them, and the switch of the Learn panel. */
final class Head extends HBox {
    private final Label title = Kit.wrapped("", "page-title");
    private final Label subtitle = Kit.wrapped("", "page-subtitle");
    private final HBox aside = Kit.row();

    Head(Messages words, BooleanProperty learn) {
        getStyleClass().add("page-head");
        setAlignment(Pos.TOP_LEFT);
        title.setId("page-title");
        Kit.still(title);
        subtitle.setId("page-subtitle");
        VBox texts = Kit.styled(new VBox(title, subtitle), "page-titles");
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        ToggleButton toggle = new ToggleButton(words.get("learn.button"), Kit.icon(Feather.BOOK_OPEN));
        toggle.setId("learn-toggle");
        toggle.getStyleClass().addAll("flat", "learn-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setTooltip(new Tooltip(words.get("learn.tip")));
        toggle.setAccessibleText(words.get("learn.tip"));
        toggle.selectedProperty().bindBidirectional(learn);
        HBox right = Kit.row(aside, toggle);
        right.setAlignment(Pos.CENTER_RIGHT);
        aside.setAlignment(Pos.CENTER_RIGHT);
        // As high as its highest control, whatever the title's height: else each control finds a middle of its own.
        VBox corner = new VBox(right);
        corner.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(texts, corner);
    }

    /** Shows a page's; {@code bag} ends it. */
    void show(Page page, Bag bag) {
        bag.now(page.title(), title::setText);
        bag.now(page.subtitle(), text -> {
            subtitle.setText(text);
            subtitle.setVisible(text != null && !text.isEmpty());
            subtitle.setManaged(subtitle.isVisible());
        });
        bag.any(
                () -> title.setAccessibleText(title.getText() + ". " + subtitle.getText()),
                title.textProperty(),
                subtitle.textProperty());
        aside.getChildren().clear();
        page.aside().ifPresent(aside.getChildren()::add);
    }

    /** Whether the title has the focus. */
    boolean isAnnounced() {
        return title.isFocused();
    }

    /** Says where one is now: a screen reader reads what gets the focus. */
    void announce() {
        title.requestFocus();
    }
}
