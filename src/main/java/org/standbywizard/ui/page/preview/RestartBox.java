package org.standbywizard.ui.page.preview;

import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** The consent to a restart, or the wish to pause before it: one of the two ticks. */
final class RestartBox extends VBox {
    private final Messages words;
    private final PreviewModel model;
    private final CheckBox allow = Kit.id(Kit.deliberate(new CheckBox()), "allow-restart");
    private final CheckBox pause = Kit.id(Kit.deliberate(new CheckBox()), "pause-before-restart");

    /** @param compact whether the two stand below each other */
    RestartBox(Messages words, PreviewModel model, boolean compact, Bag bag) {
        this.words = words;
        this.model = model;
        getStyleClass().addAll("card", "card-body", "restart");
        setId("restart");
        Label title = Kit.styled(new Label(words.get("page.preview.restart", hosts(model))), "card-title");
        pause.setText(words.get("page.preview.restart.pause"));
        allow.setOnAction(event -> model.allowRestart(allow.isSelected()));
        pause.setOnAction(event -> model.pauseBeforeRestart(pause.isSelected()));
        bag.now(model.restart().counted(), counted -> allow.setText(allowing()));
        bag.now(model.restart().said(), said -> {
            allow.setSelected(said.restart());
            pause.setSelected(said.pauseBeforeRestart());
        });
        if (compact) {
            allow.setWrapText(true);
            pause.setWrapText(true);
            getChildren().addAll(title, allow, pause);
        } else {
            allow.setMinWidth(USE_PREF_SIZE);
            pause.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(title, Kit.styled(new FlowPane(allow, pause), "restart-choice"));
        }
    }

    /** Where one decides. */
    Node target() {
        return allow;
    }

    private String allowing() {
        int clients = 0;
        int standbys = 0;
        for (Cost.Restart restart : model.restart().restarts()) {
            Connections now = model.restart().counted().get().getOrDefault(restart.host(), new Connections(0, 0));
            clients += now.clients();
            standbys += now.standbys();
        }
        String key = clients + standbys == 0
                ? "page.preview.restart.allow.none"
                : clients + standbys == 1 ? "page.preview.restart.allow.one" : "page.preview.restart.allow";
        return words.get(key, Kit.literal(hosts(model)), clients + standbys);
    }

    /** The servers that restart. */
    static String hosts(PreviewModel model) {
        return model.restart().restarts().stream()
                .map(restart -> restart.host().name())
                .collect(Collectors.joining(", "));
    }
}
