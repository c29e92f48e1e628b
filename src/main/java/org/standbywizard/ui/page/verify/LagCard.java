package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.controlsfx.control.SegmentedButton;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;
import org.standbywizard.text.StatusText;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.verify.StandbyView;
import org.standbywizard.verify.StatusHistory;

/** The chart of the lag, with what each standby's is now. */
final class LagCard {
    private static final Duration SPAN = Duration.ofMinutes(3);

    private final Messages words;
    private final StatusText status;
    private final VerifyModel model;
    private final LagChart chart = Kit.id(new LagChart(), "lag-chart");
    private final FlowPane legend = Kit.styled(new FlowPane(), "lag-legend");
    private final Label empty = Kit.styled(new Label(), "quiet", "lag-empty");
    private final VBox node;

    LagCard(Messages words, VerifyModel model, Bag bag) {
        this.words = words;
        this.status = new StatusText(words);
        this.model = model;
        legend.setMinWidth(0);
        legend.setPrefWidth(0);
        empty.setWrapText(true);
        StackPane place = new StackPane(chart, empty);
        VBox.setVgrow(place, Priority.ALWAYS);
        this.node = Kit.titled(words.get("page.verify.lag.title", SPAN.toMinutes()), units(bag), legend, place);
        bag.any(this::show, model.moment(), model.unit());
    }

    Node node() {
        return node;
    }

    private Node units(Bag bag) {
        ToggleButton millis = unit("page.verify.lag.millis", "page.verify.lag.millis.help", LagUnit.MILLIS);
        ToggleButton bytes = unit("page.verify.lag.bytes", "page.verify.lag.bytes.help", LagUnit.BYTES);
        SegmentedButton units = new SegmentedButton(millis, bytes);
        units.setId("lag-unit");
        ToggleGroup group = units.getToggleGroup();
        group.getToggles().setAll(millis, bytes);
        bag.now(model.unit(), unit -> group.selectToggle(unit == LagUnit.MILLIS ? millis : bytes));
        // One of the two is always on.
        bag.onChange(group.selectedToggleProperty(), on -> {
            if (on == null) {
                group.selectToggle(model.unit().get() == LagUnit.MILLIS ? millis : bytes);
            } else {
                model.unit().set((LagUnit) on.getUserData());
            }
        });
        return units;
    }

    private ToggleButton unit(String key, String help, LagUnit unit) {
        ToggleButton button =
                Kit.id(new ToggleButton(words.get(key)), "lag-" + unit.name().toLowerCase(java.util.Locale.ROOT));
        button.setUserData(unit);
        button.setAccessibleText(words.get(help));
        button.setTooltip(new Tooltip(words.get(help)));
        return button;
    }

    private void show() {
        List<StandbyView> standbys = model.moment().get().map(Moment::standbys).orElse(List.of());
        List<List<StatusHistory.Point>> series = new ArrayList<>();
        standbys.forEach(view -> series.add(model.history(view.id())));
        Instant now = model.moment().get().map(m -> m.status().at()).orElse(Instant.EPOCH);
        LagUnit unit = model.unit().get();
        chart.show(series, unit, now, SPAN, figure -> figure(unit, figure));
        boolean any =
                series.stream().flatMap(List::stream).anyMatch(p -> unit.of(p).isPresent());
        empty.setText(any ? "" : words.get(emptyKey(standbys)));
        empty.setVisible(!any);
        legend(standbys);
        chart.setAccessibleText(standbys.stream().map(this::spoken).collect(Collectors.joining("\n")));
    }

    /** Why there is no figure. */
    private static String emptyKey(List<StandbyView> standbys) {
        if (standbys.isEmpty()) {
            return "page.verify.lag.none";
        }
        return standbys.stream().allMatch(StandbyView::takesWrites)
                ? "page.verify.lag.no-standby"
                : "page.verify.lag.no-figure";
    }

    private String figure(LagUnit unit, double figure) {
        if (figure == 0) {
            return words.get("page.verify.lag.in-step");
        }
        return unit == LagUnit.MILLIS
                ? Sizes.millis(Math.round(figure), words.locale())
                : Sizes.bytes(Math.round(figure), words.locale());
    }

    private void legend(List<StandbyView> standbys) {
        while (legend.getChildren().size() > standbys.size()) {
            legend.getChildren().remove(legend.getChildren().size() - 1);
        }
        for (int i = legend.getChildren().size(); i < standbys.size(); i++) {
            Line sample = Kit.styled(new Line(0, 0, 26, 0), "lag-line", "series-" + i % LagChart.STYLES);
            Label entry = Kit.styled(new Label("", sample), "lag-entry");
            entry.setMinWidth(0);
            entry.maxWidthProperty().bind(legend.widthProperty());
            legend.getChildren().add(entry);
        }
        for (int i = 0; i < standbys.size(); i++) {
            StandbyView view = standbys.get(i);
            ((Label) legend.getChildren().get(i))
                    .setText(words.get(
                            "page.verify.lag.legend", model.shortNames().name(view.id()), now(view)));
        }
    }

    private String now(StandbyView view) {
        return switch (view.condition()) {
            case IN_STEP, STREAMING -> status.lag(view.lag());
            case CATCHING_UP -> words.get("page.verify.lag.now.catching-up", status.lag(view.lag()));
            case UNKNOWN -> words.get("page.verify.lag.now.away");
            default -> status.condition(view.condition());
        };
    }

    private String spoken(StandbyView view) {
        OptionalLong most = model.history(view.id()).stream()
                .map(StatusHistory.Point::lagBytes)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
        return most.isPresent()
                ? words.get("page.verify.lag.spoken", view.id(), now(view), figure(LagUnit.BYTES, most.getAsLong()))
                : words.get("page.verify.lag.spoken.unknown", view.id(), now(view));
    }
}
