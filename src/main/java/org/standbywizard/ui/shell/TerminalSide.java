package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.terminal.TerminalSession;
import org.standbywizard.ui.terminal.TerminalSession.State;
import org.standbywizard.ui.terminal.TerminalView;

/** One host's terminal with what can be done with it, in every state of it. */
final class TerminalSide extends VBox {
    private final FrameParts parts;
    private final TerminalSession session;
    private final TerminalView view;
    private final Label state = Kit.id(Kit.badge(Tone.NEUTRAL, ""), "terminal-state");
    private final Label told = Kit.id(Kit.styled(new Label(), "hint"), "terminal-told");
    private final Button open;
    private final Button close;
    private final Button all;

    /** @param next where the focus goes from the terminal */
    TerminalSide(FrameParts parts, Bag bag, TerminalSession session, Node next) {
        this.parts = parts;
        this.session = session;
        getStyleClass().add("terminal-side");
        open = Kit.id(Kit.button("", session::open), "terminal-open");
        open.setGraphic(Kit.icon(Feather.TERMINAL));
        close = Kit.id(Kit.button(parts.words("practice.terminal.close"), session::close), "terminal-close");
        all = Kit.id(Kit.button(parts.words("practice.terminal.copy-all"), this::copyAll), "terminal-copy-all");
        view = Kit.id(
                new TerminalView(
                        session,
                        parts.words("practice.terminal.name", session.host()),
                        new TerminalView.Around(
                                next::requestFocus,
                                () -> (close.isVisible() ? close : open).requestFocus(),
                                parts.context().desktop()::copy,
                                () -> Optional.ofNullable(
                                                Clipboard.getSystemClipboard().getString())
                                        .orElse(""))),
                "terminal-screen");
        view.setAccessibleHelp(keys());
        bag.add(view::close);
        told.setWrapText(true);
        told.setMinSize(0, USE_PREF_SIZE);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        StackPane screen = new StackPane(view);
        VBox.setVgrow(screen, Priority.ALWAYS);
        screen.setMinHeight(0);
        getChildren().setAll(Kit.row(state, told, all, close, open), screen);
        bag.now(session.state(), this::show);
    }

    private void show(State now) {
        boolean opened = now instanceof State.Open;
        boolean looking = view.isFocused();
        shown(open, !opened);
        shown(close, opened);
        shown(all, !(now instanceof State.Closed));
        open.setDisable(now instanceof State.Opening);
        open.setText(Kit.label(parts.words(
                now instanceof State.Ended ? "practice.terminal.again" : "practice.terminal.open", session.host())));
        view.setDisable(!opened);
        view.setOpacity(opened ? 1 : 0.6);
        if (now instanceof State.Ended ended) {
            Kit.show(state, Tone.WARN, parts.words("practice.terminal.is-ended"));
            told.setText(ended.why()
                    .map(this::cause)
                    .orElseGet(() -> parts.words("practice.terminal.left", session.host())));
        } else if (opened) {
            Kit.show(state, Tone.GOOD, parts.words("practice.terminal.is-open"));
            told.setText(keys());
        } else {
            boolean opening = now instanceof State.Opening;
            Kit.show(
                    state,
                    opening ? Tone.ACTIVE : Tone.NEUTRAL,
                    parts.words(opening ? "practice.terminal.is-opening" : "practice.terminal.is-closed"));
            told.setText(opening ? "" : parts.words("practice.terminal.what", session.host()));
        }
        if (opened) {
            view.requestFocus();
        } else if (looking) {
            open.requestFocus();
        }
    }

    private String keys() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return parts.words(mac ? "practice.terminal.keys-mac" : "practice.terminal.keys");
    }

    private static void shown(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private String cause(Failure why) {
        FailureText text = FailureText.of(parts.context().words(), why);
        return text.cause() + " " + text.next();
    }

    private void copyAll() {
        parts.context().desktop().copy(session.emulation().text());
    }
}
