package org.standbywizard.ui.page.verify;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** Icon, title, value: where there is no room for both side by side, the value stands below its title. */
final class CheckLine extends Region {
    private static final double GAP = 10;

    private final Label title = Kit.styled(new Label(), "check-title");
    private final Label value = Kit.styled(new Label(), "check-value");
    private Node icon = Kit.icon(Tone.NEUTRAL);
    private Tone tone = Tone.NEUTRAL;

    CheckLine() {
        value.setWrapText(true);
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

    /** What holds the line gives it a width before it asks for its height. */
    @Override
    protected double computePrefHeight(double width) {
        double one = Math.max(icon.prefHeight(-1), title.prefHeight(-1));
        return stands(getPrefWidth())
                ? Math.max(one, value.prefHeight(-1))
                : one + value.prefHeight(Math.max(1, getPrefWidth() - left()));
    }

    private double left() {
        return snapPositionX(icon.prefWidth(-1) + GAP);
    }

    /** Whether both have room side by side. */
    private boolean stands(double width) {
        return width <= 0 || computePrefWidth(-1) <= width;
    }

    @Override
    protected void layoutChildren() {
        boolean beside = stands(getWidth());
        double first = Math.max(icon.prefHeight(-1), title.prefHeight(-1));
        double height = beside ? getHeight() : first;
        place(icon, 0, 0, icon.prefWidth(-1), height);
        double left = left();
        double room = Math.max(0, getWidth() - left);
        double titleWidth = Math.min(title.prefWidth(-1), room);
        place(title, left, 0, titleWidth, height);
        double at = beside ? left + titleWidth + GAP : left;
        value.setAlignment(beside ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        double rest = Math.max(0, getWidth() - at);
        if (beside) {
            place(value, at, 0, rest, height);
        } else {
            value.resizeRelocate(at, first, rest, value.prefHeight(rest));
        }
    }

    /** In the middle of a height. */
    private void place(Node node, double x, double y, double width, double height) {
        double own = node.prefHeight(-1);
        node.resizeRelocate(x, snapPositionY(y + (height - own) / 2), width, own);
    }
}
