package org.standbywizard.ui.page.verify;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** Icon, title, value: where there is no room for both, a long value is cut before its title is. */
final class CheckLine extends Region {
    private static final double GAP = 10;
    /** At least so much of the width is the title's, if it needs it. */
    private static final double TITLE_SHARE = 0.55;

    private final Label title = Kit.styled(new Label(), "check-title");
    private final Label value = Kit.styled(new Label(), "check-value");
    private Node icon = Kit.icon(Tone.NEUTRAL);
    private Tone tone = Tone.NEUTRAL;

    CheckLine() {
        value.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(icon, title, value);
    }

    void show(Tone now, String titleText, String valueText) {
        if (now != tone) {
            getChildren().remove(icon);
            icon = Kit.icon(now);
            tone = now;
            getChildren().add(0, icon);
        }
        title.setText(titleText);
        value.setText(valueText);
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected double computePrefWidth(double height) {
        return icon.prefWidth(-1) + title.prefWidth(-1) + value.prefWidth(-1) + 2 * GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(icon.prefHeight(-1), Math.max(title.prefHeight(-1), value.prefHeight(-1)));
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double iconWidth = icon.prefWidth(-1);
        icon.resizeRelocate(0, Math.round((height - icon.prefHeight(-1)) / 2), iconWidth, icon.prefHeight(-1));
        double left = snapPositionX(iconWidth + GAP);
        double room = Math.max(0, getWidth() - left);
        double valueWidth = value.prefWidth(-1);
        double titleWidth = Math.min(title.prefWidth(-1), Math.max(room - valueWidth - GAP, room * TITLE_SHARE));
        title.resizeRelocate(left, Math.round((height - title.prefHeight(-1)) / 2), titleWidth, title.prefHeight(-1));
        double at = left + titleWidth + GAP;
        value.resizeRelocate(
                at,
                Math.round((height - value.prefHeight(-1)) / 2),
                Math.max(0, getWidth() - at),
                value.prefHeight(-1));
    }
}
