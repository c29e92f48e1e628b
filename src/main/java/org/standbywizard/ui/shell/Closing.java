package org.standbywizard.ui.shell;

import java.util.Optional;
import org.standbywizard.text.Messages;

/** Somebody who has something to say before the window closes, such as a run that goes on. */
public interface Closing {
    /** What would stay undone, in words; empty if nothing stands against closing. */
    Optional<String> warning(Messages words);

    /** The window closes for good: stop, and do not wait. On the window's thread. */
    void closed();
}
