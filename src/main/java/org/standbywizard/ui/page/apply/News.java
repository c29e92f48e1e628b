package org.standbywizard.ui.page.apply;

import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunState;

/** What the work tells the window, in order. */
sealed interface News {
    /** A run is about to begin, go on or be taken back; its events follow. */
    record Prepared(RunState state) implements News {}

    record Happened(RunEvent event) implements News {
        /** Lines may be lost where too many come; what a state is folded from may not. */
        boolean isLine() {
            return event instanceof RunEvent.Output output && !output.line().startsWith("slot-");
        }
    }
}
