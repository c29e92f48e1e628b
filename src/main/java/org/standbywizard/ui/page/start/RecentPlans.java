package org.standbywizard.ui.page.start;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** The plans that were opened or saved last. */
final class RecentPlans extends VBox {
    private final StartModel model;
    private final Messages words;
    private final VBox rows = Kit.styled(new VBox(), "start-rows");

    RecentPlans(PageContext context, StartModel model, Bag bag) {
        this.model = model;
        this.words = context.words();
        setId("recent-plans");
        VBox card = Kit.titled(words.get("page.start.plans"), null, rows);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        bag.any(this::show, model.recent());
    }

    private void show() {
        rows.getChildren().clear();
        if (model.recent().isEmpty()) {
            rows.getChildren().add(Kit.wrapped(words.get("page.start.plans.none"), "quiet"));
        }
        model.recent().forEach(plan -> rows.getChildren().add(row(plan)));
    }

    private Node row(Path plan) {
        Hyperlink name = new Hyperlink(plan.getFileName().toString());
        name.setOnAction(event -> {
            name.setVisited(false);
            model.open(plan);
        });
        name.setTooltip(new Tooltip(plan.toString()));
        name.setAccessibleText(words.get("page.start.plans.open", plan));
        name.getStyleClass().add("start-plan");
        Label where = Kit.styled(new Label(String.valueOf(plan.getParent())), "hint");
        where.setMinWidth(0);
        VBox texts = new VBox(name, where);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Button forget = Kit.iconButton(
                Feather.X, words.get("page.start.plans.forget", plan.getFileName()), () -> model.forget(plan));
        HBox row = Kit.styled(new HBox(Kit.icon(Feather.FILE_TEXT), texts, forget), "start-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
