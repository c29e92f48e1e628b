package org.standbywizard.ui.terminal;

import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;

/** A letter that is still being put together, as Korean ones are, at the cursor; the host gets it when it is done. */
final class Composing extends Label implements InputMethodRequests {
    private final TerminalView view;
    private final TerminalSession session;

    Composing(TerminalView view, TerminalSession session) {
        this.view = view;
        this.session = session;
        getStyleClass().add("term-composing");
        setManaged(false);
        setVisible(false);
        view.setInputMethodRequests(this);
        view.setOnInputMethodTextChanged(this::changed);
    }

    private void changed(InputMethodEvent event) {
        if (!event.getCommitted().isEmpty()) {
            session.type(event.getCommitted());
        }
        StringBuilder letters = new StringBuilder();
        event.getComposed().forEach(run -> letters.append(run.getText()));
        setText(letters.toString());
        setVisible(!letters.isEmpty());
        place();
    }

    /** Follows the cursor. */
    void place() {
        if (isVisible()) {
            Point2D at = view.place();
            resizeRelocate(at.getX(), at.getY(), prefWidth(-1), view.rowHeight());
        }
    }

    @Override
    public Point2D getTextLocation(int offset) {
        Point2D at = view.place();
        Point2D below = view.localToScreen(at.getX(), at.getY() + view.rowHeight());
        return below == null ? Point2D.ZERO : below;
    }

    @Override
    public int getLocationOffset(int x, int y) {
        return 0;
    }

    @Override
    public void cancelLatestCommittedText() {
        // The host has it.
    }

    @Override
    public String getSelectedText() {
        return "";
    }
}
