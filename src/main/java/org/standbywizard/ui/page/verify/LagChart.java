package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.verify.StatusHistory;

/**
 * The lag of each standby over the last minutes, as lines that break where nothing is known. Standbys differ by colour
 * and by dashes. Made of shapes, so that the style sheets colour it.
 */
final class LagChart extends Region {
    static final int STYLES = 6;
    private static final double LABEL_GAP = 8;
    private static final int TIMES = 3;

    private final List<Line> grid = new ArrayList<>();
    private final List<Label> figures = new ArrayList<>();
    private final List<Label> times = new ArrayList<>();
    private final List<Path> lines = new ArrayList<>();
    private final List<Circle> lasts = new ArrayList<>();
    private Content content = new Content(
            List.of(), LagUnit.MILLIS, Instant.EPOCH, Duration.ofMinutes(3), figure -> "", new Scale(10, 2));

    /**
     * What it shows.
     *
     * @param series the points of each standby, oldest first
     * @param now the right edge
     * @param span how far back the left edge is
     * @param figure writes a figure of the axis
     */
    record Content(
            List<List<StatusHistory.Point>> series,
            LagUnit unit,
            Instant now,
            Duration span,
            DoubleFunction<String> figure,
            Scale scale) {}

    LagChart() {
        getStyleClass().add("lag-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        for (int i = 0; i < TIMES; i++) {
            times.add(label("lag-time"));
        }
        getChildren().addAll(times);
    }

    private static Label label(String style) {
        return Kit.styled(new Label(), "lag-label", style);
    }

    void show(
            List<List<StatusHistory.Point>> series,
            LagUnit unit,
            Instant now,
            Duration span,
            DoubleFunction<String> figure) {
        Instant from = now.minus(span);
        double most = series.stream()
                .flatMap(List::stream)
                .filter(p -> !p.at().isBefore(from))
                .map(unit::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(0);
        content = new Content(series, unit, now, span, figure, unit.scale(most));
        match();
        requestLayout();
    }

    /** As many nodes as there is to show. */
    private void match() {
        int wanted = content.scale().lines() + 1;
        while (grid.size() < wanted) {
            grid.add(Kit.styled(new Line(), "lag-grid"));
            figures.add(label("lag-figure"));
            getChildren().add(0, grid.get(grid.size() - 1));
            getChildren().add(figures.get(figures.size() - 1));
        }
        for (int i = 0; i < grid.size(); i++) {
            grid.get(i).setVisible(i < wanted);
            figures.get(i).setVisible(i < wanted);
            if (i < wanted) {
                figures.get(i)
                        .setText(content.figure().apply(i * content.scale().step()));
            }
        }
        while (lines.size() < content.series().size()) {
            String style = "series-" + lines.size() % STYLES;
            Path path = Kit.styled(new Path(), "lag-line", style);
            lines.add(path);
            lasts.add(Kit.styled(new Circle(3), "lag-last", style));
            getChildren().addAll(path, lasts.get(lasts.size() - 1));
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean shown = i < content.series().size();
            lines.get(i).setVisible(shown);
            lasts.get(i).setVisible(shown);
        }
        for (int i = 0; i < TIMES; i++) {
            Instant at = content.now()
                    .minus(content.span().multipliedBy(TIMES - 1L - i).dividedBy(TIMES - 1L));
            times.get(i).setText(content.now().equals(Instant.EPOCH) ? "" : Times.clock(at));
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 176;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 140;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 200;
    }

    @Override
    protected void layoutChildren() {
        double timeHeight = times.get(0).prefHeight(-1);
        double figureWidth = figures.stream()
                .filter(Label::isVisible)
                .mapToDouble(f -> f.prefWidth(-1))
                .max()
                .orElse(0);
        double half = figures.isEmpty() ? 8 : figures.get(0).prefHeight(-1) / 2;
        Frame frame = new Frame(
                snapPositionX(figureWidth + LABEL_GAP),
                snapPositionY(half),
                getWidth() - 6,
                getHeight() - timeHeight - 6);
        for (int i = 0; i < grid.size(); i++) {
            double y = Math.round(
                            frame.y(i * content.scale().step() / content.scale().top()))
                    + 0.5;
            Line line = grid.get(i);
            line.setStartX(frame.left());
            line.setEndX(frame.right());
            line.setStartY(y);
            line.setEndY(y);
            Label figure = figures.get(i);
            double w = figure.prefWidth(-1);
            figure.resizeRelocate(frame.left() - LABEL_GAP - w, Math.round(y - half), w, half * 2);
        }
        for (int i = 0; i < TIMES; i++) {
            double w = times.get(i).prefWidth(-1);
            double at = frame.left() + (frame.right() - frame.left()) * i / (TIMES - 1);
            double x = Math.max(frame.left(), Math.min(at - w / 2, frame.right() - w));
            times.get(i).resizeRelocate(Math.round(x), getHeight() - timeHeight, w, timeHeight);
        }
        for (int i = 0; i < content.series().size(); i++) {
            draw(lines.get(i), lasts.get(i), content.series().get(i), frame);
        }
    }

    /** Where the figures are drawn, in pixels. */
    private record Frame(double left, double top, double right, double bottom) {
        double x(double share) {
            return left + (right - left) * share;
        }

        double y(double share) {
            return bottom - (bottom - top) * share;
        }
    }

    private void draw(Path path, Circle last, List<StatusHistory.Point> points, Frame frame) {
        path.getElements().clear();
        Instant from = content.now().minus(content.span());
        boolean open = false;
        boolean present = false;
        Instant before = Instant.MIN;
        for (StatusHistory.Point point : points) {
            OptionalDouble figure = content.unit().of(point);
            if (point.at().isBefore(from)) {
                continue;
            }
            // Nobody looked for a while: what was in between is not known.
            open &= Duration.between(before, point.at()).toSeconds() < 10;
            if (figure.isEmpty()) {
                open = false;
                present = false;
                before = point.at();
                continue;
            }
            double x = frame.x(Duration.between(from, point.at()).toMillis()
                    / (double) content.span().toMillis());
            double y = frame.y(figure.getAsDouble() / content.scale().top());
            // A lone point between two gaps is a short dash.
            path.getElements().add(open ? new LineTo(x, y) : new MoveTo(x, y));
            if (!open) {
                path.getElements().add(new LineTo(x + 0.1, y));
            }
            open = true;
            present = true;
            before = point.at();
            last.setCenterX(x);
            last.setCenterY(y);
        }
        last.setVisible(present);
    }
}
