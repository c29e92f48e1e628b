package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.standbywizard.run.RunState;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.shell.PageContext;

/** The hosts' cards: two side by side, or one below the other where there is little room. */
final class LaneGrid extends GridPane {
    /** With more hosts than this only the step of the moment is shown of each. */
    private static final int OPEN = 4;

    private final PageContext context;
    private final List<LaneCard> cards = new ArrayList<>();
    private Optional<RunState> shown = Optional.empty();

    LaneGrid(PageContext context, Bag bag) {
        this.context = context;
        getStyleClass().add("lanes");
        bag.onChange(context.layout().compact(), compact -> {
            Optional<RunState> now = shown;
            shown = Optional.empty();
            update(now, 0);
        });
    }

    /** @param now milliseconds since 1970, for steps that run */
    void update(Optional<RunState> state, long now) {
        if (state.isEmpty()) {
            cards.clear();
            getChildren().clear();
            shown = state;
            return;
        }
        RunState run = state.get();
        if (shown.isEmpty() || !isSame(shown.get(), run)) {
            build(run);
        }
        shown = state;
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).update(run, run.lanes().get(i), now);
        }
    }

    /** Whether the cards fit: the same hosts with the same steps in the same direction. */
    private static boolean isSame(RunState one, RunState other) {
        return one.runId().equals(other.runId())
                && one.direction() == other.direction()
                && one.lanes().size() == other.lanes().size()
                && one.all() == other.all();
    }

    private void build(RunState run) {
        cards.clear();
        getChildren().clear();
        boolean compact = context.layout().compact().get();
        boolean fold = compact || run.lanes().size() > OPEN;
        int columns = compact || run.lanes().size() == 1 ? 1 : 2;
        getColumnConstraints().setAll(columns(columns));
        for (RunState.Lane lane : run.lanes()) {
            LaneCard card = new LaneCard(context.words(), run, lane, fold);
            add(card, cards.size() % columns, cards.size() / columns);
            cards.add(card);
        }
    }

    private static List<ColumnConstraints> columns(int count) {
        List<ColumnConstraints> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ColumnConstraints one = new ColumnConstraints();
            one.setPercentWidth(100.0 / count);
            one.setHgrow(Priority.ALWAYS);
            all.add(one);
        }
        return all;
    }
}
