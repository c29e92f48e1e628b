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
        getStyleClass().add("diff-line");
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
        double room = width < 0 ? width : Math.max(0, width - snappedLeftInset() - snappedRightInset());
        return flow.prefHeight(room) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        flow.resizeRelocate(left, top, getWidth() - left - snappedRightInset(), getHeight() - top);
        flow.layout();
        marks.setTranslateX(left);
        marks.setTranslateY(top);
        marks.getElements().clear();
        spans.forEach(span -> marks.getElements().addAll(flow.rangeShape(span.start(), span.end())));
    }
}
