package org.standbywizard.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** Takes the place of the pages while one practises on the lab: exercises, statements, and terminals. */
final class PracticeDesk extends StackPane {
    private final FrameParts parts;
    private final Exercising model;
    private final Node pages;
    /** Of what is shown now. */
    private Bag shown = new Bag();

    private final StackPane body = Kit.styled(new StackPane(), "desk-body");
    private final HBox middle = new HBox(body);
    private final StackPane stage = new StackPane(middle);
    private final VBox desk;
    private final Label title;
    private final ToggleGroup tabs = new ToggleGroup();

    /** @param pages what is there otherwise */
    PracticeDesk(FrameParts parts, Bag bag, Node pages) {
        this.parts = parts;
        this.model = parts.practising().exercising();
        this.pages = pages;
        title = Kit.styled(new Label(parts.words("practice.desk.title")), "desk-title");
        title.setFocusTraversable(true);
        Button back = Kit.id(
                Kit.button(parts.words("practice.desk.back"), () -> model.open().set(false)), "desk-back");
        back.setGraphic(Kit.icon(Feather.ARROW_LEFT));
        HBox head = Kit.styled(Kit.row(title, tabs(), Kit.spacer(), back), "desk-head");
        desk = Kit.id(Kit.styled(new VBox(head, stage), "desk"), "practice-desk-pane");
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinHeight(0);
        setMinHeight(0);
        getChildren().setAll(pages, desk);
        bag.now(model.open(), this::show);
        bag.onChange(model.tab(), this::show);
        bag.onChange(parts.flow().current(), page -> model.open().set(false));
        bag.add(() -> shown.close());
    }

    private HBox tabs() {
        HBox row = Kit.styled(new HBox(), "desk-tabs");
        for (Exercising.Tab tab : Exercising.Tab.values()) {
            String word = tab.name().toLowerCase(java.util.Locale.ROOT);
            ToggleButton button = new ToggleButton(Kit.label(parts.words("practice.desk." + word)));
            button.setId("desk-" + word);
            button.setToggleGroup(tabs);
            button.setUserData(tab);
            row.getChildren().add(button);
        }
        // The arrow keys choose among them, and one is always chosen.
        tabs.selectedToggleProperty().addListener((observed, was, is) -> {
            if (is == null) {
                tabs.selectToggle(was);
            } else {
                model.tab().set((Exercising.Tab) is.getUserData());
            }
        });
        return row;
    }

    /** Where the Learn panel can be. */
    LearnPlace.Spot spot() {
        return new LearnPlace.Spot(middle, stage);
    }

    /** Moves the focus to the title. */
    void announce() {
        title.requestFocus();
    }

    private void show(boolean open) {
        pages.setVisible(!open);
        desk.setVisible(open);
        if (open) {
            show(model.tab().get());
            title.requestFocus();
        } else {
            shown.close();
            body.getChildren().clear();
        }
    }

    private void show(Exercising.Tab tab) {
        tabs.getToggles().stream().filter(button -> button.getUserData() == tab).forEach(tabs::selectToggle);
        if (model.open().get()) {
            shown.close();
            shown = new Bag();
            body.getChildren()
                    .setAll(
                            switch (tab) {
                                case EXERCISES -> new ExercisePane(parts, shown);
                                case SQL -> new SqlPane(parts, shown);
                                case TERMINAL -> new TerminalPane(parts, shown);
                            });
        }
    }
}
