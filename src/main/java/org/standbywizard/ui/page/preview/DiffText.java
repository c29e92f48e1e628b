package org.standbywizard.ui.page.preview;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.standbywizard.conf.FileDiff.Span;

/** One line of a file that wraps, with its changed words on a ground of their own. */
final class DiffText extends Region {
    private final Text text = new Text();
    private final TextFlow flow = new TextFlow(text);
    private final Path marks = new Path();
    private List<Span> spans = List.of();

    DiffText() {
        text.getStyleClass().addAll("diff-text", "mono");
        marks.getStyleClass().add("diff-marks");
        marks.setManaged(false);
        getChildren().addAll(marks, flow);
        setMinWidth(0);
    }

    void show(String line, List<Span> changed) {
        text.setText(line);
        spans = changed;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return flow.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        flow.resizeRelocate(0, 0, getWidth(), getHeight());
        flow.layout();
        marks.getElements().clear();
        spans.forEach(span -> marks.getElements().addAll(flow.rangeShape(span.start(), span.end())));
    }
}
