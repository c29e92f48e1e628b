package org.standbywizard.ui.page.preflight;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.page.preflight.PreflightModel.Phase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** What concerns all servers: nothing looked at, stopped, a fault, servers that seem swapped. At most one at a time. */
final class Banners extends VBox {
    private final PageContext context;
    private final Messages words;
    private final PreflightModel model;
    private Optional<Node> target = Optional.empty();

    Banners(PageContext context, PreflightModel model) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        setId("banners");
    }

    /** The button that leads out of it, if there is one. */
    Optional<Node> target() {
        return target;
    }

    void refresh() {
        target = Optional.empty();
        Optional<Node> banner = banner();
        getChildren().setAll(banner.stream().toList());
        setVisible(banner.isPresent());
        setManaged(banner.isPresent());
    }

    private Optional<Node> banner() {
        boolean noPlan = model.obstacles().get().stream().anyMatch(Obstacle.NoPlan.class::isInstance);
        if (noPlan) {
            Button go = go("to-settings", PageId.SETTINGS);
            return Optional.of(notice(Tone.BAD, words.get("page.preflight.no-plan"), "", go));
        }
        if (model.fault().get().isPresent()) {
            FailureText text = FailureText.of(words, model.fault().get().get());
            Button copy = Kit.button(
                    words.get("page.preflight.copy"), () -> context.desktop().copy(text.toString()));
            return Optional.of(notice(Tone.BAD, words.get("page.preflight.fault"), text.toString(), copy));
        }
        if (model.checked().isPresent() && !model.isCurrent()) {
            return Optional.of(notice(Tone.WARN, words.get("page.preflight.note.out-of-date"), "", null));
        }
        if (model.seemsSwapped()) {
            return Optional.of(notice(
                    Tone.WARN,
                    words.get("page.preflight.swapped"),
                    words.get("page.preflight.swapped.why"),
                    go("to-primary", PageId.PRIMARY)));
        }
        if (model.phase().get() == Phase.CANCELLED) {
            return Optional.of(notice(Tone.INFO, words.get("page.preflight.cancelled"), "", null));
        }
        return model.phase().get() == Phase.NONE
                ? Optional.of(notice(Tone.INFO, words.get("page.preflight.none"), "", null))
                : Optional.empty();
    }

    private Button go(String key, PageId page) {
        Button button = Kit.button(
                words.get("page.preflight." + key), () -> context.navigator().go(page));
        target = Optional.of(button);
        return Kit.id(button, key);
    }

    private static Node notice(Tone tone, String title, String text, Button button) {
        VBox lines = Kit.styled(new VBox(Kit.wrapped(title, "card-title")), "lines");
        if (!text.isEmpty()) {
            lines.getChildren().add(Kit.wrapped(text));
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox notice = Kit.styled(new HBox(Kit.icon(tone), lines), "notice", tone.styleClass());
        notice.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (button != null) {
            notice.getChildren().add(button);
        }
        return notice;
    }
}
