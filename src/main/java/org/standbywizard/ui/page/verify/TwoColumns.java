package org.standbywizard.ui.page.verify;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.WidthFirst;

/** Two columns of cards, the right one narrower; one column where there is no room for two. */
final class TwoColumns extends WidthFirst {
    private static final double GAP = 16;
    /** So much of the width is the left column's. */
    private static final double SHARE = 0.6;
    /** In units of the font's size. */
    private static final double LEAST_FOR_TWO = 46;

    private static final double FONT = 14;
    private static final double BIG_FONT = 20;

    private final VBox left;
    private final VBox right;
    private boolean one;
    private double font = FONT;

    TwoColumns(Node[] leftCards, Node[] rightCards) {
        super(240, 640);
        this.left = Kit.styled(new VBox(GAP, leftCards), "column");
        this.right = Kit.styled(new VBox(GAP, rightCards), "column");
        getChildren().setAll(List.of(left, right));
    }

    void setOne(boolean isOne) {
        one = isOne;
        requestLayout();
    }

    /** Text is large. */
    void setWide(boolean isWide) {
        font = isWide ? BIG_FONT : FONT;
        requestLayout();
    }

    private boolean isOne(double width) {
        return one || width < LEAST_FOR_TWO * font;
    }

    private double leftWidth(double width) {
        return isOne(width) ? width : Math.floor((width - GAP) * SHARE);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? getWidth() : width;
        double first = left.prefHeight(leftWidth(given));
        double second = right.prefHeight(isOne(given) ? given : given - GAP - leftWidth(given));
        return isOne(given) ? first + GAP + second : Math.max(first, second);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double leftWidth = leftWidth(width);
        double leftHeight = left.prefHeight(leftWidth);
        left.resizeRelocate(0, 0, leftWidth, leftHeight);
        if (isOne(width)) {
            right.resizeRelocate(0, leftHeight + GAP, width, right.prefHeight(width));
        } else {
            double rightWidth = width - GAP - leftWidth;
            right.resizeRelocate(leftWidth + GAP, 0, rightWidth, right.prefHeight(rightWidth));
        }
    }
}
