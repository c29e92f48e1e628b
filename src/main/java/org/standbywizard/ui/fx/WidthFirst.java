package org.standbywizard.ui.fx;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Gets its width first, is as high as that width needs, and never lower. */
public abstract class WidthFirst extends Pane {
    private final double least;
    private final double usual;

    /** Widths in pixels; unless others are set. */
    protected WidthFirst(double minWidth, double prefWidth, Node... children) {
        super(children);
        this.least = minWidth;
        this.usual = prefWidth;
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computeMinWidth(double height) {
        return least;
    }

    @Override
    protected final double computePrefWidth(double height) {
        return usual;
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected abstract double computePrefHeight(double width);
}
