package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/**
 * One page of the wizard as the frame shows it. It is a view in one language: when the language changes it is closed and
 * made anew from the same view model, which holds all state.
 */
public interface Page extends AutoCloseable {
    PageId id();

    /** Where one is, as a question or a fact. */
    ObservableValue<String> title();

    /** One sentence under the title. */
    ObservableValue<String> subtitle();

    /** The page's column of cards. The frame scrolls it; a page that fills the height itself says so by {@link #fills}. */
    Node body();

    /** Whether the body takes the height that there is and scrolls inside. */
    default boolean fills() {
        return false;
    }

    /** What stands at the right of the title. */
    default Optional<Node> aside() {
        return Optional.empty();
    }

    /** The footer's buttons from left to right, Back among them; the PRIMARY one last. */
    ObservableList<Action> actions();

    /** What the footer says at its left. */
    ObservableValue<String> note();

    ObservableValue<Mark> mark();

    /** Topic of the Learn panel; changes with what is focused or selected. */
    ObservableValue<String> topic();

    /** What the window's title says of what goes on here, such as {@code 42 %}, on whichever page one is; empty for nothing. */
    default ObservableValue<String> progress() {
        return new ReadOnlyStringWrapper("");
    }

    /** It is shown now: start what it shows live. Called on the window's thread. */
    default void entered() {}

    /** It is no longer shown. */
    default void left() {}

    /** Removes every listener. */
    @Override
    void close();
}
