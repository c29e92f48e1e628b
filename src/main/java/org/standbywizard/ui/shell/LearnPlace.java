package org.standbywizard.ui.shell;

import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Puts the Learn panel where one sees it: beside what is shown, or over it. */
final class LearnPlace {
    private static final Insets BESIDE = new Insets(0, 28, 16, 8);
    private static final Insets OVER = new Insets(0, 12, 8, 12);

    private final LearnPanel learn;
    private Spot spot;

    /**
     * One place for it.
     *
     * @param beside has what is shown, and room at its end
     * @param over lies over it
     */
    record Spot(HBox beside, StackPane over) {}

    LearnPlace(LearnPanel learn, Spot first) {
        this.learn = learn;
        this.spot = first;
    }

    /** Takes it away from where it was. */
    void hide() {
        spot.beside().getChildren().remove(learn);
        spot.over().getChildren().remove(learn);
    }

    /** Beside what is shown there. */
    void dock(Spot there) {
        if (!there.beside().getChildren().contains(learn)) {
            hide();
            spot = there;
            there.beside().getChildren().add(learn);
            HBox.setMargin(learn, BESIDE);
        }
    }

    /** Over what is shown there. @param small where there is little room */
    void cover(Spot there, boolean small) {
        if (!there.over().getChildren().contains(learn)) {
            hide();
            spot = there;
            there.over().getChildren().add(learn);
        }
        StackPane.setMargin(learn, small ? OVER : BESIDE);
    }
}
