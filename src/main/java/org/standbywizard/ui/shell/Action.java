package org.standbywizard.ui.shell;

import javafx.beans.value.ObservableValue;

/**
 * A button of the footer. It is never dead without saying why: one that cannot go on yet stays enabled, and shows and
 * focuses the first problem; only what makes no sense at the moment is {@code available} false.
 *
 * @param id stable, for tests: the button's node id is {@code action-<id>}
 * @param label what it will do, in words; may change. An underscore stands before its mnemonic, so a name in it wants
 *     {@link org.standbywizard.ui.fx.Kit#literal}
 */
public record Action(
        String id, Kind kind, ObservableValue<String> label, ObservableValue<Boolean> available, Runnable run) {

    /** PRIMARY is the page's one way on, at the very right; DANGER takes something away. BACK stands left of the others. */
    public enum Kind {
        PRIMARY,
        NORMAL,
        DANGER,
        BACK
    }
}
