package org.standbywizard.ui.model;

import java.util.List;
import org.standbywizard.run.Journals;

/** What the page Apply shall do; asked for by other pages, which do not know it. */
public sealed interface RunRequest {
    /** Executes what was previewed, with the consents of now. */
    record Begin(Previewed previewed, Consents consents) implements RunRequest {}

    /** Goes on with a run that stopped. */
    record Resume(Journals.RunRecord run) implements RunRequest {}

    /** Takes runs back. @param chain oldest first, as {@link Journals#chain} gives them */
    record Undo(List<Journals.RunRecord> chain) implements RunRequest {
        public Undo {
            chain = List.copyOf(chain);
        }
    }
}
