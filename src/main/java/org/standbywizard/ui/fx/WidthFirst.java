package org.standbywizard.ui.fx;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Gets its width first, is as high as that width needs, and never lower. */
public abstract class WidthFirst extends Pane {
    /** Widths in pixels. */
    protected WidthFirst(double minWidth, double prefWidth, Node... children) {
        super(children);
        setMinWidth(minWidth);
        setPrefWidth(prefWidth);
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected abstract double computePrefHeight(double width);
}
