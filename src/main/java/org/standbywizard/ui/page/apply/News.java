package org.standbywizard.ui.page.apply;

import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunState;

/** What the work tells the window, in order. */
sealed interface News {
    /** A run is about to begin, go on or be taken back; its events follow. */
    record Prepared(RunState state) implements News {}

    record Happened(RunEvent event) implements News {
        /** Where too many come, lines and looks at a copy may be lost; what tells where a step is may not. */
        boolean mayBeLost() {
            return event instanceof RunEvent.Copying
                    || event instanceof RunEvent.Output output && !output.line().startsWith("slot-");
        }
    }
}
