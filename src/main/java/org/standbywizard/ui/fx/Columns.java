package org.standbywizard.ui.fx;

import java.util.List;
import javafx.scene.Node;

/**
 * Children side by side in columns of equal width and rows of equal height, as many as fit; below one another where
 * there is little room.
 */
public final class Columns extends WidthFirst {
    private static final double GAP = 16;

    private double least;

    /** @param least width of the narrowest column, pixels */
    public Columns(double least, Node... children) {
        super(0, 2 * least, children);
        this.least = least;
        getStyleClass().add("columns");
    }

    /** Text of another size wants other columns. */
    public void setLeast(double pixels) {
        least = pixels;
        setPrefWidth(2 * least);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? prefWidth(-1) : width;
        int columns = columns(wide);
        double each = (wide - GAP * (columns - 1)) / columns;
        double height = 0;
        List<Node> shown = getManagedChildren();
        for (int i = 0; i < shown.size(); i += columns) {
            height += (i == 0 ? 0 : GAP) + rowHeight(shown, i, columns, each);
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double each = (getWidth() - GAP * (columns - 1)) / columns;
        List<Node> shown = getManagedChildren();
        double y = 0;
        for (int i = 0; i < shown.size(); i += columns) {
            double height = rowHeight(shown, i, columns, each);
            for (int j = i; j < Math.min(shown.size(), i + columns); j++) {
                shown.get(j).resizeRelocate((j - i) * (each + GAP), y, each, height);
            }
            y += height + GAP;
        }
    }

    private int columns(double width) {
        int fit = (int) Math.floor((width + GAP) / (least + GAP));
        int count = Math.max(1, getManagedChildren().size());
        int rows = (count + Math.max(1, fit) - 1) / Math.max(1, fit);
        // Four where three would fit are two and two.
        return (count + rows - 1) / rows;
    }

    private static double rowHeight(List<Node> shown, int from, int columns, double width) {
        return shown.subList(from, Math.min(shown.size(), from + columns)).stream()
                .mapToDouble(node -> node.prefHeight(width))
                .max()
                .orElse(0);
    }
}
