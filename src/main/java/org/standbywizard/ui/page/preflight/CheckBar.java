package org.standbywizard.ui.page.preflight;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.Finding.State;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** Above the checks: which of them are shown, when they were made, and a copy of them all. */
final class CheckBar extends HBox implements AutoCloseable {
    private final Messages words;
    private final PreflightModel model;
    private final ToggleButton problems = new ToggleButton();
    private final ToggleButton all = new ToggleButton();
    private final Label at = Kit.styled(new Label(), "quiet");
    private final Bag bag = new Bag();

    /** @param open shows the details of every problem */
    CheckBar(PageContext context, PreflightModel model, Runnable open) {
        this.words = context.words();
        this.model = model;
        getStyleClass().addAll("row", "check-bar");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        SegmentedButton filter = new SegmentedButton(problems, all);
        ToggleGroup group = filter.getToggleGroup();
        // The control does so only when it is first shown.
        group.getToggles().setAll(problems, all);
        filter.setAccessibleText(words.get("page.preflight.filter"));
        Kit.id(problems, "filter-problems");
        Kit.id(all, "filter-all");
        bag.now(model.unfolded().all(), shown -> group.selectToggle(shown ? all : problems));
        group.selectedToggleProperty().addListener((o, was, is) -> {
            // A segment that is clicked again stays on.
            if (is == null) {
                was.setSelected(true);
            } else {
                model.unfolded().all().set(is == all);
            }
        });
        Button details = Kit.id(Kit.button(words.get("page.preflight.details"), open), "open-all");
        details.getStyleClass().add("flat");
        details.setGraphic(Kit.icon(Feather.CHEVRONS_DOWN));
        Button copy = Kit.id(
                Kit.button(words.get("page.preflight.copy"), () -> {
                    context.desktop().copy(new CheckReport(words).of(model.servers()));
                    context.notices().said(words.get("page.preflight.copied"));
                }),
                "copy-checks");
        copy.getStyleClass().add("flat");
        copy.setGraphic(Kit.icon(Feather.COPY));
        at.setMinWidth(0);
        getChildren().addAll(filter, details, copy, Kit.spacer(), at);
    }

    /** @param looked when the servers were looked at, in words */
    void refresh(Optional<String> looked) {
        long passes =
                model.servers().stream().mapToLong(s -> s.count(State.PASS)).sum();
        long found =
                model.servers().stream().mapToLong(s -> s.findings().size()).sum();
        problems.setText(words.get("page.preflight.filter.problems", found - passes));
        all.setText(words.get("page.preflight.filter.all", found));
        at.setText(looked.orElse(""));
        boolean any = !model.servers().isEmpty();
        setVisible(any);
        setManaged(any);
    }

    @Override
    public void close() {
        bag.close();
    }
}
