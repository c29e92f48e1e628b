package org.standbywizard.ui.page.preview;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;

/** A cell as wide as its list and as high as its wrapped lines need. */
abstract class DiffCell<T> extends ListCell<T> {
    /** A list that is not laid out yet must not think that it holds thousands of cells, pixels. */
    private static final double LEAST = 12;

    private final Region content;

    DiffCell(Region content) {
        this.content = content;
        getStyleClass().add("diff-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    /** Shows it, and says what a screen reader reads. */
    abstract String show(T item);

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : content);
        setAccessibleText(empty || item == null ? null : show(item));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = getGraphic() == null ? super.computePrefHeight(width) : content.prefHeight(width);
        return Math.max(LEAST, Math.ceil(height));
    }

    @Override
    protected void layoutChildren() {
        if (getGraphic() == null) {
            super.layoutChildren();
        } else {
            content.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }
}
