package org.standbywizard.ui.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.standbywizard.text.Messages;

/** Somebody who has something to say before the window closes, such as a run that goes on. */
public interface Closing {
    /** What would stay undone, in words; empty if nothing stands against closing. */
    Optional<String> warning(Messages words);

    /** The window closes for good: stop, and do not wait. On the window's thread. */
    void closed();

    /** After {@link #closed}: when nothing is half-done any more. The program waits a while for it, without a window. */
    default CompletionStage<Void> ended() {
        return CompletableFuture.completedFuture(null);
    }
}
