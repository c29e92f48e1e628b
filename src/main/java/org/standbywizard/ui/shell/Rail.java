package org.standbywizard.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Reveal;

/** At the left: where one is, what is done and what is to come; below it the plan's file, language and looks. */
final class Rail extends VBox implements AutoCloseable {
    private final FrameParts parts;
    private final Bag bag = new Bag();
    private final Map<PageId, Bag> marks = new EnumMap<>(PageId.class);
    private final Map<PageId, RailStep> steps = new EnumMap<>(PageId.class);
    private final VBox list = Kit.styled(new VBox(), "rail-steps");
    private final ScrollPane scroll = Kit.styled(new ScrollPane(list), "rail-scroll");
    private final VBox name;
    private final RailFoot foot;
    private boolean compact;

    Rail(FrameParts parts) {
        this.parts = parts;
        this.foot = new RailFoot(parts);
        getStyleClass().add("rail");
        name = new VBox(
                Kit.styled(new Label(parts.words("window.name")), "rail-product"),
                Kit.styled(new Label(parts.words("window.of")), "rail-product-of"));
        HBox head = Kit.styled(new HBox(new Logo(), name), "rail-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(parts.words("window.steps"));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, foot);
        setMinWidth(Region.USE_PREF_SIZE);

        MapChangeListener<PageId, Page> made = change -> hear(change.getKey(), change.getValueAdded());
        parts.deck().made().addListener(made);
        bag.add(() -> parts.deck().made().removeListener(made));
        parts.deck().made().forEach(this::hear);
        // Where there is little height the step one is at must still be seen.
        bag.onChange(scroll.viewportBoundsProperty(), view -> reveal());
        bag.onChange(list.heightProperty(), height -> reveal());
        Reveal.follow(scroll);
        bag.any(this::build, parts.context().model().intent(), parts.flow().current());
    }

    /** Narrow: icons only. */
    void setCompact(boolean narrow) {
        compact = narrow;
        name.setVisible(!narrow);
        name.setManaged(!narrow);
        getStyleClass().remove("compact");
        if (narrow) {
            getStyleClass().add("compact");
        }
        steps.values().forEach(step -> step.setCompact(narrow));
        foot.setCompact(narrow);
    }

    private void hear(PageId id, Page page) {
        Bag old = marks.remove(id);
        if (old != null) {
            old.close();
        }
        if (page != null) {
            Bag fresh = new Bag();
            fresh.onChange(page.mark(), mark -> update());
            marks.put(id, fresh);
        }
        update();
    }

    /** Only where the pages themselves change, so that a step keeps the focus while its state changes. */
    private void build() {
        PageId current = parts.flow().current().get();
        List<PageId> order = parts.flow().order();
        List<PageId> wanted = new java.util.ArrayList<>(order);
        if (!order.contains(current)) {
            wanted.add(current);
        }
        if (!List.copyOf(steps.keySet()).equals(wanted)) {
            steps.clear();
            for (PageId page : wanted) {
                RailStep step = new RailStep(parts.context().words(), page, order.indexOf(page) + 1, () -> parts.flow()
                        .go(page));
                step.setCompact(compact);
                steps.put(page, step);
            }
            list.getChildren().setAll(steps.values());
        }
        update();
        reveal();
    }

    private void reveal() {
        RailStep current = steps.get(parts.flow().current().get());
        if (current != null && getScene() != null) {
            Reveal.scroll(scroll, current);
        }
    }

    private void update() {
        PageId current = parts.flow().current().get();
        int at = parts.flow().order().indexOf(current);
        boolean open = true;
        for (Map.Entry<PageId, RailStep> step : steps.entrySet()) {
            Mark mark = mark(step.getKey());
            int place = parts.flow().order().indexOf(step.getKey());
            boolean reachable = open || place <= at || mark != Mark.TO_COME;
            step.getValue().show(mark, step.getKey() == current, reachable);
            open &= mark == Mark.DONE;
        }
    }

    private Mark mark(PageId id) {
        Page page = parts.deck().made().get(id);
        return page == null ? Mark.TO_COME : page.mark().getValue();
    }

    @Override
    public void close() {
        bag.close();
        marks.values().forEach(Bag::close);
        marks.clear();
        foot.close();
    }
}
