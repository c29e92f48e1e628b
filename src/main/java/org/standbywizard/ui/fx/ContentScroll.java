package org.standbywizard.ui.fx;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As high as its content where there is room, else it scrolls; always as wide as there is room. */
public final class ContentScroll extends ScrollPane {
    private final Region content;

    public ContentScroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        setFocusTraversable(false);
        Reveal.follow(this);
    }

    /** The skin's own would not know of lines that wrap. */
    @Override
    protected double computePrefHeight(double width) {
        double room = width > 0 ? width : getWidth();
        return content.prefHeight(room > 0 ? room : -1);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }
}
