package org.standbywizard.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.PracticeBench;

/** A terminal on a host of the lab, and how to open one in a terminal program of one's own. */
final class TerminalPane extends VBox {
    private final FrameParts parts;
    private final TerminalDesk desk;
    private final StackPane place = new StackPane();
    private final StackPane head = new StackPane();
    private final Label command = Kit.styled(new Label(), "mono");
    private final Tooltip whole = new Tooltip();
    private final Button copy;
    /** Of the host that is shown now. */
    private Bag shown = new Bag();

    TerminalPane(FrameParts parts, Bag bag) {
        this.parts = parts;
        this.desk = parts.practising().exercising().terminals();
        getStyleClass().add("terminal-pane");
        VBox.setVgrow(place, Priority.ALWAYS);
        place.setMinHeight(0);
        copy = Kit.id(
                Kit.iconButton(Feather.COPY, parts.words("practice.terminal.copy"), this::copyCommand),
                "terminal-copy");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(hosts(), place, own());
        bag.now(desk.chosen(), this::show);
        bag.add(() -> shown.close());
    }

    private HBox hosts() {
        ToggleGroup group = new ToggleGroup();
        SegmentedButton buttons = new SegmentedButton();
        buttons.setToggleGroup(group);
        for (PracticeBench.Host host : desk.hosts()) {
            ToggleButton button = Kit.id(new ToggleButton(Kit.literal(host.name())), "terminal-host-" + host.name());
            button.setMnemonicParsing(true);
            button.setAccessibleText(parts.words("practice.terminal.name", host.name()));
            button.setUserData(host.name());
            button.setMinWidth(Region.USE_PREF_SIZE);
            buttons.getButtons().add(button);
            button.setSelected(host.name().equals(desk.chosen().get()));
        }
        group.selectedToggleProperty().addListener((observed, was, is) -> {
            if (is == null) {
                group.selectToggle(was);
            } else {
                desk.chosen().set((String) is.getUserData());
            }
        });
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(head, Priority.ALWAYS);
        return Kit.row(buttons, head);
    }

    /** For who would rather have a terminal program of their own. */
    private HBox own() {
        Label title = Kit.styled(new Label(parts.words("practice.terminal.own")), "hint");
        title.setMinWidth(Region.USE_PREF_SIZE);
        command.setMinWidth(0);
        command.setMaxWidth(Double.MAX_VALUE);
        command.setTooltip(whole);
        HBox.setHgrow(command, Priority.ALWAYS);
        Button password =
                Kit.id(Kit.button(parts.words("practice.terminal.password"), this::copyPassword), "terminal-password");
        password.getStyleClass().add("small");
        password.setGraphic(Kit.icon(Feather.COPY));
        return Kit.styled(Kit.row(title, command, copy, password), "terminal-own");
    }

    private void show(String host) {
        shown.close();
        shown = new Bag();
        if (desk.session(host) == null) {
            head.getChildren().clear();
            place.getChildren().clear();
            return;
        }
        command.setText(line());
        whole.setText(line());
        TerminalSide side = new TerminalSide(parts, shown, desk.session(host), copy);
        head.getChildren().setAll(side.head());
        place.getChildren().setAll(side);
    }

    private String line() {
        return desk.hosts().stream()
                .filter(host -> host.name().equals(desk.chosen().get()))
                .findFirst()
                .map(PracticeBench.Host::ssh)
                .orElse("");
    }

    private void copyCommand() {
        parts.context().desktop().copy(line());
    }

    private void copyPassword() {
        parts.practising().exercising().password(parts.context().desktop()::copySecret);
    }
}
