package org.standbywizard.ui.shell;

import java.util.List;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.PracticeLab;

/** What the first page says of the practice lab. */
public sealed interface PracticeFace {
    /** Nothing. */
    record Away() implements PracticeFace {}

    /** It looks what there is. */
    record Looking() implements PracticeFace {}

    /** @param versions the newest first */
    record Choosing(List<PracticeLab.Version> versions) implements PracticeFace {
        public Choosing {
            versions = List.copyOf(versions);
        }
    }

    /** @param bytes that have come */
    record Fetching(PracticeLab.Archive archive, long bytes) implements PracticeFace {}

    record Starting(PracticeLab.Stage stage) implements PracticeFace {}

    /** Until what was begun has ended and left nothing. */
    record Cancelling() implements PracticeFace {}

    /** @param again whether another attempt may go better */
    record Failed(Failure failure, boolean again) implements PracticeFace {}

    /** One runs already. */
    record There() implements PracticeFace {}
}
