package org.standbywizard.ui.page.apply;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.RunEvent;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** The log: of all hosts or of one, following its end or standing still. */
final class LogCard extends VBox {
    /** A page that is lower than this has no room for the log. */
    private static final double LOW = 420;

    private static final double LINE = 22;
    private static final double PROJECTED_LINE = 32;

    private final ApplyWords words;
    private final LogText text;
    private final LogLines log;
    private boolean wasLow;
    private final BooleanProperty open = new SimpleBooleanProperty(true);
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ListView<LogLine> list = Kit.id(new ListView<>(), "log");
    private final ComboBox<Optional<HostId>> hosts = Kit.id(new ComboBox<>(), "log-host");

    LogCard(PageContext context, LogLines log, Bag bag) {
        this.words = new ApplyWords(context.words());
        this.text = new LogText(context.words());
        this.log = log;
        getStyleClass().addAll("card", "log-card");
        Label dropped = Kit.styled(new Label(), "hint");
        bag.now(
                log.dropped(),
                count -> dropped.setText(count.longValue() == 0 ? "" : words.get("log.dropped", count.longValue())));
        CheckBox following = Kit.id(new CheckBox(words.get("log.follow")), "log-follow");
        following.selectedProperty().bindBidirectional(follow);
        hosts(bag);
        Button fold = Kit.iconButton(Feather.CHEVRON_DOWN, words.get("log.fold"), () -> open.set(!open.get()));
        fold.setId("log-fold");
        HBox head = Kit.styled(
                Kit.row(
                        Kit.styled(new Label(words.get("log")), "card-title"),
                        dropped,
                        Kit.spacer(),
                        following,
                        hosts,
                        Kit.iconButton(Feather.COPY, words.get("log.copy"), () -> context.desktop()
                                .copy(all())),
                        fold),
                "card-head");
        list.setItems(log.shown());
        list.getStyleClass().addAll("log", "edge-to-edge", "dense");
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(Kit.styled(new Label(words.get("log.empty")), "quiet"));
        list.setAccessibleText(words.get("log"));
        bag.now(context.layout().projector(), far -> list.setFixedCellSize(far ? PROJECTED_LINE : LINE));
        // Whoever scrolls up wants to read.
        list.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                follow.set(false);
            }
        });
        // A list that has more lines, is lower now, or has a bar below, has its end out of sight once it is laid out.
        Executor afterwards = context.model().services().work().window();
        ListChangeListener<LogLine> tail = change -> {
            tail();
            afterwards.execute(this::tail);
        };
        log.shown().addListener(tail);
        bag.add(() -> log.shown().removeListener(tail));
        bag.onChange(follow, on -> tail());
        bag.onChange(list.heightProperty(), height -> afterwards.execute(this::tail));
        bag.onChange(list.skinProperty(), skin -> list.lookupAll(".scroll-bar").stream()
                .filter(bar -> ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL)
                .forEach(bar -> bag.onChange(bar.visibleProperty(), shown -> afterwards.execute(this::tail))));
        VBox.setVgrow(list, Priority.ALWAYS);
        Kit.showIf(list, open);
        bag.now(open, shown -> {
            fold.setGraphic(Kit.icon(shown ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
            getStyleClass().remove("folded");
            if (!shown) {
                getStyleClass().add("folded");
            }
        });
        getChildren().addAll(head, list);
        tail();
    }

    /** Folds or unfolds as the page's height is; what a person chose stays until that changes. */
    void room(double height) {
        boolean low = height < LOW;
        if (low != wasLow) {
            wasLow = low;
            open.set(!low);
        }
    }

    private void hosts(Bag bag) {
        hosts.setAccessibleText(words.get("log.host"));
        hosts.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<HostId> host) {
                return host == null || host.isEmpty()
                        ? words.get("log.all")
                        : host.get().name();
            }

            @Override
            public Optional<HostId> fromString(String ignored) {
                return Optional.empty();
            }
        });
        hosts.valueProperty().bindBidirectional(log.host());
        bag.add(() -> hosts.valueProperty().unbindBidirectional(log.host()));
    }

    /** Whose lines one can look at. */
    void hosts(List<HostId> all) {
        List<Optional<HostId>> choices = new java.util.ArrayList<>(List.of(Optional.empty()));
        all.forEach(host -> choices.add(Optional.of(host)));
        if (!hosts.getItems().equals(choices)) {
            Optional<HostId> chosen = log.host().get();
            hosts.getItems().setAll(choices);
            hosts.setValue(choices.contains(chosen) ? chosen : Optional.empty());
        }
        text.widest(all);
    }

    private void tail() {
        if (follow.get() && !log.shown().isEmpty()) {
            list.scrollTo(log.shown().size() - 1);
        }
    }

    private String all() {
        return log.shown().stream().map(text::line).collect(Collectors.joining("\n"));
    }

    /** One line; its style tells commands, ends and failures apart. */
    private final class Cell extends ListCell<LogLine> {
        private String style = "";

        @Override
        protected void updateItem(LogLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : text.line(line));
            style(empty || line == null ? "" : style(line));
        }

        private void style(String wanted) {
            if (!wanted.equals(style)) {
                getStyleClass().remove(style);
                if (!wanted.isEmpty()) {
                    getStyleClass().add(wanted);
                }
                style = wanted;
            }
        }

        private static String style(LogLine line) {
            if (line instanceof LogLine.Typed) {
                return "log-typed";
            }
            RunEvent event = ((LogLine.Said) line).event();
            if (event instanceof RunEvent.StepFailed) {
                return "log-failed";
            }
            return event instanceof RunEvent.Output ? "log-output" : "log-event";
        }
    }
}
