package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.fx.WidthFirst;

/**
 * The picture of a replication: the primary, and an arrow to each standby, one under the other. Where there is little
 * room the primary stands above its standbys. A screen reader gets it as lines of text.
 */
final class Topology extends WidthFirst {
    private static final double GAP = 12;
    private static final double TRUNK = 28;
    private static final double INDENT = 28;
    private static final double HEAD = 9;
    private static final double LEAST_BOX = 0.28;
    private static final double MOST_BOX = 0.38;

    private final Box primary = new Box();
    /** From the primary to where the arrows part. */
    private final Line stem = Kit.styled(new Line(), "topology-line-stroke");

    private final List<Row> rows = new ArrayList<>();
    private boolean narrow;

    Topology() {
        super(240, 640);
        getStyleClass().add("topology");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        getChildren().addAll(stem, primary);
    }

    /** One server. */
    private static final class Box extends VBox {
        private final Label name = Kit.styled(new Label(), "topology-name");
        private final Label line = Kit.styled(new Label(), "topology-line");

        Box() {
            super(2);
            getStyleClass().addAll("topology-box");
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(name, line);
        }

        private static FontIcon toned(FontIcon icon) {
            return Kit.styled(icon, Tone.INFO.styleClass());
        }

        void show(Drawing.Box box) {
            tone(this, box.tone());
            name.setText(box.name());
            name.setGraphic(box.tone() == Tone.INFO ? toned(Kit.icon(Feather.DATABASE)) : Kit.icon(box.tone()));
            line.setText(box.line());
            name.setTooltip(new Tooltip(box.whole()));
            line.setTooltip(new Tooltip(box.line()));
        }
    }

    /** One standby, and the arrow to it. */
    private static final class Row {
        private final Box box = new Box();
        private final Label pill = Kit.styled(new Label(), "topology-pill");
        private final Line trunk = Kit.styled(new Line(), "topology-line-stroke");
        private final Line reach = Kit.styled(new Line(), "topology-line-stroke");
        private final Polygon head = Kit.styled(new Polygon(0, 0, -HEAD, -HEAD / 2, -HEAD, HEAD / 2), "topology-head");

        void show(Drawing.Arrow arrow) {
            box.show(arrow.standby());
            pill.setText(arrow.label());
            pill.setTooltip(new Tooltip(arrow.label()));
            for (var node : List.of(pill, reach, head)) {
                tone(node, arrow.tone());
                node.getStyleClass().remove("broken");
                if (!arrow.flows()) {
                    node.getStyleClass().add("broken");
                }
            }
            head.setVisible(arrow.flows());
        }
    }

    private static void tone(javafx.scene.Node node, Tone tone) {
        node.getStyleClass().removeIf(name -> name.startsWith("tone-"));
        node.getStyleClass().add(tone.styleClass());
    }

    void setNarrow(boolean isNarrow) {
        narrow = isNarrow;
        requestLayout();
    }

    void show(Drawing drawing, String spoken) {
        primary.show(drawing.primary());
        while (rows.size() > drawing.arrows().size()) {
            Row gone = rows.remove(rows.size() - 1);
            getChildren().removeAll(gone.box, gone.pill, gone.trunk, gone.reach, gone.head);
        }
        while (rows.size() < drawing.arrows().size()) {
            Row row = new Row();
            rows.add(row);
            getChildren().addAll(row.trunk, row.reach, row.head, row.box, row.pill);
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(drawing.arrows().get(i));
        }
        setAccessibleText(spoken);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        double boxes = rows.stream().mapToDouble(row -> rowHeight(row) + GAP).sum() - (rows.isEmpty() ? 0 : GAP);
        double first = primary.prefHeight(-1);
        double inner = narrow ? first + (rows.isEmpty() ? 0 : GAP) + boxes : Math.max(first, boxes);
        return inner + getInsets().getTop() + getInsets().getBottom();
    }

    private double rowHeight(Row row) {
        double box = row.box.prefHeight(-1);
        boolean labelled = !row.pill.getText().isEmpty();
        return narrow && labelled ? box + row.pill.prefHeight(-1) + 4 : box;
    }

    @Override
    protected void layoutChildren() {
        double left = snapPositionX(getInsets().getLeft());
        double top = snapPositionY(getInsets().getTop());
        double width = getWidth() - left - getInsets().getRight();
        double height = getHeight() - top - getInsets().getBottom();
        if (narrow) {
            layoutNarrow(left, top, width);
        } else {
            layoutWide(left, top, width, height);
        }
    }

    private void layoutWide(double left, double top, double width, double height) {
        double boxWidth = snapSizeX(boxWidth(width));
        double first = primary.prefHeight(boxWidth);
        double middle = Math.round(top + height / 2) + 0.5;
        primary.resizeRelocate(left, Math.round(middle - first / 2), boxWidth, first);
        double y = top;
        double trunk = Math.round(left + boxWidth + TRUNK) + 0.5;
        double right = left + width - boxWidth;
        for (Row row : rows) {
            double boxHeight = row.box.prefHeight(boxWidth);
            double at = rows.size() == 1 ? middle : Math.round(y + boxHeight / 2) + 0.5;
            row.box.resizeRelocate(right, Math.round(at - boxHeight / 2), boxWidth, boxHeight);
            boolean single = rows.size() == 1;
            row.trunk.setVisible(!single);
            line(row.trunk, trunk, middle, trunk, at);
            line(row.reach, single ? left + boxWidth + 4 : trunk, at, right - HEAD, at);
            row.head.relocate(right - HEAD - 2, Math.round(at - HEAD / 2) - 0.5);
            double room = right - HEAD - trunk - 24;
            pill(row, trunk + 8 + Math.max(0, room - row.pill.prefWidth(-1)) / 2, at, room);
            y += boxHeight + GAP;
        }
        stem.setVisible(rows.size() > 1);
        line(stem, left + boxWidth + 4, middle, trunk, middle);
    }

    /** As wide as the widest needs, within what leaves room for the arrows. */
    private double boxWidth(double width) {
        double wanted =
                rows.stream().mapToDouble(row -> row.box.prefWidth(-1)).max().orElse(0);
        wanted = Math.max(wanted, primary.prefWidth(-1));
        return Math.max(width * LEAST_BOX, Math.min(wanted, width * MOST_BOX));
    }

    private void layoutNarrow(double left, double top, double width) {
        double first = primary.prefHeight(width);
        primary.resizeRelocate(left, top, width, first);
        stem.setVisible(false);
        double y = top + first + GAP;
        double trunk = left + 12.5;
        for (Row row : rows) {
            boolean labelled = !row.pill.getText().isEmpty();
            double pillHeight = labelled ? row.pill.prefHeight(-1) + 4 : 0;
            double boxHeight = row.box.prefHeight(width - INDENT);
            double at = Math.round(y + pillHeight + boxHeight / 2) + 0.5;
            if (labelled) {
                row.pill.setVisible(true);
                row.pill.resizeRelocate(
                        left + INDENT, y, Math.min(width - INDENT, row.pill.prefWidth(-1)), pillHeight - 4);
            } else {
                row.pill.setVisible(false);
            }
            row.box.resizeRelocate(left + INDENT, y + pillHeight, width - INDENT, boxHeight);
            row.trunk.setVisible(true);
            line(row.trunk, trunk, top + first, trunk, at);
            line(row.reach, trunk, at, left + INDENT - HEAD, at);
            row.head.relocate(left + INDENT - HEAD, Math.round(at - HEAD / 2) - 0.5);
            y += pillHeight + boxHeight + GAP;
        }
    }

    private static void pill(Row row, double x, double middle, double room) {
        boolean fits = !row.pill.getText().isEmpty() && room > 60;
        row.pill.setVisible(fits);
        if (fits) {
            double height = row.pill.prefHeight(-1);
            row.pill.resizeRelocate(
                    Math.round(x), Math.round(middle - height / 2), Math.min(room, row.pill.prefWidth(-1)), height);
        }
    }

    private static void line(Line line, double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
    }
}
