package org.standbywizard.ui.terminal;

import javafx.geometry.VPos;
import javafx.scene.text.Text;

/** How much room a letter takes in the font of a terminal: measured on letters that are there and not seen. */
final class Letters extends Text {
    /** Measured at once. */
    private static final int MEASURED = 100;
    /** The least height of a row, in em: some fonts' letters touch. */
    private static final double LINE = 1.2;

    private final Runnable changed;
    private RowNode.Box box = new RowNode.Box(0, 0, 0);

    /** @param changed is called after each measuring */
    Letters(Runnable changed) {
        super("0".repeat(MEASURED));
        this.changed = changed;
        setManaged(false);
        setOpacity(0);
        setTextOrigin(VPos.TOP);
        getStyleClass().add("term-text");
        layoutBoundsProperty().addListener((observed, was, is) -> measure());
    }

    /** By itself only when the font changes. */
    void measure() {
        double letters = getLayoutBounds().getHeight();
        double height = Math.ceil(Math.max(letters, getFont().getSize() * LINE));
        box = new RowNode.Box(getLayoutBounds().getWidth() / MEASURED, height, Math.floor((height - letters) / 2));
        changed.run();
    }

    boolean isMeasured() {
        return box.width() > 0;
    }

    /** One letter's place, as it was measured last. */
    RowNode.Box box() {
        return box;
    }
}
