package org.standbywizard.ui.page.settings;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Kit;

/** A card that can be folded to its title; its title's line is a button. */
final class GroupCard extends VBox {
    private final Button head = new Button();
    private final VBox body = Kit.styled(new VBox(), "card-body", "settings-body");

    GroupCard(String title, String about, String id, boolean open) {
        Kit.styled(this, "card", "group");
        Label name = Kit.styled(new Label(title), "card-title");
        Label says = Kit.styled(new Label(about), "quiet");
        says.setMinWidth(0);
        head.setGraphic(Kit.row(name, says));
        head.setAccessibleText(title);
        head.setMaxWidth(Double.MAX_VALUE);
        head.getStyleClass().addAll("flat", "group-head");
        head.setOnAction(event -> open(!body.isVisible()));
        Kit.id(head, "group-" + id);
        getChildren().setAll(head, body);
        open(open);
    }

    VBox body() {
        return body;
    }

    void open(boolean open) {
        body.setVisible(open);
        body.setManaged(open);
        HBox line = (HBox) head.getGraphic();
        line.getChildren().removeIf(node -> node.getStyleClass().contains("icon"));
        line.getChildren().add(0, Kit.icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    }
}
