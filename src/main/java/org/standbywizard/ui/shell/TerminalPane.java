package org.standbywizard.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.PracticeBench;

/** How to open a terminal on a host of the lab: the very commands. */
final class TerminalPane extends StackPane {
    private final FrameParts parts;

    TerminalPane(FrameParts parts) {
        this.parts = parts;
        VBox rows = Kit.styled(new VBox(), "desk-content");
        rows.getChildren().add(Kit.wrapped(parts.words("practice.terminal.what")));
        parts.practising().exercising().bench().ifPresent(bench -> bench.hosts()
                .forEach(host -> rows.getChildren().add(host(host))));
        Button password =
                Kit.id(Kit.button(parts.words("practice.terminal.password"), this::copyPassword), "terminal-password");
        password.setGraphic(Kit.icon(Feather.COPY));
        rows.getChildren()
                .addAll(
                        Kit.row(password),
                        Kit.wrapped(parts.words("practice.terminal.inside")),
                        Kit.wrapped(parts.words("practice.terminal.none"), "hint"));
        ScrollPane scroll = Kit.styled(new ScrollPane(rows), "page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        getChildren().setAll(scroll);
    }

    private VBox host(PracticeBench.Host host) {
        Label command = Kit.wrapped(host.ssh(), "mono");
        command.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(command, Priority.ALWAYS);
        Button copy =
                Kit.iconButton(Feather.COPY, parts.words("practice.terminal.copy", host.name()), () -> parts.context()
                        .desktop()
                        .copy(host.ssh()));
        copy.setId("terminal-" + host.name());
        copy.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(
                4,
                Kit.styled(new Label(host.name()), "strong"),
                Kit.styled(new HBox(command, copy), "learn-commands", "learn-typed"));
    }

    private void copyPassword() {
        parts.practising().exercising().password(parts.context().desktop()::copySecret);
    }
}
