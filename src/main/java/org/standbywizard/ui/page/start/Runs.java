package org.standbywizard.ui.page.start;

import java.util.List;
import org.standbywizard.remote.Failure;

/** What is known of this computer's runs. */
sealed interface Runs {
    record Reading() implements Runs {}

    /** @param rows the newest first */
    record Known(List<RunRow> rows) implements Runs {
        public Known {
            rows = List.copyOf(rows);
        }
    }

    record Unreadable(Failure failure) implements Runs {}
}
