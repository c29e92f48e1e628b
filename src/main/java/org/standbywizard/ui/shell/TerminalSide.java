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
    private final VBox invitation;
    private final Label state = Kit.id(Kit.badge(Tone.NEUTRAL, ""), "terminal-state");
    private final Label note = Kit.id(Kit.wrapped("", "hint"), "terminal-note");
    private final Button open;
    private final Button again;
    private final Button close;
    private final Button all;
    private final HBox head;

    /** @param next where the focus goes from the terminal */
    TerminalSide(FrameParts parts, Bag bag, TerminalSession session, Node next) {
        this.parts = parts;
        this.session = session;
        getStyleClass().add("terminal-side");
        open = button("terminal-open", parts.words("practice.terminal.open", session.host()), session::open);
        again = button("terminal-again", parts.words("practice.terminal.again"), session::open);
        close = button("terminal-close", parts.words("practice.terminal.close"), session::close);
        all = button("terminal-copy-all", parts.words("practice.terminal.copy-all"), this::copyAll);
        open.setGraphic(Kit.icon(Feather.TERMINAL));
        open.getStyleClass().add("accent");
        again.getStyleClass().add("accent");
        head = Kit.row(state, Kit.spacer(), all, close, again);
        invitation = Kit.styled(
                new VBox(
                        Kit.wrapped(parts.words("practice.terminal.what", session.host())),
                        Kit.wrapped(parts.words("practice.terminal.inside"), "hint"),
                        open),
                "terminal-invitation");
        view = Kit.id(
                new TerminalView(
                        session,
                        parts.words("practice.terminal.name", session.host()),
                        new TerminalView.Around(
                                next::requestFocus,
                                close::requestFocus,
                                parts.context().desktop()::copy,
                                TerminalSide::clipboard)),
                "terminal-screen");
        view.setAccessibleHelp(keys());
        bag.add(view::close);
        StackPane screen = new StackPane(view, invitation);
        VBox.setVgrow(screen, Priority.ALWAYS);
        screen.setMinHeight(0);
        getChildren().setAll(screen, note);
        bag.now(session.state(), this::show);
    }

    private static Button button(String id, String text, Runnable action) {
        return Kit.id(Kit.button(text, action), id);
    }

    /** What stands beside the choice of the host. */
    Node head() {
        return head;
    }

    private void show(State now) {
        boolean opened = now instanceof State.Open;
        boolean ended = now instanceof State.Ended;
        boolean left = view.isFocused() || close.isFocused();
        there(invitation, !opened && !ended);
        there(close, opened);
        there(again, ended);
        there(all, opened || ended);
        open.setDisable(now instanceof State.Opening);
        view.setDisable(!opened);
        view.setOpacity(opened ? 1 : 0.6);
        note.setText(note(now));
        there(note, opened || ended);
        tell(now);
        if (opened) {
            view.requestFocus();
        } else if (left) {
            (ended ? again : open).requestFocus();
        }
    }

    private static void there(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void tell(State now) {
        if (now instanceof State.Open) {
            Kit.show(state, Tone.GOOD, parts.words("practice.terminal.is-open"));
        } else if (now instanceof State.Ended) {
            Kit.show(state, Tone.WARN, parts.words("practice.terminal.is-ended"));
        } else if (now instanceof State.Opening) {
            Kit.show(state, Tone.ACTIVE, parts.words("practice.terminal.is-opening"));
        } else {
            Kit.show(state, Tone.NEUTRAL, parts.words("practice.terminal.is-closed"));
        }
    }

    private String note(State now) {
        if (now instanceof State.Ended ended) {
            return ended.why().map(this::cause).orElseGet(() -> parts.words("practice.terminal.left", session.host()));
        }
        return now instanceof State.Open ? keys() : "";
    }

    private String cause(Failure why) {
        if (why instanceof Failure.ConnectionLost) {
            return parts.words("practice.terminal.cut", session.host());
        }
        FailureText text = FailureText.of(parts.context().words(), why, session.host());
        return text.cause() + " " + text.next();
    }

    private String keys() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return parts.words(mac ? "practice.terminal.keys-mac" : "practice.terminal.keys");
    }

    private void copyAll() {
        parts.context().desktop().copy(session.emulation().text());
    }

    private static String clipboard() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
    }
}
